/** The families of one group: builds, and what makes one file of another. */
import type { Families } from "../program.ts";
import { BUILD } from "../build.ts";
import { CMAKE } from "../cmake.ts";
import { CONVERTERS } from "../converters.ts";

/** Them, by the file that each is written in. */
export const BUILDS_GROUP: Families = {
  build: BUILD,
  cmake: CMAKE,
  converters: CONVERTERS,
};
