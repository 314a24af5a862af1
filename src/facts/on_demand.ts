/** The entry of this room for a process that loads its parts one by one; `mod.ts` is the entry to the whole. */
export type { Call } from "./call.ts";
export type { Facts } from "./effect.ts";
export { resultContent } from "./content/results.ts";
export { likelyParts } from "./guess.ts";
export { partialFacts } from "./partial.ts";
export type { PartName, Parts } from "./parts.ts";
export type { GroupName } from "./programs/programs.ts";
