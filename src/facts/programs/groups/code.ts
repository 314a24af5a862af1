/** The families of one group: programs that run code of other languages. */
import type { Families } from "../program.ts";
import { DEBUGGERS } from "../debuggers.ts";
import { EMACS } from "../emacs.ts";
import { INTERPRETERS } from "../interpreters.ts";
import { TCL } from "../tcl.ts";

/** Them, by the file that each is written in. */
export const CODE_GROUP: Families = {
  interpreters: INTERPRETERS,
  tcl: TCL,
  emacs: EMACS,
  debuggers: DEBUGGERS,
};
