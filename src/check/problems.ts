/** Everything that can be told of: what each kind of problem is, and why it matters. */
import { CHECKS as OWN_CHECKS } from "./catalog.ts";
import type { Check } from "./check.ts";
import { DEPLOYMENT_CHECKS } from "./deployment/judge.ts";
import { BUILT_CHECKS } from "./deployment/image.ts";
import { REPOSITORY_CHECKS } from "./deployment/repository.ts";
import { LIVE_CHECKS } from "./live/checks.ts";
import { ELSEWHERE } from "./elsewhere.ts";

/** Everything that `check` finds, by identifier. */
export const CHECKS: Readonly<Record<string, Check>> = Object.assign(
  {},
  OWN_CHECKS,
  ...Object.values(DEPLOYMENT_CHECKS),
  BUILT_CHECKS,
  REPOSITORY_CHECKS,
  LIVE_CHECKS,
);

/** Every problem that the program tells of, by identifier. */
export const PROBLEMS: Readonly<Record<string, Check>> = {
  ...CHECKS,
  ...ELSEWHERE,
};
