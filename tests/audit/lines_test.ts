/** Tests of splitting a file into lines. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { readLines } from "../../src/audit/lines.ts";
import { inFolder } from "./entry.ts";

async function split(content: string) {
  return await inFolder(async (folder) => {
    Deno.writeTextFileSync(`${folder}/a`, content);
    const lines: [string, number, boolean][] = [];
    for await (const { bytes, number, ended } of readLines(`${folder}/a`)) {
      lines.push([new TextDecoder().decode(bytes), number, ended]);
    }
    return lines;
  });
}

Deno.test("readLines() numbers lines and says which one is not ended", async () => {
  assert.deepEqual(await split(""), []);
  assert.deepEqual(await split("a\nb\n"), [["a", 1, true], ["b", 2, true]]);
  assert.deepEqual(await split("a\n\nb"), [
    ["a", 1, true],
    ["", 2, true],
    ["b", 3, false],
  ]);
});

Deno.test("readLines() holds no line that is endless", async () => {
  const lines = await split(`${"x".repeat(17_000_000)}\nb\n`);
  assert.deepEqual(lines, [["", 1, true], ["b", 2, true]]);
});

Deno.test("readLines() gives what was written, wherever the pieces end", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(400_000), { minLength: 1, maxLength: 5 }),
      async (lengths) => {
        const lines = lengths.map((length, i) => `${i}`.repeat(length));
        const read = await split(`${lines.join("\n")}\n`);
        assert.deepEqual(read.map(([text]) => text), lines);
      },
    ),
    { numRuns: 20 },
  );
});
