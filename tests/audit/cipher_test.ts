/** Tests of encrypting records, in both ways. */
import assert from "node:assert/strict";
import {
  loadNodeCipher,
  type SealRecord,
  webSeal,
} from "../../src/audit/cipher.ts";
import type { Encrypted } from "../../src/audit/encrypted.ts";
import { readKeys } from "../../src/audit/keys.ts";
import { KEYS } from "./entry.ts";

const [FIRST, SECOND] = await readKeys(`${KEYS.first},${KEYS.second}`);
assert.ok(SECOND);
const RECORD = {
  kind: "decision",
  time: "2026-05-01T12:00:00.000Z",
  call: { tool_name: "Bäsh", parameters: { command: "ls wonderland" } },
} as const;

const WAYS: Readonly<Record<string, SealRecord>> = {
  "webSeal()": webSeal(FIRST),
  "loadNodeCipher()": (await loadNodeCipher([FIRST])).seal,
};

for (const [way, seal] of Object.entries(WAYS)) {
  Deno.test(`${way} hides everything but the time, and is opened by the key`, async () => {
    const sealed = await seal(RECORD) as unknown as Encrypted;
    assert.equal(sealed.time, RECORD.time);
    assert.equal(sealed.key, FIRST.id);
    assert.doesNotMatch(
      JSON.stringify(sealed) + atob(sealed.data),
      /decision|Bash|wonderland|tool_name/,
    );
    const { open } = await loadNodeCipher([SECOND, FIRST]);
    assert.deepEqual(JSON.parse(open(sealed)), RECORD);
  });

  Deno.test(`${way} never says the same twice`, async () => {
    const [a, b] = [await seal(RECORD), await seal(RECORD)];
    assert.notEqual(a["nonce"], b["nonce"]);
    assert.notEqual(a["data"], b["data"]);
  });

  Deno.test(`${way} is opened by no other key, and not once anything was changed`, async () => {
    const sealed = await seal(RECORD) as unknown as Encrypted;
    const { open } = await loadNodeCipher([FIRST]);
    const other = await loadNodeCipher([SECOND]);
    assert.throws(() => other.open(sealed), /is not given; name the file/);
    const bytes = Uint8Array.fromBase64(sealed.data);
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    const changes: readonly Partial<Encrypted>[] = [
      { data: bytes.toBase64() },
      { data: sealed.data.slice(0, 8) },
      { data: "" },
      { data: "no Base64!" },
      { time: "2026-05-01T12:00:00.001Z" },
      { nonce: new Uint8Array(12).toBase64() },
    ];
    for (const change of changes) {
      assert.throws(
        () => open({ ...sealed, ...change }),
        /was not written with its key/,
        JSON.stringify(change),
      );
    }
  });
}
