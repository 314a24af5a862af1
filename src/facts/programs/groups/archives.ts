/** The families of one group: archives. */
import type { Families } from "../program.ts";
import { ARCHIVES } from "../archives.ts";
import { COMPRESSORS } from "../compressors.ts";

/** Them, by the file that each is written in. */
export const ARCHIVES_GROUP: Families = {
  archives: ARCHIVES,
  compressors: COMPRESSORS,
};
