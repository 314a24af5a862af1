/** Holds every table of programs to a test that asks whether each of its rows has a case. */
import assert from "node:assert/strict";
import { FAMILIES } from "../../src/facts/programs/registry.ts";
import { walk } from "./walk.ts";

function found(path: string, pattern: RegExp): readonly string[] {
  return [...Deno.readTextFileSync(path).matchAll(pattern)].map(
    ([, name = ""]) => name,
  );
}

Deno.test("every table of programs has a case for every row", () => {
  const tables = walk("src/facts/programs", ".ts").flatMap((path) =>
    found(path, /export const ([A-Z_]+): Family\b/g)
  );
  assert.ok(tables.length >= Object.keys(FAMILIES).length);
  const held = walk("tests/facts/programs", "_test.ts").flatMap((path) =>
    found(path, /untried\(\s*([A-Z_]+)/g)
  );
  assert.deepEqual(tables.filter((table) => !held.includes(table)), []);
});
