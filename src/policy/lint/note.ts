/** How lint's parts hand over what they find. */
import type { FindingId } from "../findings.ts";
import type { Place } from "../model.ts";

/** Notes one finding at a place of a file. */
export type Note = (
  id: FindingId,
  file: string,
  at: Place,
  message: string,
  hint: string,
) => void;
