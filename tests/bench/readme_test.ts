/** Holds README's figures to the rows that the benchmark prints. */
import assert from "node:assert/strict";
import { GROUPS } from "./groups.ts";
import { quotedRows, writeFigures } from "./readme.ts";
import { targetText } from "./report.ts";

const ROWS = GROUPS.flatMap(({ rows }) => rows);

Deno.test("README quotes exactly the rows that the benchmark prints, with their targets", () => {
  assert.deepEqual(
    quotedRows(Deno.readTextFileSync("README.md")),
    ROWS.map((row) => [row.name, targetText(row)]),
  );
});

Deno.test("no two rows have one name, and none would break the table", () => {
  const names = ROWS.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  assert.deepEqual(names.filter((name) => /[|\n]/.test(name)), []);
});

Deno.test("what writeFigures() writes is what quotedRows() reads", () => {
  const [row] = ROWS;
  assert.ok(row !== undefined);
  const page = writeFigures(
    "before\n<!-- begin bench: measured -->\nold\n<!-- end bench -->\nafter",
    [{ row, figure: { name: row.name, value: 1, note: "a | b" } }],
  );
  assert.deepEqual(quotedRows(page), [[row.name, targetText(row)]]);
  assert.match(page, /^before\n[\s\S]*\nafter$/);
  assert.doesNotMatch(page, /old/);
});

Deno.test("writeFigures() refuses a page without the section", () => {
  assert.throws(() => writeFigures("nothing", []), /no section/);
});
