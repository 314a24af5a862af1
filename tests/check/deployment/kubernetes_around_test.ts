/** What stands around pods: each check against broken manifests. */
import assert from "node:assert/strict";
import {
  KUBERNETES_AROUND,
  quantity,
} from "../../../src/check/deployment/kubernetes_around.ts";
import { holdBroken } from "./broken.ts";

const NOTHING = "  podSelector: {}\n  policyTypes: [Ingress, Egress]";
const SELECTOR =
  "  selector:\n    matchLabels: { app.kubernetes.io/name: superego }\n  strategy:";

holdBroken(KUBERNETES_AROUND, "security/resource-limits.yaml", [
  ["KUBE-201", "    pod-security.kubernetes.io/enforce: restricted\n", ""],
  ["KUBE-201", "enforce: restricted", "enforce: privileged"],
  [
    "KUBE-202",
    "kind: Deployment\nmetadata:\n  name: superego\n  namespace: superego\n",
    "kind: Deployment\nmetadata:\n  name: superego\n",
  ],
  ["KUBE-203", NOTHING, "  podSelector: {}\n  policyTypes: [Ingress]"],
  [
    "KUBE-204",
    "  selector: { app.kubernetes.io/name: superego }\n  ports",
    "  selector: {app: superego}\n  ports",
  ],
  [
    "KUBE-204",
    NOTHING,
    "  podSelector: {matchLabels: {app: other}}\n  policyTypes: [Ingress, Egress]",
  ],
  ["KUBE-205", NOTHING, `${NOTHING}\n  ingress: [{}]`],
  ["KUBE-206", "minReplicas: 2", "minReplicas: 1"],
  [
    "KUBE-206",
    "scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: superego }",
    "scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: supergo}",
  ],
  ["KUBE-207", 'updateMode: "Off"', "updateMode: Auto"],
  ["KUBE-208", "maxUnavailable: 1\n  selector", "minAvailable: 2\n  selector"],
  [
    "KUBE-208",
    "maxUnavailable: 1\n  selector",
    "maxUnavailable: 0\n  selector",
  ],
  ["KUBE-210", "type: ClusterIP", "type: LoadBalancer"],
  ["KUBE-211", "limits.memory: 2Gi", "limits.memory: 1Gi"],
  ["KUBE-213", SELECTOR, `  replicas: 2\n${SELECTOR}`],
]);

for (
  const [text, wanted] of [
    ["500m", 0.5],
    ["2", 2],
    ["1Gi", 2 ** 30],
    ["5M", 5e6],
    ["", 0],
    ["lots", 0],
  ] as const
) {
  Deno.test(`quantity() of ${JSON.stringify(text)} is ${wanted}`, () => {
    assert.equal(quantity(text), wanted);
  });
}
