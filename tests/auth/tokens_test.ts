/** Tests of tokens that are good: whose they are, and how long they are remembered. */
import assert from "node:assert/strict";
import { declared, forged, startIssuer } from "./issuer.ts";
import { ALICE, judge, withIssuer } from "./judge.ts";

Deno.test("a token of a declared issuer is good, with each kind of signature that is allowed", () =>
  withIssuer(async (issuer) => {
    const { verify } = judge([issuer.url]);
    assert.deepEqual(await verify(await issuer.token()), ALICE);
    for (const alg of ["RS256", "EdDSA"]) {
      const one = judge([issuer.url]);
      const key = await issuer.rotate(alg);
      assert.deepEqual(await one.verify(await issuer.token({ key })), ALICE);
    }
    const ps = await issuer.rotate("PS256");
    const one = judge([issuer.url]);
    assert.equal(
      await one.verify(await issuer.token({ key: ps })),
      "token_malformed",
    );
  }));

Deno.test("a token that names no key is good where there is only one that it can be of", () =>
  withIssuer(async (issuer) => {
    const token = await issuer.token({ header: { kid: undefined } });
    const alone = judge([issuer.url]);
    assert.deepEqual(await alone.verify(token), ALICE);
    await issuer.rotate();
    const several = judge([issuer.url]);
    assert.equal(await several.verify(token), "token_signature");
  }));

Deno.test("a token that was good is known at the cost of a hash, and no longer than it lasts", () =>
  withIssuer(async (issuer) => {
    const { verify, tokens } = judge([issuer.url], {
      keep_ms: 1e9,
      refresh_ms: 1e9,
    });
    const token = await issuer.token({ ends_s: 100 });
    assert.equal(tokens.known(token, new Date()), null);
    await verify(token);
    assert.deepEqual(tokens.known(token, new Date()), ALICE);
    assert.deepEqual(tokens.known(token, new Date(Date.now() + 90_000)), ALICE);
    const later = new Date(Date.now() + 102_000);
    assert.equal(tokens.known(token, later), null);
    assert.equal(await tokens.verify(token, later), "token_expired");
  }));

Deno.test("the oldest of very many good tokens is forgotten, and still good", () =>
  withIssuer(async (issuer) => {
    const { verify, tokens } = judge([issuer.url], { remembered: 5 });
    const first = await issuer.token();
    await verify(first);
    const second = await issuer.token({ claims: { jti: "second" } });
    await verify(second);
    await Promise.all(
      Array.from(
        { length: 4 },
        async (_, at) =>
          verify(await issuer.token({ claims: { jti: `${at}` } })),
      ),
    );
    assert.equal(tokens.known(first, new Date()), null);
    assert.deepEqual(tokens.known(second, new Date()), ALICE);
    assert.deepEqual(await verify(first), ALICE);
  }));

Deno.test("each issuer speaks for its own people, with its own keys", async () => {
  const [one, other] = [await startIssuer(), await startIssuer()];
  try {
    const { verify } = judge([one.url, other.url]);
    assert.deepEqual(await verify(await one.token()), ALICE);
    assert.deepEqual(await verify(await other.token()), {
      ...ALICE,
      id: "alice@corp1",
    });
    const crossed = await one.token({ claims: { iss: other.url } });
    assert.equal(await verify(crossed), "token_signature");
  } finally {
    await Promise.all([one.close(), other.close()]);
  }
});

Deno.test("a type of token can be asked for", () =>
  withIssuer(async (issuer) => {
    const issuers = [declared(issuer.url, { token_type: "at+jwt" })];
    const { verify } = judge([], { issuers });
    assert.equal(await verify(await issuer.token()), "token_claims");
    const token = await issuer.token({ header: { typ: "at+jwt" } });
    assert.deepEqual(await verify(token), ALICE);
  }));

Deno.test("a verification never rejects, whatever the token is", () =>
  withIssuer(async (issuer) => {
    const { tokens } = judge([issuer.url]);
    for (
      const token of ["", "..", "eyJ.a.b", "eyJhbGciOiJFUzI1NiJ9.bnVsbA.AA"]
    ) {
      assert.equal(
        await tokens.verify(token, new Date()),
        "token_malformed",
        token,
      );
    }
  }));

Deno.test("for a token that cannot be good no key is fetched", () =>
  withIssuer(async (issuer) => {
    const { verify } = judge([issuer.url]);
    const claims = { iss: issuer.url };
    const tokens = [
      forged({ alg: "HS256", kid: "x" }, claims, "AA"),
      forged({ alg: "none" }, claims),
      forged({ alg: "ES256" }, { iss: "https://id.example" }, "AA"),
      forged({ alg: "ES256" }, { ...claims, pad: "x".repeat(9_000) }, "AA"),
    ];
    for (const token of tokens) await verify(token);
    assert.deepEqual(issuer.asked, []);
  }));

Deno.test("a token is good from where it may come and from nowhere else, known or not", () =>
  withIssuer(async (issuer) => {
    const bound = declared(issuer.url, { addresses: ["192.0.2.0/24"] });
    const { tokens } = judge([], { issuers: [bound] });
    const token = await issuer.token();
    const now = new Date();
    const [here, there] = ["192.0.2.7", "198.51.100.7"];
    for (let at = 0; at < 2; at++) {
      assert.equal(await tokens.verify(token, now, there), "token_address");
      assert.equal(await tokens.verify(token, now), "token_address");
      assert.equal(tokens.known(token, now, there), null);
      assert.deepEqual(await tokens.verify(token, now, here), ALICE);
      assert.deepEqual(tokens.known(token, now, here), ALICE);
    }
  }));
