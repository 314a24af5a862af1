/** What a call would really do, worked out from its text without running it. */
export { BUDGET, type Budget } from "./budget.ts";
export type { Call } from "./call.ts";
export { type Finding } from "./content/detector.ts";
export { findSecrets } from "./content/find.ts";
export {
  type Attribute,
  type Effect,
  type EffectKind,
  type EffectOf,
  EFFECTS,
  type Facts,
  HOST_CLASSES,
  type HostClass,
  PATH_CLASSES,
  type PathClass,
  type Source,
} from "./effect.ts";
export { facts } from "./facts.ts";
