/** Tests that all of a call's arguments are looked at, up to a limit. */
import assert from "node:assert/strict";
import { callContent } from "../../../src/facts/content/arguments.ts";
import { MOST_TEXT } from "../../../src/facts/content/detector.ts";
import { filler } from "./filler.ts";

const TOKEN = ["gh", "p_", filler(36)].join("");

function where(parameters: Record<string, unknown>): readonly string[] {
  return callContent({ tool_name: "x", parameters }).map((effect) =>
    effect.source.where
  );
}

Deno.test("callContent() looks into lists and objects", () => {
  assert.deepEqual(where({ a: TOKEN, b: [{ c: `x ${TOKEN}` }], d: 5 }), [
    "parameters.a",
    "parameters.b[0].c",
  ]);
});

Deno.test("callContent() stops where the budget ends", () => {
  assert.deepEqual(where({ a: "x".repeat(MOST_TEXT), b: TOKEN }), []);
  assert.deepEqual(
    where({ a: "x".repeat(MOST_TEXT - 10), b: TOKEN, c: TOKEN }),
    [],
  );
});
