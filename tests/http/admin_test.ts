/** Tests of what an operator may do over HTTP. */
import assert from "node:assert/strict";
import { MOST_LISTED } from "../../src/http/admin.ts";
import { createLockout } from "../../src/limit/lockout.ts";
import { ask, type Fixture, fixture, KEYS, LOCKOUT } from "./fixture.ts";

async function operate(one: Fixture, method: string, path: string) {
  const response = await ask(one, method, `/v1/admin/${path}`, undefined, {
    Authorization: `Bearer ${KEYS.admin}`,
  });
  return { status: response.status, body: await response.json() };
}

/** The status of a guess from an address. */
async function guess(one: Fixture, peer: string, key: string) {
  const headers = { Authorization: `Bearer ${key}` };
  const response = await ask(
    one,
    "GET",
    "/v1/health",
    undefined,
    headers,
    peer,
  );
  await response.body?.cancel();
  return response.status;
}

async function lockOut(one: Fixture, peer: string) {
  for (let at = 0; at < LOCKOUT.failures; at++) {
    await guess(one, peer, `no-${at}-${peer}`);
  }
  assert.equal(await guess(one, peer, "one-more"), 429);
}

Deno.test("a reload is done, told of with who wanted it, and answered with how the parts are since", async () => {
  let reloads = 0;
  const { admin } = fixture().parts;
  const one = fixture();
  const counted = fixture({
    admin: {
      ...admin,
      did: one.parts.admin.did,
      reload() {
        reloads++;
        return Promise.resolve();
      },
    },
  });
  const { status, body } = await operate(counted, "POST", "reload");
  assert.deepEqual([status, reloads, body.ok], [200, 1, true]);
  assert.deepEqual(one.acts, ["operator had everything read again"]);
});

Deno.test("the settings in force are shown", async () => {
  const { status, body } = await operate(fixture(), "GET", "config");
  assert.equal(status, 200);
  assert.deepEqual(body, {
    settings: [{ name: "listen", value: "127.0.0.1:8000" }],
  });
});

Deno.test("who is locked out is listed, and let in again one by one", async () => {
  const one = fixture();
  assert.deepEqual((await operate(one, "GET", "lockouts")).body, {
    addresses: [],
    total_addresses: 0,
    total_credentials: 0,
  });
  await lockOut(one, "192.0.2.1");
  await lockOut(one, "2001:db8::5");
  const { body } = await operate(one, "GET", "lockouts");
  assert.deepEqual(
    body.addresses.map(({ address }: { address: string }) => address).sort(),
    ["192.0.2.1", "2001:db8:0:0::/64"],
  );
  assert.ok(
    body.addresses.every(({ left_s }: { left_s: number }) =>
      left_s > 0 && left_s <= 60
    ),
  );
  assert.equal(body.total_addresses, 2);
  for (const address of ["192.0.2.1", "2001:db8:0:0::/64"]) {
    const path = `lockouts?address=${encodeURIComponent(address)}`;
    assert.deepEqual((await operate(one, "DELETE", path)).body, {
      address,
      released: true,
    });
    assert.deepEqual((await operate(one, "DELETE", path)).body, {
      address,
      released: false,
    });
  }
  assert.equal(await guess(one, "192.0.2.1", "again"), 401);
  assert.equal(await guess(one, "2001:db8::6", "again"), 401);
  assert.deepEqual(one.acts, [
    "operator ended the lock-out of 192.0.2.1",
    "operator ended the lock-out of 2001:db8:0:0::/64",
  ]);
});

Deno.test("any address of a household ends its lock-out", async () => {
  const one = fixture();
  await lockOut(one, "2001:db8::5");
  const { body } = await operate(
    one,
    "DELETE",
    "lockouts?address=2001:db8::99",
  );
  assert.equal(body.released, true);
});

Deno.test("an address that is none, and a parameter that is not known, are refused", async () => {
  for (
    const path of [
      "lockouts",
      "lockouts?address=",
      "lockouts?address=everybody",
      "lockouts?address=10.0.0.0/8",
      "lockouts?all=true",
    ]
  ) {
    assert.equal((await operate(fixture(), "DELETE", path)).status, 400, path);
  }
});

Deno.test("of very many addresses that are locked out those that wait longest are listed", async () => {
  const one = fixture({
    lockout: createLockout({ ...LOCKOUT, failures: 1, entries: 5_000 }),
  });
  for (let at = 0; at <= MOST_LISTED; at++) {
    one.parts.lockout.failed(
      `192.0.${at >> 8}.${at & 255}`,
      null,
      one.parts.clock.elapsed(),
    );
  }
  const { body } = await operate(one, "GET", "lockouts");
  assert.deepEqual([body.addresses.length, body.total_addresses], [
    MOST_LISTED,
    MOST_LISTED + 1,
  ]);
});

Deno.test("a key that asks opens none of this, and the operator's key asks nothing", async () => {
  const one = fixture();
  for (
    const [method, path] of [["GET", "config"], ["POST", "reload"], [
      "GET",
      "lockouts",
    ], ["DELETE", "lockouts"]] as const
  ) {
    const response = await ask(one, method, `/v1/admin/${path}`);
    assert.equal(response.status, 403);
    await response.body?.cancel();
  }
  const headers = { Authorization: `Bearer ${KEYS.admin}` };
  for (const path of ["/v1/evaluate", "/v1/hooks", "/mcp"]) {
    const response = await ask(one, "POST", path, "{}", headers);
    assert.equal(response.status, 403);
    await response.body?.cancel();
  }
  assert.deepEqual(one.acts, []);
});
