/** Tests of an issuer's keys: new ones, old ones, none, and poisoned ones. */
import assert from "node:assert/strict";
import {
  type Answer,
  ENDLESS,
  type RunningIssuer,
  sign,
  startIssuer,
} from "./issuer.ts";
import { ALICE, judge, until, withIssuer } from "./judge.ts";

Deno.test("a key that is new is fetched at once, and a further unknown one only after the cool-down", () =>
  withIssuer(async (issuer) => {
    const { verify, pass } = judge([issuer.url]);
    assert.deepEqual(await verify(await issuer.token()), ALICE);
    pass(10_000);
    await issuer.rotate();
    assert.deepEqual(await verify(await issuer.token()), ALICE);
    const fetched = () =>
      issuer.asked.filter((path) => path === "/jwks").length;
    assert.equal(fetched(), 2);
    for (let at = 0; at < 5; at++) {
      const header = { kid: `nobody's-${at}` };
      assert.equal(
        await verify(await issuer.token({ header })),
        "token_signature",
      );
    }
    assert.equal(fetched(), 2);
    await issuer.rotate();
    assert.equal(await verify(await issuer.token()), "token_signature");
    pass(10_000);
    assert.deepEqual(await verify(await issuer.token()), ALICE);
    assert.equal(fetched(), 3);
  }));

Deno.test("a token stops being good when its key is taken back, also one that was good before", () =>
  withIssuer(async (issuer) => {
    const { verify, pass, tokens, fetches } = judge([issuer.url]);
    const token = await issuer.token();
    assert.deepEqual(await verify(token), ALICE);
    assert.deepEqual(tokens.known(token, new Date()), ALICE);
    await issuer.rotate();
    issuer.forget();
    pass(60_000);
    // The old keys are good until the new ones are there, so that nobody waits.
    assert.deepEqual(tokens.known(token, new Date()), ALICE);
    await until(() => fetches.length === 2);
    assert.equal(tokens.known(token, new Date()), null);
    assert.equal(await verify(token), "token_signature");
  }));

Deno.test("an issuer that is down lets nobody in, and everybody once it is back", async () => {
  const issuer = await startIssuer();
  const { port } = issuer;
  const key = issuer.keys[0] as RunningIssuer["keys"][number];
  await issuer.close();
  const { verify, pass, tokens, fetches } = judge([issuer.url]);
  await tokens.prepare();
  const token = await sign(issuer.url, key);
  assert.equal(await verify(token), "token_keys");
  assert.deepEqual(tokens.failures().map(({ issuer }) => issuer), [issuer.url]);
  assert.deepEqual(fetches, ["nobody listens there"]);
  const back = await startIssuer(port);
  try {
    assert.equal(await verify(token), "token_keys");
    pass(10_000);
    assert.deepEqual(await verify(await back.token()), ALICE);
    assert.deepEqual(tokens.failures(), []);
  } finally {
    await back.close();
  }
});

Deno.test("the keys at hand stay good for a stated time after their issuer went down, and no longer", async () => {
  const issuer = await startIssuer();
  const { verify, pass, tokens } = judge([issuer.url], { keep_ms: 600_000 });
  const ends_s = 7_200;
  const [first, second] = [
    await issuer.token({ ends_s }),
    await issuer.token({ ends_s, claims: { sub: "bob" } }),
  ];
  assert.deepEqual(await verify(first), ALICE);
  await issuer.close();
  pass(599_000);
  assert.deepEqual(await verify(first), ALICE);
  assert.equal((await verify(second) as { id: string }).id, "bob@corp");
  await until(() => tokens.failures().length > 0);
  pass(1_000);
  assert.equal(tokens.known(first, new Date()), null);
  assert.equal(await verify(first), "token_keys");
  assert.equal(await verify(second), "token_keys");
});

Deno.test("keys that are poisoned take no effect: those before them stay", async (t) => {
  const keys = (...keys: readonly unknown[]) => JSON.stringify({ keys });
  const poisons: Readonly<Record<string, Answer>> = {
    "too large": { body: JSON.stringify({ keys: [], pad: "x".repeat(3e5) }) },
    "without an end": { body: ENDLESS },
    "of another type": { headers: { "Content-Type": "text/html" }, body: "" },
    "no JSON": { body: "{" },
    "a list": { body: "[]" },
    "no keys": { body: keys() },
    "too many keys": { body: keys(...Array(101).fill({ kty: "EC" })) },
    "secrets shared by all": {
      body: keys({ kty: "oct", kid: "key-2", k: "c2VjcmV0" }),
    },
    "elsewhere": {
      status: 302,
      headers: { Location: "http://127.0.0.1:1/jwks" },
      body: "",
    },
    "an error": { status: 500, body: keys() },
    "not UTF-8": { body: new Uint8Array([0x7b, 0xff]) },
  };
  for (const [what, answer] of Object.entries(poisons)) {
    await t.step(what, () =>
      withIssuer(async (issuer) => {
        const { verify, pass, fetches } = judge([issuer.url]);
        assert.deepEqual(await verify(await issuer.token()), ALICE);
        const before = await issuer.token({ claims: { jti: "two" } });
        const key = await issuer.rotate();
        issuer.poison(answer);
        pass(10_000);
        assert.equal(
          await verify(await issuer.token({ key })),
          "token_signature",
        );
        assert.equal(typeof fetches.at(-1), "string");
        assert.deepEqual(await verify(before), ALICE);
      }));
  }
});
