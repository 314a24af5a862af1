/** The families of one group: programs that run other programs. */
import type { Families } from "../program.ts";
import { FIND } from "../find.ts";
import { SHELLS } from "../shells.ts";
import { WRAPPERS } from "../wrappers.ts";
import { XARGS } from "../xargs.ts";

/** Them, by the file that each is written in. */
export const SHELLS_GROUP: Families = {
  shells: SHELLS,
  wrappers: WRAPPERS,
  xargs: XARGS,
  find: FIND,
};
