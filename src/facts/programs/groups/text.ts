/** The families of one group: programs that change and recode text. */
import type { Families } from "../program.ts";
import { AWK } from "../awk.ts";
import { EDITORS } from "../editors.ts";
import { ENCODINGS } from "../encodings.ts";
import { FILTERS } from "../filters.ts";

/** Them, by the file that each is written in. */
export const TEXT_GROUP: Families = {
  filters: FILTERS,
  awk: AWK,
  editors: EDITORS,
  encodings: ENCODINGS,
};
