/** Judges Compose files. */
import type { Problem } from "../../problem/problem.ts";
import { type DeploymentChecks, hold } from "./check.ts";
import { type Service, servicesOf } from "./compose_file.ts";
import { COMPOSE_ELSEWHERE } from "./compose_elsewhere.ts";
import { COMPOSE_ISOLATION } from "./compose_isolation.ts";
import { COMPOSE_LIMITS } from "./compose_limits.ts";
import type { Part } from "./part.ts";

/** Every check of a service. */
const OF_A_SERVICE: DeploymentChecks<Service> = {
  ...COMPOSE_ISOLATION,
  ...COMPOSE_LIMITS,
};

/** Every check of a Compose file. */
export const COMPOSE_CHECKS: DeploymentChecks<never> = {
  ...OF_A_SERVICE,
  ...COMPOSE_ELSEWHERE,
};

/** Judges files that are given to Compose together, the later ones over the earlier. */
export function judgeCompose(files: readonly Part[]): readonly Problem[] {
  return [
    ...servicesOf(files).flatMap((service) => hold(service, OF_A_SERVICE)),
    ...hold(files, COMPOSE_ELSEWHERE),
  ];
}
