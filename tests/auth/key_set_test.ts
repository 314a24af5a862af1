/** Tests of what is taken from an issuer's documents. */
import assert from "node:assert/strict";
import {
  discoveryOf,
  MOST_KEYS,
  readDiscovery,
  readKeySet,
} from "../../src/auth/key_set.ts";

const RSA = { kty: "RSA", n: "AQAB", e: "AQAB" };
const EC = { kty: "EC", crv: "P-256", x: "AA", y: "AA" };

Deno.test("readKeySet() takes public keys for signatures, and of each no more than makes it public", () => {
  const keys = [
    { ...RSA, kid: "a", alg: "RS256", use: "sig", d: "private", p: "private" },
    { ...EC, kid: "b", x5u: "https://evil.example", key_ops: ["verify"] },
    { kty: "OKP", crv: "Ed25519", x: "AA" },
  ];
  assert.deepEqual(readKeySet(JSON.stringify({ keys })), [
    { kty: "RSA", kid: "a", alg: "RS256", n: "AQAB", e: "AQAB" },
    { kty: "EC", kid: "b", crv: "P-256", x: "AA", y: "AA" },
    { kty: "OKP", crv: "Ed25519", x: "AA" },
  ]);
});

Deno.test("readKeySet() leaves out what is no public key for signatures", () => {
  const table = [
    { kty: "oct", k: "c2VjcmV0" },
    { ...RSA, use: "enc" },
    { ...RSA, key_ops: ["encrypt"] },
    { kty: "RSA", n: "AQAB" },
    { kty: "EC", crv: "P-256", x: 7, y: "AA" },
    { kty: "constructor" },
    { kty: "__proto__" },
    "RSA",
    null,
    [],
  ];
  for (const key of table) {
    const set = readKeySet(JSON.stringify({ keys: [key, RSA] }));
    assert.deepEqual(set, [RSA], JSON.stringify(key));
  }
});

Deno.test("readKeySet() refuses what is no set, and says why", () => {
  const table: readonly (readonly [string, RegExp])[] = [
    ["", /no JSON$/],
    ["7", /no JSON object/],
    ["null", /no JSON object/],
    ["[]", /no JSON object/],
    ["{}", /no set of keys/],
    [`{"keys":{}}`, /no set of keys/],
    [`{"keys":[]}`, /no key for signatures/],
    [`{"keys":[{"kty":"oct","k":"AA"}]}`, /no key for signatures/],
    [JSON.stringify({ keys: Array(MOST_KEYS + 1).fill(RSA) }), /101 keys/],
  ];
  for (const [text, why] of table) assert.throws(() => readKeySet(text), why);
});

Deno.test("readDiscovery() believes an issuer about itself alone, and of keys at its own origin", () => {
  const issuer = "https://id.example/realm";
  const document = (jwks_uri: unknown, said = issuer) =>
    JSON.stringify({ issuer: said, jwks_uri });
  const own = "https://id.example/realm/keys";
  assert.equal(readDiscovery(document(own), issuer), own);
  const table: readonly (readonly [string, RegExp])[] = [
    [document(own, "https://id.example/realm/"), /another issuer/],
    [document(own, "https://evil.example"), /another issuer/],
    [document(undefined), /where the keys are/],
    [document("keys"), /where the keys are/],
    [
      document("https://keys.example/"),
      /another origin, https:\/\/keys.example/,
    ],
    [document("http://id.example/keys"), /another origin/],
    [document("https://id.example:8443/keys"), /another origin/],
    [document("file:///etc/passwd"), /another origin/],
  ];
  for (const [text, why] of table) {
    assert.throws(() => readDiscovery(text, issuer), why, text);
  }
});

Deno.test("discoveryOf() appends to the issuer, with or without its last slash", () => {
  const want = "https://id.example/realm/.well-known/openid-configuration";
  assert.equal(discoveryOf("https://id.example/realm"), want);
  assert.equal(discoveryOf("https://id.example/realm/"), want);
});
