/** Tests of tokens that are no good: every way in which one can be wrong. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { exportSPKI } from "jose";
import { AUDIENCE, forged, newPair, sign, startIssuer } from "./issuer.ts";
import { ALICE, judge } from "./judge.ts";

Deno.test("a token that is wrong in one thing is refused, and the reason is told", async (t) => {
  const issuer = await startIssuer();
  const rsa = await issuer.rotate("RS256");
  const stranger = await newPair("key-1");
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer.url,
    aud: AUDIENCE,
    sub: "alice",
    exp: now + 600,
  };
  const pem = await exportSPKI(rsa.publicKey);
  const unsigned = forged({ alg: "HS256", kid: rsa.kid }, claims);
  const confused = (secret: string | Uint8Array) =>
    unsigned + createHmac("sha256", secret)
      .update(unsigned.slice(0, -1)).digest("base64url");
  const modulus = (await crypto.subtle.exportKey("jwk", rsa.publicKey)).n ?? "";
  const good = await issuer.token();
  const [head = "", body = "", signature = ""] = good.split(".");
  const { publicKey } = await newPair("own");
  const own = await crypto.subtle.exportKey("jwk", publicKey);
  const table: readonly (readonly [string, string, string])[] = [
    ["ended", await issuer.token({ ends_s: -60 }), "token_expired"],
    ["without an end", await issuer.token({ ends_s: null }), "token_claims"],
    [
      "not valid yet",
      await issuer.token({ claims: { nbf: now + 300 } }),
      "token_early",
    ],
    [
      "of another issuer",
      await issuer.token({ claims: { iss: "https://id.example" } }),
      "token_issuer",
    ],
    [
      "of an issuer that only looks the same",
      await issuer.token({ claims: { iss: `${issuer.url}/` } }),
      "token_issuer",
    ],
    [
      "for another audience",
      await issuer.token({ claims: { aud: "billing" } }),
      "token_audience",
    ],
    [
      "for other audiences",
      await issuer.token({ claims: { aud: ["billing", "superego2"] } }),
      "token_audience",
    ],
    [
      "without a subject",
      await issuer.token({ claims: { sub: "" } }),
      "token_claims",
    ],
    [
      "with a stranger's key",
      await sign(issuer.url, stranger),
      "token_signature",
    ],
    [
      "with a key that nobody knows",
      await issuer.token({ header: { kid: "key-99" } }),
      "token_signature",
    ],
    ["unsigned", forged({ alg: "none" }, claims), "token_malformed"],
    [
      "unsigned, in capitals",
      forged({ alg: "NONE" }, claims),
      "token_malformed",
    ],
    ["without an algorithm", forged({}, claims), "token_malformed"],
    [
      "signed with the public key as a secret",
      confused(pem),
      "token_malformed",
    ],
    [
      "signed with the modulus as a secret",
      confused(modulus),
      "token_malformed",
    ],
    [
      "signed by nobody",
      forged({ alg: "ES256", kid: "key-1" }, claims),
      "token_signature",
    ],
    [
      "with a key of its own in it",
      await sign(issuer.url, stranger, {}, { jwk: own, kid: "x" }),
      "token_signature",
    ],
    [
      "with an address of keys in it",
      await sign(issuer.url, stranger, {}, { jku: `${issuer.url}/jwks` }),
      "token_signature",
    ],
    [
      "with a critical header that is not understood",
      await issuer.token({
        header: { crit: ["urn:example:crit"], "urn:example:crit": 1 },
      }),
      "token_malformed",
    ],
    [
      "with another's body",
      `${head}.${
        forged({}, { ...claims, sub: "root" }).split(".")[1]
      }.${signature}`,
      "token_signature",
    ],
    ["cut", `${head}.${body}.${signature.slice(0, -4)}`, "token_signature"],
    [
      "with a header that is no JSON",
      `eyJhb.${body}.${signature}`,
      "token_malformed",
    ],
    [
      "with a kid that is no text",
      forged({ alg: "ES256", kid: 7 }, claims, "AA"),
      "token_malformed",
    ],
    [
      "too long",
      await issuer.token({ claims: { pad: "x".repeat(8_192) } }),
      "token_malformed",
    ],
  ];
  for (const [what, token, want] of table) {
    await t.step(`a token ${what}`, async () => {
      const { verify } = judge([issuer.url]);
      assert.equal(await verify(token), want);
      // Whoever comes after it is judged as if it had never come.
      assert.deepEqual(await verify(good), ALICE);
    });
  }
  await issuer.close();
});
