/** Characters that nobody sees. */
import assert from "node:assert/strict";
import { withoutFormat } from "../../src/facts/format_characters.ts";

const TABLE = [
  ["rm -rf", "rm -rf"],
  ["r\u200Bm", "rm"],
  ["\u202Erm\u202C", "rm"],
  ["\uFEFFrm\u00AD", "rm"],
  ["zażółć 🦊", "zażółć 🦊"],
  ["\u200B\u200B", ""],
  ["\u200Ba\u200B \u200Bb", "a b"],
] as const;

for (const [text, seen] of TABLE) {
  Deno.test(`withoutFormat() of ${JSON.stringify(text)}`, () => {
    assert.equal(withoutFormat(text), seen);
  });
}
