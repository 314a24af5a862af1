/** Tests what single pieces of code stand for. */
import assert from "node:assert/strict";
import { indexed, textOf } from "../../../../src/facts/programs/code/pieces.ts";
import {
  ANYTHING,
  text,
  type Value,
} from "../../../../src/facts/programs/code/values.ts";

const VARIABLES = new Map([["x", text("a")]]);

Deno.test("textOf() fills in a text where its language does, and nowhere else", () => {
  const token = { kind: "text", text: "${x}/b" } as const;
  assert.equal(textOf(token, VARIABLES).text, "${x}/b");
  assert.equal(textOf({ ...token, filled: true }, VARIABLES).text, "a/b");
});

Deno.test("textOf() knows patterns, and lists of words", () => {
  const glob = textOf(
    { kind: "text", text: "*.log", prefix: "glob" },
    VARIABLES,
  );
  assert.deepEqual([glob.text, glob.pattern, glob.path], ["*.log", true, true]);
  const words = textOf(
    { kind: "text", text: " a  b ", prefix: "words" },
    VARIABLES,
  );
  assert.deepEqual(words.list?.map(({ text }) => text), ["a", "b"]);
});

Deno.test("indexed() turns a text round that is written so", () => {
  const pieces = [":", ":", "-", "1", "]"].map((text) =>
    ({ kind: "sign", text }) as const
  );
  assert.equal(indexed(text("abc"), undefined, pieces).text, "cba");
  assert.equal(indexed(ANYTHING, undefined, pieces).text, undefined);
});

Deno.test("indexed() takes an index of Ruby's Dir for a pattern, and any other for a member", () => {
  const folder: Value = { name: "Dir", origins: [] };
  const found = indexed(folder, text("*.log"), []);
  assert.deepEqual([found.text, found.pattern], ["*.log", true]);
  const list: Value = { list: [text("a"), text("b")], origins: [] };
  assert.equal(indexed(list, text("1"), []).text, "b");
});
