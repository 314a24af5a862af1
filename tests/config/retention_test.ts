/** Tests of what the settings say of how long the record is kept. */
import assert from "node:assert/strict";
import { retentionOf } from "../../src/config/retention.ts";

Deno.test("retentionOf() counts days in milliseconds and keeps the rest", () => {
  const settings = {
    audit_keep: 7,
    audit_keep_days: 2,
    audit_keep_bytes: 9,
    audit_compress: true,
    legal_hold: true,
  };
  assert.deepEqual(retentionOf(settings), {
    keep: 7,
    keep_ms: 172_800_000,
    keep_bytes: 9,
    compress: true,
    hold: true,
  });
});
