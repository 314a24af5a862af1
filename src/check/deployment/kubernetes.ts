/** Judges Kubernetes manifests. */
import type { Problem } from "../../problem/problem.ts";
import { type DeploymentChecks, hold } from "./check.ts";
import { KUBERNETES_ACCESS } from "./kubernetes_access.ts";
import { KUBERNETES_AROUND } from "./kubernetes_around.ts";
import { KUBERNETES_LIMITS } from "./kubernetes_limits.ts";
import { type Cluster, clusterOf } from "./kubernetes_objects.ts";
import { KUBERNETES_PODS } from "./kubernetes_pods.ts";
import type { Part } from "./part.ts";

/** Every check of manifests. */
export const KUBERNETES_CHECKS: DeploymentChecks<Cluster> = {
  ...KUBERNETES_PODS,
  ...KUBERNETES_LIMITS,
  ...KUBERNETES_AROUND,
  ...KUBERNETES_ACCESS,
};

/** Judges the documents of manifests that are applied together. */
export function judgeKubernetes(
  documents: readonly Part[],
): readonly Problem[] {
  return hold(clusterOf(documents), KUBERNETES_CHECKS);
}
