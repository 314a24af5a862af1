/** Tests of what an encrypted record looks like. */
import assert from "node:assert/strict";
import {
  boundTo,
  encryptedRecord,
  openWithoutKey,
  UnknownKey,
} from "../../src/audit/encrypted.ts";

const RECORD = { kind: "decision", time: "2026-05-01T12:00:00.000Z", call: 1 };

Deno.test("encryptedRecord() leaves the time in the clear, and nothing else", () => {
  const nonce = new Uint8Array(12);
  const made = encryptedRecord(RECORD, "k", nonce, new Uint8Array([255]));
  assert.deepEqual(made, {
    kind: "encrypted",
    time: RECORD.time,
    key: "k",
    nonce: "AAAAAAAAAAAAAAAA",
    data: "/w==",
  });
  assert.equal(Object.keys(made)[0], "kind");
});

Deno.test("boundTo() tells times and keys apart", () => {
  const of = (time: string, key: string) =>
    new TextDecoder().decode(boundTo({ time, key }));
  assert.notEqual(of("1", "k"), of("2", "k"));
  assert.notEqual(of("1", "k"), of("1", "l"));
});

Deno.test("openWithoutKey() says which key is not given, and how to give it", () => {
  const made = encryptedRecord(
    RECORD,
    "abc",
    new Uint8Array(),
    new Uint8Array(),
  );
  assert.throws(() => openWithoutKey(made), (error) => {
    assert.ok(error instanceof UnknownKey);
    assert.match(error.message, /the key abc, .* SUPEREGO_AUDIT_KEY_FILE/);
    return true;
  });
});
