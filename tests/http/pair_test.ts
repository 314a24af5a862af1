/** Tests of certificates and their keys. */
import assert from "node:assert/strict";
import { readPair } from "../../src/http/pair.ts";
import { issue } from "./certificates.ts";

const NOW = new Date();
const ONE = issue();
const OTHER = issue();
const ENDED = issue({ days: -1 });

const read = (cert: string, key: string, now = NOW) =>
  readPair(
    { file: "tls.crt", text: cert },
    { file: "tls.key", text: key },
    now,
  );

Deno.test("readPair() takes a certificate with its key, and knows when it ends", () => {
  const pair = read(ONE.cert, ONE.key);
  assert.ok(pair.ok, JSON.stringify(pair));
  const days = (pair.value.expires.getTime() - NOW.getTime()) / 86_400_000;
  assert.equal(Math.round(days), 90);
  const again = read(OTHER.cert, OTHER.key);
  assert.ok(again.ok && again.value.fingerprint !== pair.value.fingerprint);
});

Deno.test("readPair() takes a chain, the server's own certificate first", () => {
  assert.ok(read(ONE.cert + OTHER.cert, ONE.key).ok);
  assert.ok(!read(OTHER.cert + ONE.cert, ONE.key).ok);
});

for (
  const [what, cert, key, id, file] of [
    ["an empty file", "", ONE.key, "TLS-001", "tls.crt"],
    [
      "half a certificate",
      ONE.cert.slice(0, 200),
      ONE.key,
      "TLS-001",
      "tls.crt",
    ],
    [
      "what only looks like a certificate",
      ONE.cert.replace(/\n.{8}/, "\nAAAAAAAA"),
      ONE.key,
      "TLS-001",
      "tls.crt",
    ],
    ["an empty key", ONE.cert, "", "TLS-002", "tls.key"],
    ["half a key", ONE.cert, ONE.key.slice(0, 90), "TLS-002", "tls.key"],
    ["another's key", ONE.cert, OTHER.key, "TLS-003", "tls.key"],
    [
      "a certificate that has ended",
      ENDED.cert,
      ENDED.key,
      "TLS-004",
      "tls.crt",
    ],
  ] as const
) {
  Deno.test(`readPair() refuses ${what}, and says in which file`, () => {
    const pair = read(cert, key);
    assert.ok(!pair.ok);
    assert.deepEqual(
      pair.problems.map((problem) => [problem.id, problem.file]),
      [[id, file]],
    );
    assert.ok(!JSON.stringify(pair).includes(ONE.key.slice(40, 60)));
  });
}

Deno.test("readPair() refuses a certificate that is not good yet", () => {
  const pair = read(ONE.cert, ONE.key, new Date("2001-01-01T00:00:00Z"));
  assert.ok(!pair.ok && pair.problems[0]?.id === "TLS-004");
});
