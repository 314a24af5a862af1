/** What a call would really do, worked out from its text without running it. */
export type { Choice, Choices, Flag, Quantity, Text } from "./attribute.ts";
export { BUDGET, type Budget } from "./budget.ts";
export type { Annotations, Call } from "./call.ts";
export { type Finding } from "./content/detector.ts";
export { resultContent } from "./content/results.ts";
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
  type ValueOf,
} from "./effect.ts";
export { facts } from "./facts.ts";
