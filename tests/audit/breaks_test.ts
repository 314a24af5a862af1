/** What is wrong with a place in the chain. */
import assert from "node:assert/strict";
import {
  breakAt,
  damage,
  missingPart,
  tornTail,
  unknownShape,
} from "../../src/audit/breaks.ts";
import type { ChainedLine } from "../../src/audit/chain.ts";

const LINE = { number: 7, bytes: new Uint8Array(12) } as Parameters<
  typeof tornTail
>[1];

function said(sequence: number, previous: string): ChainedLine {
  return { sequence, previous } as ChainedLine;
}

const PLACES = [
  ["follows", said(5, "h4"), null, /^$/],
  ["one is missing", said(6, "h5"), "AUDIT-002", /^Record 5 is missing/],
  ["some are missing", said(9, "h8"), "AUDIT-002", /^Records 5 to 8 are/],
  ["is repeated", said(4, "h3"), "AUDIT-003", /Record 4 comes after record 4/],
  ["follows another", said(5, "x"), "AUDIT-004", /does not follow/],
] as const;

for (const [name, line, id, message] of PLACES) {
  Deno.test(`breakAt() after record 4: ${name}`, () => {
    const found = breakAt("a", 7, { sequence: 4, hash: "h4" }, line);
    assert.equal(found?.id ?? null, id);
    assert.match(found?.message ?? "", message);
    if (found !== null) assert.deepEqual([found.file, found.line], ["a", 7]);
  });
}

Deno.test("breakAt() finds nothing where the place before is not known", () => {
  assert.equal(breakAt("a", 1, null, said(900, "x")), null);
});

Deno.test("every break says where it is, and what to do", () => {
  const found = [
    damage("a", LINE),
    tornTail("a", LINE),
    unknownShape("a", LINE),
    missingPart("a.2", "a"),
  ];
  assert.deepEqual(found.map(({ id, line }) => `${id}:${line}`), [
    "AUDIT-001:7",
    "AUDIT-005:7",
    "AUDIT-006:7",
    "AUDIT-007:1",
  ]);
  for (const { hint, file } of found) {
    assert.notEqual(hint, "");
    assert.equal(file, "a");
  }
  assert.match(found[1]?.message ?? "", /12 bytes/);
  assert.match(found[3]?.message ?? "", /`a\.2`/);
});
