/** The policies that ship inside the program, already read. */
import type { Policy } from "./model.ts";
import data from "./shipped.json" with { type: "json" };

/** The shipped policies; `shipped.json` is made from the files in `security/policies`. */
export const SHIPPED = data as unknown as readonly Policy[];
