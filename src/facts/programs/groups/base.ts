/** The families of one group: what nearly every command line holds. */
import type { Families } from "../program.ts";
import { BUILTINS } from "../builtins.ts";
import { DECLARATIONS } from "../declarations.ts";
import { ECHO } from "../echo.ts";
import { EVALUATE } from "../evaluate.ts";
import { FILES } from "../files.ts";
import { READERS } from "../readers.ts";

/** Them, by the file that each is written in. */
export const BASE_GROUP: Families = {
  builtins: BUILTINS,
  declarations: DECLARATIONS,
  echo: ECHO,
  evaluate: EVALUATE,
  files: FILES,
  readers: READERS,
};
