/** The families of one group: programs that bring a command into another environment, and coding agents. */
import type { Families } from "../program.ts";
import { AGENTS } from "../agents.ts";
import { LAUNCHERS } from "../launchers.ts";

/** Them, by the file that each is written in. */
export const LAUNCHERS_GROUP: Families = {
  launchers: LAUNCHERS,
  agents: AGENTS,
};
