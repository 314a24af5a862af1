/** Tests of credentials that are tokens, on the whole application and with an issuer that really runs. */
import assert from "node:assert/strict";
import { createResource } from "../../src/http/protected_resource.ts";
import {
  declared,
  forged,
  type RunningIssuer,
  startIssuer,
} from "../auth/issuer.ts";
import { judge } from "../auth/judge.ts";
import { ask, fixture, KEYS, LOCKOUT } from "./fixture.ts";

/** An application that takes tokens of an issuer; work on it. */
async function withTokens(
  work: (
    issuer: RunningIssuer,
    one: ReturnType<typeof fixture>,
    status: (token: string, peer?: string) => Promise<number>,
  ) => Promise<void>,
): Promise<void> {
  const issuer = await startIssuer();
  try {
    const { tokens } = judge([issuer.url]);
    const one = fixture({
      tokens,
      resource: createResource({
        issuers: [declared(issuer.url)],
        public_url: null,
        tls: true,
      }),
    });
    await work(issuer, one, async (token, peer) => {
      const response = await send(one, token, peer);
      await response.body?.cancel();
      return response.status;
    });
  } finally {
    await issuer.close();
  }
}

function send(one: ReturnType<typeof fixture>, token: string, peer?: string) {
  const headers = { Authorization: `Bearer ${token}` };
  return ask(one, "GET", "/v1/health", undefined, headers, peer);
}

/** A token that looks right and is signed by nobody. */
function guess(issuer: RunningIssuer, at: number): string {
  return forged({ alg: "ES256", kid: "key-1" }, { iss: issuer.url, at }, "AA");
}

Deno.test("a good token opens what its scopes allow, beside the keys", () =>
  withTokens(async (issuer, one, status) => {
    assert.equal(await status(await issuer.token()), 200);
    assert.equal(
      await status(await issuer.token({ claims: { scope: "evaluate" } })),
      403,
    );
    assert.equal(await status(KEYS.all), 200);
    const response = await ask(
      one,
      "POST",
      "/v1/evaluate",
      `{"tool_name":"Read","parameters":{}}`,
      {
        Authorization: "",
        "X-API-Key": await issuer.token(),
      },
    );
    assert.equal(response.status, 200);
    assert.equal(one.questions[0]?.principal, "alice@corp");
  }));

Deno.test("the refusal of a token tells its holder what helps, and where to get another", () =>
  withTokens(async (issuer, one) => {
    const metadata =
      'resource_metadata="https://127.0.0.1:8000/.well-known/oauth-protected-resource"';
    const table: readonly (readonly [string, number, RegExp, string])[] = [
      [
        await issuer.token({ ends_s: -60 }),
        401,
        /ended/,
        `Bearer realm="superego", error="invalid_token", scope="read", ${metadata}`,
      ],
      [
        await issuer.token({ claims: { aud: "billing" } }),
        401,
        /for somebody else/,
        `Bearer realm="superego", error="invalid_token", scope="read", ${metadata}`,
      ],
      [
        guess(issuer, 0),
        401,
        /^This token is not valid$/,
        `Bearer realm="superego", error="invalid_token", scope="read", ${metadata}`,
      ],
      [
        await issuer.token({ claims: { scope: "" } }),
        403,
        /needs a key with the scope `read`/,
        `Bearer realm="superego", error="insufficient_scope", scope="read", ${metadata}`,
      ],
    ];
    for (const [token, want, detail, challenge] of table) {
      const response = await send(one, token);
      assert.equal(response.status, want);
      assert.equal(response.headers.get("WWW-Authenticate"), challenge);
      assert.match((await response.json()).detail, detail);
    }
    const none = await ask(one, "GET", "/v1/health", undefined, {
      Authorization: "",
    });
    await none.body?.cancel();
    assert.equal(
      none.headers.get("WWW-Authenticate"),
      `Bearer realm="superego", scope="read", ${metadata}`,
    );
    assert.deepEqual(one.refusals, [
      "token_expired",
      "token_audience",
      "token_signature",
      "scope",
      "missing",
    ]);
  }));

Deno.test("whoever guesses tokens is locked out, and a good token still passes from there", () =>
  withTokens(async (issuer, one, status) => {
    const before = await issuer.token();
    const peer = "192.0.2.1";
    assert.equal(await status(before, peer), 200);
    for (let at = 0; at < LOCKOUT.failures; at++) {
      assert.equal(await status(guess(issuer, at), peer), 401);
    }
    assert.deepEqual(one.locks, ["address"]);
    assert.equal(await status(guess(issuer, 99), peer), 429);
    assert.equal(await status(before, peer), 200);
    assert.equal(await status(guess(issuer, 100), "192.0.2.2"), 401);
    // One that was never seen is looked into now and then, and gets through by trying again.
    const fresh = await issuer.token({ claims: { jti: "fresh" } });
    while (await status(fresh, peer) !== 200);
  }));

Deno.test("from a locked address signatures are verified ten times a second at most", async () => {
  let verified = 0;
  let elapsed = 0;
  const { clock } = fixture().parts;
  const one = fixture({
    clock: { ...clock, elapsed: () => elapsed },
    tokens: {
      known: () => null,
      verify() {
        verified++;
        return Promise.resolve("token_signature");
      },
    },
  });
  const flood = async (count: number) => {
    for (let at = 0; at < count; at++) {
      const response = await send(one, `eyJ.${verified}x${at}.AA`, "192.0.2.1");
      await response.body?.cancel();
    }
  };
  await flood(LOCKOUT.failures);
  assert.equal(verified, LOCKOUT.failures);
  await flood(50);
  assert.equal(verified, LOCKOUT.failures + 1);
  elapsed += 100;
  await flood(50);
  assert.equal(verified, LOCKOUT.failures + 2);
});

Deno.test("a token that ended, or whose issuer is down, is no guess", async () => {
  for (
    const refusal of ["token_expired", "token_early", "token_keys"] as const
  ) {
    const one = fixture({
      tokens: { known: () => null, verify: () => Promise.resolve(refusal) },
    });
    for (let at = 0; at < 3 * LOCKOUT.failures; at++) {
      const response = await send(one, `eyJ.${at}.AA`);
      await response.body?.cancel();
      assert.equal(response.status, 401);
    }
    assert.deepEqual(one.locks, []);
  }
});

Deno.test("where no issuer is declared a token is a key that nobody has", async () => {
  const one = fixture();
  const response = await send(one, "eyJ.e30.AA");
  assert.equal(response.status, 401);
  assert.equal(
    response.headers.get("WWW-Authenticate"),
    'Bearer realm="superego", error="invalid_token"',
  );
  assert.equal((await response.json()).detail, "This key is not valid");
  assert.deepEqual(one.refusals, ["unknown"]);
});
