/** Tests of the shape of lines. */
import assert from "node:assert/strict";
import { auditLineSchema } from "../../src/audit/line.ts";
import { inFolder, KEYS, linesOf, record } from "./entry.ts";

const accepts = (value: unknown) => auditLineSchema.safeParse(value).success;

Deno.test("auditLineSchema accepts what is written, and nothing more or less", async () => {
  await inFolder(async (folder) => {
    const file = `${folder}/a.jsonl`;
    await record(file, 9, { max_bytes: 2_000, keep: 1 });
    await record(file, 1, { keys: KEYS.first });
    const written = [`${file}.${partOf(file) - 1}`, file].flatMap(linesOf)
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
    const kinds = new Set(written.map(({ kind }) => kind));
    for (const kind of ["opened", "removed", "sealed", "encrypted"]) {
      assert.ok(kinds.has(kind), kind);
    }
    for (const line of written) {
      assert.equal(accepts(line), true, line.kind);
      assert.equal(accepts({ ...line, more: 1 }), false, line.kind);
      const { hash: _, ...less } = line;
      assert.equal(accepts(less), false, line.kind);
    }
  });
});

function partOf(file: string): number {
  return JSON.parse(linesOf(file)[0] ?? "").part;
}
