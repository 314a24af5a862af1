/** What a pod may do to its node: each check against broken manifests. */
import { KUBERNETES_PODS } from "../../../src/check/deployment/kubernetes_pods.ts";
import { holdBroken } from "./broken.ts";
import { VARIANTS } from "./variants/kubernetes_pods.ts";

holdBroken(KUBERNETES_PODS, "security/resource-limits.yaml", VARIANTS);
