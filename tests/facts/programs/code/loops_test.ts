/** Tests what the loops of code go over. */
import assert from "node:assert/strict";
import {
  JAVASCRIPT,
  PYTHON,
} from "../../../../src/facts/programs/code/languages.ts";
import { loopAt, memberOf } from "../../../../src/facts/programs/code/loops.ts";
import { tokensOf } from "../../../../src/facts/programs/code/tokens.ts";
import { text } from "../../../../src/facts/programs/code/values.ts";

Deno.test("loopAt() finds the variable and the list", () => {
  const python = tokensOf("for x in xs: pass", PYTHON);
  assert.deepEqual(loopAt(python, 0), { name: "x", list: 3 });
  const script = tokensOf("for (const x of xs) {}", JAVASCRIPT);
  assert.deepEqual(loopAt(script, 0), { name: "x", list: 5 });
});

Deno.test("loopAt() takes no other loop", () => {
  assert.equal(loopAt(tokensOf("while x: pass", PYTHON), 0), undefined);
  assert.equal(
    loopAt(tokensOf("for (;;) {}", JAVASCRIPT), 0),
    undefined,
  );
});

Deno.test("memberOf() is the first of a list, or the whole", () => {
  const list = { list: [text("a"), text("b")], origins: [] };
  assert.equal(memberOf(list).text, "a");
  assert.equal(memberOf(text("a")).text, "a");
});
