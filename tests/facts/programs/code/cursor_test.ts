/** Tests going over tokens. */
import assert from "node:assert/strict";
import { Cursor } from "../../../../src/facts/programs/code/cursor.ts";
import { PYTHON } from "../../../../src/facts/programs/code/languages.ts";

Deno.test("Cursor sees what is ahead, and its end", () => {
  const cursor = new Cursor("a(b)", PYTHON);
  assert.equal(cursor.peek()?.text, "a");
  assert.ok(cursor.is("(", 1) && !cursor.is("("));
  cursor.at = 3;
  assert.ok(cursor.is(")") && !cursor.ended);
  cursor.at = 4;
  assert.ok(cursor.ended);
  assert.equal(cursor.peek(), undefined);
});
