/** Tests of who may use the server before it starts. */
import assert from "node:assert/strict";
import { declared } from "../auth/issuer.ts";
import { loadKeyring } from "../../src/auth/load.ts";
import {
  type AccessSettings,
  prepareAccess,
} from "../../src/gateway/access.ts";

const KEY = "k3y-With-Enough-Different-Characters";

async function prepare(
  settings: Partial<AccessSettings>,
  run: (keys: string) => Promise<void> | void = () => {},
) {
  const folder = await Deno.makeTempDir();
  const keys = `${folder}/state/keys.json`;
  try {
    const access = await prepareAccess({
      listen: "127.0.0.1:8000",
      keys,
      api_key: null,
      allow_anonymous_loopback: false,
      oidc_issuers: [],
      ...settings,
    });
    await run(keys);
    return access;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("prepareAccess() makes the first key on loopback, stores its hash, and keeps it the second time", async () => {
  const first = await prepare({}, async (keys) => {
    const text = await Deno.readTextFile(keys);
    assert.equal((await Deno.stat(keys)).mode! & 0o777, 0o600);
    const again = await prepareAccess({
      listen: "[::1]:1",
      keys,
      api_key: null,
      allow_anonymous_loopback: false,
      oidc_issuers: [],
    });
    assert.deepEqual(again, { ok: true, value: { first_key: null } });
    assert.equal(await Deno.readTextFile(keys), text);
  });
  assert.ok(
    first.ok && first.value.first_key !== null &&
      first.value.first_key.length > 30,
  );
});

Deno.test("prepareAccess() makes a key that opens the server and is not in the file", async () => {
  let text = "";
  let size = 0;
  const first = await prepare({}, async (keys) => {
    text = await Deno.readTextFile(keys);
    const keyring = await loadKeyring(keys, null);
    assert.ok(keyring.ok);
    size = keyring.value.size;
  });
  assert.ok(first.ok && first.value.first_key !== null);
  assert.ok(!text.includes(first.value.first_key));
  assert.equal(size, 1);
});

for (
  const [what, settings] of [
    ["a bootstrap key", { api_key: KEY, listen: "0.0.0.0:8000" }],
    ["anonymous callers on loopback", { allow_anonymous_loopback: true }],
  ] as const
) {
  Deno.test(`prepareAccess() makes no key where there is ${what}`, async () => {
    assert.deepEqual(await prepare(settings), {
      ok: true,
      value: { first_key: null },
    });
  });
}

for (
  const [what, settings, message] of [
    [
      "no key where others can reach it",
      { listen: "0.0.0.0:8000" },
      /no API key/,
    ],
    ["anonymous callers where others can reach it", {
      listen: "10.0.0.1:80",
      allow_anonymous_loopback: true,
      api_key: KEY,
    }, /reached from elsewhere/],
    ["a weak bootstrap key", { api_key: "aaaaaaaaaaaaaaaaaaaaaaaa" }, /weak/],
    [
      "a place for keys that cannot be written to",
      { keys: "/proc/none/keys.json" },
      /cannot be written: \w/,
    ],
  ] as const
) {
  Deno.test(`prepareAccess() refuses ${what}`, async () => {
    const access = await prepare(settings);
    assert.ok(!access.ok);
    assert.match(access.problems[0]?.message ?? "", message);
  });
}

Deno.test("prepareAccess() needs no key, and makes none, where an issuer of tokens is declared", async () => {
  for (const listen of ["127.0.0.1:8000", "0.0.0.0:8000"]) {
    const oidc_issuers = [declared("https://id.example")];
    const access = await prepare({ listen, oidc_issuers }, async (keys) => {
      await assert.rejects(Deno.stat(keys), Deno.errors.NotFound);
    });
    assert.deepEqual(access, { ok: true, value: { first_key: null } });
  }
});
