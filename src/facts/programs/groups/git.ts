/** The families of one group: Git. */
import type { Families } from "../program.ts";
import { GIT } from "../git.ts";

/** Them, by the file that each is written in. */
export const GIT_GROUP: Families = { git: GIT };
