/** Manifests that are applied together. */
import assert from "node:assert/strict";
import { KUBERNETES_CHECKS } from "../../../src/check/deployment/kubernetes.ts";
import { KUBERNETES_ACCESS } from "../../../src/check/deployment/kubernetes_access.ts";
import { KUBERNETES_AROUND } from "../../../src/check/deployment/kubernetes_around.ts";
import { KUBERNETES_LIMITS } from "../../../src/check/deployment/kubernetes_limits.ts";
import { KUBERNETES_PODS } from "../../../src/check/deployment/kubernetes_pods.ts";
import { found } from "./broken.ts";

const FILE = "security/resource-limits.yaml";
const text = Deno.readTextFileSync(FILE);

Deno.test("judgeKubernetes() takes one file and several alike", () => {
  const parts = text.split(/^---$/m);
  const several = Object.fromEntries(
    parts.map((part, at) => [`${at}.yaml`, part]),
  );
  assert.deepEqual(found(several), []);
});

Deno.test("judgeKubernetes() tells the line of each thing that is wrong", () => {
  const line =
    text.split("\n").findIndex((one) => one.includes("image: superego")) + 1;
  assert.deepEqual(
    found({ [FILE]: text.replace("superego:0.1.0", "superego:latest") }),
    [`KUBE-104 at ${line}`],
  );
});

Deno.test("no two checks of manifests have one identifier", () => {
  const parts = [
    KUBERNETES_PODS,
    KUBERNETES_LIMITS,
    KUBERNETES_AROUND,
    KUBERNETES_ACCESS,
  ].flatMap((checks) => Object.keys(checks));
  assert.deepEqual(parts.toSorted(), Object.keys(KUBERNETES_CHECKS).toSorted());
});
