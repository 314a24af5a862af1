/** The first message of TLS 1.1 is one that other programs understand. */
import assert from "node:assert/strict";
import { clientHello, speaksOldTls } from "../../../src/check/live/old_tls.ts";

Deno.test("clientHello() says its own lengths, and names hosts but no addresses", () => {
  const random = new Uint8Array(32);
  for (
    const [host, named] of [["guard.example", true], [
      "127.0.0.1",
      false,
    ]] as const
  ) {
    const hello = clientHello(host, random);
    assert.deepEqual([...hello.subarray(0, 3)], [22, 3, 1]);
    assert.equal(hello[3]! * 256 + hello[4]!, hello.length - 5);
    assert.equal(
      hello[6]! * 65536 + hello[7]! * 256 + hello[8]!,
      hello.length - 9,
    );
    assert.deepEqual([...hello.subarray(9, 11)], [3, 2]);
    assert.equal(new TextDecoder("latin1").decode(hello).includes(host), named);
  }
});

Deno.test("speaksOldTls() takes an alert, a newer version and nothing for a refusal", () => {
  assert.ok(
    speaksOldTls(Uint8Array.from([22, 3, 2, 0, 40, 2, 0, 0, 36, 3, 2])),
  );
  assert.ok(!speaksOldTls(Uint8Array.from([21, 3, 2, 0, 2, 2, 70])));
  assert.ok(
    !speaksOldTls(Uint8Array.from([22, 3, 3, 0, 40, 2, 0, 0, 36, 3, 3])),
  );
  assert.ok(!speaksOldTls(new Uint8Array()));
});
