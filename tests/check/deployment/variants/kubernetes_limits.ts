/** Manifests whose pods use up, are made from or are told what they should not. */
import type { Broken } from "../broken.ts";

const LIMITS = 'limits: { cpu: "1", memory: 256Mi, ephemeral-storage: 256Mi }';
const ENV =
  "- { name: SUPEREGO_API_KEY_FILE, value: /run/secrets/superego/key }";

/** Each, with the check that finds it. */
export const VARIANTS: readonly Broken[] = [
  ["KUBE-101", LIMITS, 'limits: {cpu: "1", ephemeral-storage: 256Mi}'],
  ["KUBE-101", LIMITS, "limits: {}"],
  [
    "KUBE-102",
    "requests: { cpu: 100m, memory: 128Mi, ephemeral-storage: 64Mi }\n            limits",
    "limits",
  ],
  ["KUBE-103", LIMITS, 'limits: {cpu: "1", memory: 256Mi}'],
  ["KUBE-103", "emptyDir: { sizeLimit: 200Mi }", "emptyDir: {}"],
  ["KUBE-104", "image: superego:0.1.0", "image: superego"],
  ["KUBE-104", "image: superego:0.1.0", "image: superego:latest"],
  [
    "KUBE-105",
    "          readinessProbe:\n            httpGet: { path: /readyz, port: http }\n            periodSeconds: 5\n",
    "",
  ],
  [
    "KUBE-105",
    "          livenessProbe:\n            httpGet: { path: /healthz, port: http }\n            periodSeconds: 10\n",
    "",
  ],
  ["KUBE-106", ENV, "- {name: SUPEREGO_API_KEY, value: hunter2}"],
  [
    "KUBE-107",
    "httpGet: { path: /readyz, port: http }",
    "httpGet: {path: /readyz, port: http, host: 169.254.169.254}",
  ],
];
