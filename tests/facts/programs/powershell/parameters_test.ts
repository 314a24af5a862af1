/** Tests how PowerShell's parameters are read. */
import assert from "node:assert/strict";
import {
  parametersOf,
} from "../../../../src/facts/programs/powershell/parameters.ts";
import {
  pipelinesOf,
} from "../../../../src/facts/programs/powershell/words.ts";
import { plain } from "../../../../src/facts/shell/data.ts";

function read(code: string) {
  const words = pipelinesOf(`x ${code}`).flat(2).slice(1);
  return parametersOf(words, ({ text }) => plain(text));
}

Deno.test("parametersOf() takes shortened names in any case", () => {
  const given = read("-R -FO a");
  assert.ok(given.has("recurse") && given.has("force"));
  assert.deepEqual(given.operands.map(({ text }) => text), ["a"]);
});

Deno.test("parametersOf() gives values to their parameters", () => {
  const given = read("-Path a, b -Destination:c d");
  assert.deepEqual(given.values("path").map(({ text }) => text), ["a", "b"]);
  assert.deepEqual(given.values("destination").map(({ text }) => text), ["c"]);
  assert.deepEqual(given.operands.map(({ text }) => text), ["d"]);
});

Deno.test("parametersOf() takes no quoted word for a parameter", () => {
  assert.deepEqual(read("'-Recurse'").operands.length, 1);
});
