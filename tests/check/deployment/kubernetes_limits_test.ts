/** What a pod may use up, is made from and is told: each check against broken manifests. */
import { KUBERNETES_LIMITS } from "../../../src/check/deployment/kubernetes_limits.ts";
import { holdBroken } from "./broken.ts";
import { VARIANTS } from "./variants/kubernetes_limits.ts";

holdBroken(KUBERNETES_LIMITS, "security/resource-limits.yaml", VARIANTS);
