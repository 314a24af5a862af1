/** Tests of the age of an audit file. */
import assert from "node:assert/strict";
import { FileAge } from "../../src/audit/age.ts";
import { BEGINNING, chain } from "../../src/audit/chain.ts";
import { webDigest } from "../../src/audit/digest.ts";
import { openAuditFile } from "../../src/audit/file.ts";
import { inFolder } from "./entry.ts";

const HOUR_MS = 3_600_000;
const TIME = "2026-05-01T12:00:00.000Z";

async function isOver(
  kind: string,
  { hours, most_ms = HOUR_MS, more = "" }: {
    readonly hours: number;
    readonly most_ms?: number;
    readonly more?: string;
  },
) {
  return await inFolder(async (folder) => {
    const record = { kind, time: TIME, part: 2 };
    const { text } = await chain(BEGINNING, record, webDigest);
    Deno.writeTextFileSync(`${folder}/a`, text + more);
    const file = openAuditFile(`${folder}/a`);
    const now = new Date(Date.parse(TIME) + hours * HOUR_MS);
    const over = new FileAge(most_ms, () => now).isOver(file, file.size());
    file.close();
    return over;
  });
}

Deno.test("FileAge counts from the first line", async () => {
  assert.equal(await isOver("decision", { hours: 0.9 }), false);
  assert.equal(await isOver("decision", { hours: 1 }), true);
  assert.equal(await isOver("opened", { hours: 1, more: "more\n" }), true);
});

Deno.test("FileAge never ends where no age is given, or nothing was recorded yet", async () => {
  assert.equal(await isOver("decision", { hours: 99, most_ms: 0 }), false);
  assert.equal(await isOver("opened", { hours: 99 }), false);
});
