/** Proves what the keyring is loaded from, and what keeps it from loading. */
import assert from "node:assert/strict";
import {
  createFirstKey,
  loadKeyring,
  loadKeys,
  withdrawFirstKey,
} from "../../src/auth/load.ts";

const NOW = new Date("2026-01-01T00:00:00Z");
const STRONG = "f3Xk9-Qm2Lw7_Zt5Vb8Nr1";

async function inFolder(run: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await run(`${folder}/keys.json`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("createFirstKey() makes a key that the next start still knows", () =>
  inFolder(async (path) => {
    const secret = await createFirstKey(path, NOW);
    assert.ok(secret !== null);
    const loaded = await loadKeyring(path, null);
    assert.ok(loaded.ok);
    const principal = loaded.value.authenticate(secret, NOW);
    assert.ok(typeof principal === "object");
    assert.equal(principal.id, "first");
    assert.deepEqual(principal.scopes, ["evaluate", "read", "metrics"]);
    assert.ok(!(await Deno.readTextFile(path)).includes(secret));
  }));

Deno.test("createFirstKey() leaves keys alone that are there, and makes one key however many start", () =>
  inFolder(async (path) => {
    const made = await Promise.all(
      [1, 2, 3, 4].map(() => createFirstKey(path, NOW)),
    );
    assert.equal(made.filter((secret) => secret !== null).length, 1);
    const before = await Deno.readTextFile(path);
    assert.equal(await createFirstKey(path, NOW), null);
    assert.equal(await Deno.readTextFile(path), before);
    await Deno.writeTextFile(path, "{");
    assert.equal(await createFirstKey(path, NOW), null);
    assert.equal(await Deno.readTextFile(path), "{");
  }));

Deno.test("loadKeyring() works without a file", () =>
  inFolder(async (path) => {
    const loaded = await loadKeyring(path, STRONG);
    assert.ok(loaded.ok && loaded.value.size === 1);
  }));

Deno.test("loadKeyring() refuses what is unsafe", async (t) => {
  const table = [
    ["a weak bootstrap key", "KEYS-004", "short", async () => {}],
    ["a file that others may read", "KEYS-003", null, async (path: string) => {
      await createFirstKey(path, NOW);
      await Deno.chmod(path, 0o640);
    }],
    [
      "a folder in the file's place",
      "KEYS-002",
      null,
      (path: string) => Deno.mkdir(path),
    ],
    [
      "a broken file",
      "KEYS-001",
      null,
      (path: string) => Deno.writeTextFile(path, "{", { mode: 0o600 }),
    ],
  ] as const;
  for (const [name, id, bootstrap, prepare] of table) {
    await t.step(name, () =>
      inFolder(async (path) => {
        await prepare(path);
        const loaded = await loadKeyring(path, bootstrap);
        assert.ok(!loaded.ok);
        assert.deepEqual(loaded.problems.map((problem) => problem.id), [id]);
      }));
  }
});

Deno.test("withdrawFirstKey() takes out the key that nobody has seen, and no other", () =>
  inFolder(async (path) => {
    const secret = await createFirstKey(path, NOW);
    assert.ok(secret !== null);
    assert.equal(await withdrawFirstKey(path, `${secret}x`), false);
    assert.ok((await Deno.readTextFile(path)).includes("sha256"));
    assert.equal(await withdrawFirstKey(path, secret), true);
    assert.deepEqual(await loadKeys(path), { ok: true, value: [] });
    const next = await createFirstKey(path, NOW);
    assert.ok(next !== null && next !== secret);
  }));
