/** Checks of pods: what the restricted Pod Security Standard asks for, and what goes beyond it. */
import type { DeploymentChecks } from "./check.ts";
import {
  type Cluster,
  eachContainer,
  eachPod,
  fault,
  nameOf,
  ofKind,
} from "./kubernetes_objects.ts";
import type { Part } from "./part.ts";

/** The parts whose text is one of these. */
function saying(parts: readonly Part[], ...texts: readonly string[]) {
  return parts.filter(({ text }) => texts.includes(text));
}

/** The part, unless it says this. */
function unless(part: Part, ...texts: readonly string[]): readonly Part[] {
  return texts.includes(part.text) ? [] : [part];
}

/** Kinds of volumes that the restricted standard allows. */
const VOLUMES = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "persistentVolumeClaim",
  "projected",
  "secret",
];

/** What a pod may do to its node. */
export const KUBERNETES_PODS: DeploymentChecks<Cluster> = {
  "KUBE-001": {
    severity: "critical",
    title: "A container runs privileged",
    why: "Whoever gets into it is root on the node",
    mend: "Remove `privileged`",
    standards: ["Pod Security baseline", "NSA Kubernetes hardening"],
    find: (cluster) =>
      eachContainer(
        cluster,
        ({ security }) => saying([security("privileged")], "true"),
      ),
  },
  "KUBE-002": {
    severity: "high",
    title: "A container can gain rights that it was not started with",
    why: "A program with the set-user bit makes its caller root",
    mend: "Say `allowPrivilegeEscalation: false` in its `securityContext`",
    standards: ["Pod Security restricted"],
    find: (cluster) =>
      eachContainer(
        cluster,
        ({ part }) =>
          unless(
            part.get("securityContext", "allowPrivilegeEscalation"),
            "false",
          ),
      ),
  },
  "KUBE-003": {
    severity: "high",
    title: "A container may run as root",
    why: "Root in the container is root for every flaw of the kernel",
    mend: "Say `runAsNonRoot: true`, and `runAsUser` with a number above 0",
    standards: ["Pod Security restricted"],
    find: (cluster) =>
      eachContainer(cluster, ({ security }) => [
        ...unless(security("runAsNonRoot"), "true"),
        ...saying([security("runAsUser")], "0"),
      ]),
  },
  "KUBE-004": {
    severity: "high",
    title: "A container keeps capabilities of the kernel",
    why: "The ones that a runtime gives by itself are enough to forge packets",
    mend: "Say `capabilities: {drop: [ALL]}` in its `securityContext`",
    standards: ["Pod Security restricted"],
    find: (cluster) =>
      eachContainer(cluster, ({ part }) => {
        const drop = part.get("securityContext", "capabilities", "drop");
        return drop.items().some(({ text }) => text === "ALL") ? [] : [drop];
      }),
  },
  "KUBE-005": {
    severity: "medium",
    title: "A container is given a capability",
    why: "Each is a part of what root may do",
    mend: "Remove `capabilities.add`",
    standards: ["Pod Security restricted"],
    find: (cluster) =>
      eachContainer(
        cluster,
        ({ part }) =>
          part.get("securityContext", "capabilities", "add").items(),
      ),
  },
  "KUBE-006": {
    severity: "high",
    title: "A container runs without a filter for system calls",
    why: "Kubernetes has none unless it is asked for",
    mend:
      "Say `seccompProfile: {type: RuntimeDefault}`, or `Localhost` with a profile",
    standards: ["Pod Security restricted"],
    find: (cluster) =>
      eachContainer(
        cluster,
        ({ security }) =>
          unless(
            security("seccompProfile", "type"),
            "RuntimeDefault",
            "Localhost",
          ),
      ),
  },
  "KUBE-007": {
    severity: "high",
    title: "A container can change its own file system",
    why: "What an attacker writes there can be run",
    mend:
      "Say `readOnlyRootFilesystem: true`, and mount an `emptyDir` for what it must write",
    standards: ["NSA Kubernetes hardening"],
    find: (cluster) =>
      eachContainer(
        cluster,
        ({ part }) =>
          unless(part.get("securityContext", "readOnlyRootFilesystem"), "true"),
      ),
  },
  "KUBE-008": {
    severity: "critical",
    title: "A pod shares a namespace of its node",
    why: "It sees and reaches what the node's own programs do",
    mend: "Remove `hostNetwork`, `hostPID` and `hostIPC`",
    standards: ["Pod Security baseline"],
    find: (cluster) =>
      eachPod(cluster, ({ pod }) =>
        saying(
          ["hostNetwork", "hostPID", "hostIPC"].map((key) => pod.get(key)),
          "true",
        )),
  },
  "KUBE-009": {
    severity: "critical",
    title: "A pod mounts a folder of its node, or a volume of an unsafe kind",
    why: "What stands on the node decides what the node does",
    mend: "Use an `emptyDir`, a claim, a secret or a configuration map",
    standards: ["Pod Security restricted"],
    find: (cluster) => [
      ...eachPod(
        cluster,
        ({ pod }) =>
          pod.get("volumes").items().flatMap((volume) =>
            volume.entries().filter(({ key }) =>
              key !== "name" && !VOLUMES.includes(key)
            )
          ),
      ),
      ...ofKind(cluster, "PersistentVolume").flatMap((object) =>
        [object.get("spec", "hostPath"), object.get("spec", "local")]
          .filter(({ there }) => there)
          .map((part) => fault(part, nameOf(object)))
      ),
    ],
  },
  "KUBE-010": {
    severity: "high",
    title: "A container takes a port of its node",
    why: "It can be reached past every service and most network policies",
    mend: "Remove `hostPort`, and use a Service",
    standards: ["Pod Security baseline"],
    find: (cluster) =>
      eachContainer(
        cluster,
        ({ part }) =>
          part.get("ports").items().map((port) => port.get("hostPort"))
            .filter(({ there }) => there),
      ),
  },
  "KUBE-011": {
    severity: "high",
    title: "A pod loosens what the node enforces",
    why:
      "Mandatory access control, the mask over /proc and safe kernel settings hold where a container's fence has a hole",
    mend: "Remove the line",
    standards: ["Pod Security baseline"],
    find: (cluster) => [
      ...eachPod(cluster, ({ pod, object }) => [
        ...pod.get("securityContext", "sysctls").items(),
        ...[object, object.get("spec", "template")].flatMap((one) =>
          one.get("metadata", "annotations").entries()
        ).filter(({ key, text }) =>
          key.startsWith("container.apparmor.security.beta.kubernetes.io/") &&
          text === "unconfined"
        ),
      ]),
      ...eachContainer(cluster, ({ security }) => [
        ...saying([security("procMount")], "Unmasked"),
        ...saying([security("appArmorProfile", "type")], "Unconfined"),
      ]),
    ],
  },
  "KUBE-012": {
    severity: "medium",
    title: "A pod is given a key to the cluster's API",
    why: "Whoever gets into the pod may ask the API in its name",
    mend: "Say `automountServiceAccountToken: false`",
    standards: ["NSA Kubernetes hardening"],
    find: (cluster) =>
      eachPod(
        cluster,
        ({ pod }) => unless(pod.get("automountServiceAccountToken"), "false"),
      ),
  },
  "KUBE-013": {
    severity: "low",
    title: "A pod is told of every service around it",
    why: "The addresses of the others stand in its environment",
    mend: "Say `enableServiceLinks: false`",
    standards: ["NSA Kubernetes hardening"],
    find: (cluster) =>
      eachPod(
        cluster,
        ({ pod }) => unless(pod.get("enableServiceLinks"), "false"),
      ),
  },
};
