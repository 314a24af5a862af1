/** Tests of the shape of records. */
import assert from "node:assert/strict";
import type * as z from "zod/mini";
import type { AuditLine, auditLineSchema } from "../../src/audit/line.ts";
import { type AuditRecord, auditRecordSchema } from "../../src/audit/record.ts";
import { inFolder, linesOf, record } from "./entry.ts";

// The types are written by hand so that reading a record loads no schema; these lines fail to compile if they part.
type Read = z.infer<typeof auditRecordSchema>;
type Written = AuditRecord;
const _verdict: (read: Read["verdict"]) => Written["verdict"] = (read) => read;
const _members: (
  names: readonly [keyof Written, keyof Written["verdict"], AuditLine["kind"]],
) => readonly [
  keyof Read,
  keyof Read["verdict"],
  z.infer<typeof auditLineSchema>["kind"],
] = (names) => names;

Deno.test("auditRecordSchema accepts what is written, and nothing more or less", async () => {
  await inFolder(async (folder) => {
    await record(`${folder}/a`, 1);
    const written = JSON.parse(linesOf(`${folder}/a`)[0] ?? "");
    const accepts = (value: unknown) =>
      auditRecordSchema.safeParse(value).success;
    assert.equal(accepts(written), true);
    for (const name of Object.keys(written)) {
      const { [name]: _, ...without } = written;
      assert.equal(accepts(without), false, name);
    }
    for (const name of Object.keys(written.verdict)) {
      const { [name]: _, ...verdict } = written.verdict;
      assert.equal(accepts({ ...written, verdict }), false, name);
    }
    assert.equal(accepts({ ...written, more: 1 }), false);
    assert.equal(accepts({ ...written, time: "yesterday" }), false);
    assert.equal(accepts({ ...written, sequence: 0 }), false);
  });
});
