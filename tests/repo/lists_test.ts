/** Tests that rewritten lists are the lists that were written. */
import assert from "node:assert/strict";
import { walk } from "./walk.ts";
import { listsAsTexts } from "./lists.ts";

const TWELVE = Array.from({ length: 12 }, (_, n) => `"${n}"`).join(", ");

const CASES: readonly (readonly [string, string])[] = [
  [`const a = [${TWELVE}];`, "split"],
  [`const a = [\n  // "of numbers"\n  ${TWELVE},\n];`, "split"],
  [`const a = [${TWELVE}, "q\\"q\\\\"] as const;`, "split"],
  [`const a = [${TWELVE}, 1];`, "as it was"],
  [`const a = [${TWELVE}, "\\n"];`, "as it was"],
  [`const a = ["1", "2"];`, "as it was"],
  [`const a = [];`, "as it was"],
];

for (const [code, want] of CASES) {
  Deno.test(`listsAsTexts() leaves ${want}: ${code}`, () => {
    const made = listsAsTexts(code);
    assert.equal(made !== code, want === "split");
    const value = (text: string) =>
      new Function(`${text.replace("as const", "")} return a;`)() as unknown;
    assert.deepEqual(value(made), value(code));
  });
}

Deno.test("listsAsTexts() finds the lists of the sources, and nothing that is no list", () => {
  let found = 0;
  for (const path of walk("src", ".ts")) {
    const code = Deno.readTextFileSync(path);
    const made = listsAsTexts(code);
    if (made === code) continue;
    found++;
    for (
      const [, text = ""] of made.matchAll(
        /@__PURE__ \*\/ (".*")\.split\("\\n"\)/g,
      )
    ) {
      const texts = (JSON.parse(text) as string).split("\n");
      assert.ok(texts.length >= 12);
      for (const one of texts) {
        assert.ok(code.includes(JSON.stringify(one)), one);
      }
    }
  }
  assert.ok(found > 3);
});
