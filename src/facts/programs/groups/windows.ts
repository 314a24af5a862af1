/** The families of one group: Windows. */
import type { Families } from "../program.ts";
import { WINDOWS } from "../windows.ts";

/** Them, by the file that each is written in. */
export const WINDOWS_GROUP: Families = {
  windows: WINDOWS,
};
