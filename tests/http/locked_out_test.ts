/** Tests of turning away who keeps failing to authenticate. */
import assert from "node:assert/strict";
import { createSources } from "../../src/limit/source.ts";
import { ANYWHERE } from "../limit/limiter.ts";
import { ask, fixture, KEYS, LOCKOUT } from "./fixture.ts";

type One = ReturnType<typeof fixture>;

/** Asks with a key from an address; the status. */
async function from(one: One, peer: string, key: string): Promise<number> {
  const response = await ask(
    one,
    "GET",
    "/v1/health",
    undefined,
    { Authorization: key === "" ? "" : `Bearer ${key}` },
    peer,
  );
  await response.body?.cancel();
  return response.status;
}

/** Shows so many different keys that nobody has. */
async function guess(one: One, peer: string, times = LOCKOUT.failures) {
  for (let at = 0; at < times; at++) {
    assert.equal(await from(one, peer, `guess-${at}-${peer}`), 401);
  }
}

Deno.test("an address that guessed too often is turned away with what is no key, and no other address is", async () => {
  const one = fixture();
  await guess(one, "192.0.2.1");
  assert.deepEqual(one.locks, ["address"]);
  const refused = await ask(
    one,
    "GET",
    "/v1/health",
    undefined,
    { Authorization: "Bearer one-more-guess" },
    "192.0.2.1",
  );
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get("Retry-After"), "60");
  assert.match((await refused.json()).detail, /try again in 60 s$/);
  assert.equal(await from(one, "::ffff:192.0.2.1", "guess"), 429);
  assert.equal(await from(one, "192.0.2.2", "guess"), 401);
  assert.equal(await from(one, "2001:db8::1", "guess"), 401);
});

Deno.test("a good key is good from an address that is locked out, which stays so for all that is no key", async () => {
  const one = fixture();
  await guess(one, "192.0.2.1");
  for (let at = 0; at < 3; at++) {
    assert.equal(await from(one, "192.0.2.1", KEYS.all), 200);
    assert.equal(await from(one, "192.0.2.1", KEYS.metrics), 403);
    assert.equal(await from(one, "192.0.2.1", `another-guess-${at}`), 429);
    assert.equal(await from(one, "192.0.2.1", KEYS.ended), 429);
    assert.equal(await from(one, "192.0.2.1", "not one word"), 429);
  }
  assert.deepEqual(one.locks, ["address"]);
});

Deno.test("for a guess from an address that is locked out the file of keys is not read", async () => {
  let reads = 0;
  const one = fixture({
    renewKeys() {
      reads++;
      return Promise.resolve();
    },
  });
  await guess(one, "192.0.2.1");
  const before = reads;
  assert.equal(before, LOCKOUT.failures);
  assert.equal(await from(one, "192.0.2.1", "one-more-guess"), 429);
  assert.equal(reads, before);
});

Deno.test("addresses of one IPv6 household are one, and the next is another", async () => {
  const one = fixture();
  for (let at = 0; at < LOCKOUT.failures; at++) {
    assert.equal(await from(one, `2001:db8::${at + 1}`, `guess-${at}`), 401);
  }
  assert.equal(await from(one, "2001:db8::ffff", "guess"), 429);
  assert.equal(await from(one, "2001:db8:0:1::1", "guess"), 401);
});

Deno.test("no credential counts for nothing, however often", async () => {
  const one = fixture();
  for (let at = 0; at < 50; at++) {
    assert.equal(await from(one, "192.0.2.1", ""), 401);
  }
  assert.equal(await from(one, "192.0.2.1", KEYS.all), 200);
  await guess(one, "192.0.2.1");
  assert.equal(await from(one, "192.0.2.1", ""), 401);
});

Deno.test("a good key without the scope is no guess", async () => {
  const one = fixture();
  for (let at = 0; at < 50; at++) {
    assert.equal(await from(one, "192.0.2.1", KEYS.metrics), 403);
  }
  assert.equal(await from(one, "192.0.2.1", KEYS.all), 200);
});

Deno.test("a success forgets the failures before it", async () => {
  const one = fixture();
  await guess(one, "192.0.2.1", LOCKOUT.failures - 1);
  assert.equal(await from(one, "192.0.2.1", KEYS.all), 200);
  await guess(one, "192.0.2.1", 0);
  assert.equal(await from(one, "192.0.2.1", "another"), 401);
  assert.equal(await from(one, "192.0.2.1", KEYS.all), 200);
});

Deno.test("a key that ended is locked out by itself from everywhere, and locks nobody else out", async () => {
  const one = fixture();
  for (let at = 0; at < LOCKOUT.failures; at++) {
    assert.equal(await from(one, `192.0.2.${at + 1}`, KEYS.ended), 401);
  }
  assert.deepEqual(one.locks, ["credential"]);
  assert.equal(await from(one, "192.0.2.77", KEYS.ended), 429);
  assert.equal(await from(one, "192.0.2.1", KEYS.all), 200);
});

/** Asks through a proxy that says for whom it asks; the status. */
async function through(one: One, sender: string, key: string): Promise<number> {
  const response = await ask(one, "GET", "/v1/health", undefined, {
    Authorization: `Bearer ${key}`,
    "X-Forwarded-For": sender,
  }, PROXY);
  await response.body?.cancel();
  return response.status;
}

const PROXY = "203.0.113.1";

Deno.test("behind a trusted proxy whoever guesses is locked out, and not all who come through it", async () => {
  const one = fixture({
    sources: createSources({ ...ANYWHERE, trusted_proxies: [PROXY] }),
  });
  for (let at = 0; at < LOCKOUT.failures; at++) {
    assert.equal(await through(one, "192.0.2.1", `guess-${at}`), 401);
  }
  assert.equal(await through(one, "192.0.2.1", "guess"), 429);
  assert.equal(await through(one, "192.0.2.2", "guess"), 401);
});

Deno.test("a bound key is good from its address behind a trusted proxy, and behind no other", async () => {
  const one = fixture({
    sources: createSources({ ...ANYWHERE, trusted_proxies: [PROXY] }),
  });
  assert.equal(await through(one, "192.0.2.9", KEYS.bound), 200);
  assert.equal(await through(one, "198.51.100.9", KEYS.bound), 401);
  assert.equal(await through(fixture(), "192.0.2.9", KEYS.bound), 401);
});

Deno.test("a hook from an address that is locked out is denied: a status would not stop the tool", async () => {
  const one = fixture();
  await guess(one, "192.0.2.1");
  const refused = await ask(
    one,
    "POST",
    "/v1/hooks",
    JSON.stringify({
      hook_event_name: "PreToolUse",
      tool_name: "Bash",
      tool_input: { command: "ls" },
    }),
    { Authorization: "Bearer one-more-guess" },
    "192.0.2.1",
  );
  assert.equal(refused.status, 200);
  assert.equal(refused.headers.get("Retry-After"), "60");
  const { hookSpecificOutput } = await refused.json();
  assert.equal(hookSpecificOutput.permissionDecision, "deny");
});
