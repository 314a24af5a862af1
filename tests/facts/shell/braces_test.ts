/** Tests brace expansion. */
import assert from "node:assert/strict";
import { expandBraces } from "../../../src/facts/shell/braces.ts";

const CASES: readonly (readonly [string, readonly string[] | undefined])[] = [
  ["{a,b}", ["a", "b"]],
  ["{a,}", ["a", ""]],
  ["{,}", ["", ""]],
  ["{a}", undefined],
  ["{}", undefined],
  ["{a,{b,c}}", ["a", "{b,c}"]],
  ["{a,'b,c'}", ["a", "'b,c'"]],
  ['{a,"b,c"}', ["a", '"b,c"']],
  ["{a,b\\,c}", ["a", "b\\,c"]],
  ["{a,$(b,c)}", ["a", "$(b,c)"]],
  ["{1..3}", ["1", "2", "3"]],
  ["{3..1}", ["3", "2", "1"]],
  ["{1..9..4}", ["1", "5", "9"]],
  ["{01..03}", ["01", "02", "03"]],
  ["{-1..1}", ["-1", "0", "1"]],
  ["{a..c}", ["a", "b", "c"]],
  ["{c..a}", ["c", "b", "a"]],
  ["{a..3}", undefined],
  ["{1..1000000}", ["*"]],
  [`{${"a,".repeat(100)}a}`, ["*"]],
];

for (const [text, wanted] of CASES) {
  Deno.test(`expandBraces() expands ${text.slice(0, 40)}`, () => {
    assert.deepEqual(expandBraces(text), wanted);
  });
}
