/** Judges Compose files. */
import type { Problem } from "../../problem/problem.ts";
import { type DeploymentChecks, hold } from "./check.ts";
import { type Service, servicesOf } from "./compose_file.ts";
import { COMPOSE_ISOLATION } from "./compose_isolation.ts";
import { COMPOSE_LIMITS } from "./compose_limits.ts";
import type { Part } from "./part.ts";

/** Every check of a service. */
export const COMPOSE_CHECKS: DeploymentChecks<Service> = {
  ...COMPOSE_ISOLATION,
  ...COMPOSE_LIMITS,
};

/** Judges files that are given to Compose together, the later ones over the earlier. */
export function judgeCompose(files: readonly Part[]): readonly Problem[] {
  return servicesOf(files).flatMap((service) => hold(service, COMPOSE_CHECKS));
}
