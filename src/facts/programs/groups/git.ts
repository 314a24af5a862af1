/** The families of one group: Git and other version control. */
import type { Families } from "../program.ts";
import { GIT } from "../git.ts";
import { VERSION_CONTROL } from "../version_control.ts";

/** Them, by the file that each is written in. */
export const GIT_GROUP: Families = {
  git: GIT,
  version_control: VERSION_CONTROL,
};
