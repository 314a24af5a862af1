/** The families of one group: builds and coding agents. */
import type { Families } from "../program.ts";
import { AGENTS } from "../agents.ts";
import { BUILD } from "../build.ts";
import { CMAKE } from "../cmake.ts";

/** Them, by the file that each is written in. */
export const BUILDS_GROUP: Families = {
  build: BUILD,
  cmake: CMAKE,
  agents: AGENTS,
};
