/** Manifests whose pods may do more to their node than they should. */
import type { Broken } from "../broken.ts";

const SECURITY = "            allowPrivilegeEscalation: false\n";
const VOLUME = "emptyDir: { sizeLimit: 200Mi }";
const POD = "      enableServiceLinks: false\n";
const SERVICE = "---\napiVersion: v1\nkind: Service\n";

function volume(source: string): string {
  return `---\napiVersion: v1\nkind: PersistentVolume\nmetadata: {name: v}\nspec: {${source}}\n`;
}

/** Each, with the check that finds it. */
export const VARIANTS: readonly Broken[] = [
  ["KUBE-001", SECURITY, `${SECURITY}            privileged: true\n`],
  ["KUBE-002", SECURITY, ""],
  [
    "KUBE-002",
    "allowPrivilegeEscalation: false",
    "allowPrivilegeEscalation: true",
  ],
  ["KUBE-003", "        runAsNonRoot: true\n", ""],
  ["KUBE-003", "runAsUser: 65532", "runAsUser: 0"],
  [
    "KUBE-004",
    "capabilities: { drop: [ALL] }",
    "capabilities: {drop: [NET_RAW]}",
  ],
  ["KUBE-005", "{ drop: [ALL] }", "{drop: [ALL], add: [SYS_ADMIN]}"],
  [
    "KUBE-006",
    "            seccompProfile: { type: RuntimeDefault }\n",
    "            seccompProfile: {type: Unconfined}\n",
  ],
  ["KUBE-007", "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false"],
  ["KUBE-008", POD, `${POD}      hostNetwork: true\n`],
  ["KUBE-008", POD, `${POD}      hostPID: true\n`],
  ["KUBE-009", VOLUME, "hostPath: {path: /}"],
  ["KUBE-009", VOLUME, "nfs: {server: a, path: /}"],
  ["KUBE-009", SERVICE, `${volume("hostPath: {path: /etc}")}${SERVICE}`],
  ["KUBE-009", SERVICE, `${volume("local: {path: /mnt}")}${SERVICE}`],
  ["KUBE-010", "containerPort: 8000", "containerPort: 8000, hostPort: 8000"],
  [
    "KUBE-011",
    "        runAsGroup: 65532\n",
    "        sysctls: [{name: kernel.msgmax, value: '1'}]\n",
  ],
  ["KUBE-011", SECURITY, `${SECURITY}            procMount: Unmasked\n`],
  [
    "KUBE-011",
    SECURITY,
    `${SECURITY}            appArmorProfile: {type: Unconfined}\n`,
  ],
  ["KUBE-012", "      automountServiceAccountToken: false\n", ""],
  ["KUBE-013", POD, ""],
];
