/** The tests of the policies that ship inside the program, already read. */
import type { PolicyTest } from "./model.ts";
import data from "./shipped_tests.json" with { type: "json" };

/** The tests of the packs, and of each profile that has some; `shipped_tests.json` is made from `security/policies`. */
export const SHIPPED_TESTS = data as unknown as Readonly<
  Record<keyof typeof data, readonly PolicyTest[]>
>;
