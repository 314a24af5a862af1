/** The families of one group: version control other than Git, and hosts of code. */
import type { Families } from "../program.ts";
import { HOSTING } from "../hosting.ts";
import { VERSION_CONTROL } from "../version_control.ts";

/** Them, by the file that each is written in. */
export const VERSION_CONTROL_GROUP: Families = {
  hosting: HOSTING,
  version_control: VERSION_CONTROL,
};
