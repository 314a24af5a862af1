/** Proves what `superego keys` does to the file of keys, and what it prints. */
import assert from "node:assert/strict";
import { loadKeyring, loadKeys } from "../../src/auth/load.ts";
import { ISSUABLE } from "../../src/auth/scopes.ts";
import { UsageError } from "../../src/cli/args.ts";
import { type Io, StreamError } from "../../src/cli/io.ts";
import { keys } from "../../src/cli/keys.ts";
import { VERBS } from "../../src/cli/table.ts";
import { memoryIo } from "./memory_io.ts";

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

interface Place {
  readonly path: string;
  readonly config: string;
  run(...args: readonly string[]): Promise<Ran>;
}

async function inFolder(test: (place: Place) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  const config = `${folder}/superego.yaml`;
  const path = `${folder}/keys.json`;
  await Deno.writeTextFile(config, `keys: ${path}\n`);
  try {
    await test({
      path,
      config,
      async run(...args) {
        const io = memoryIo();
        const status = await keys([...args, "--config", config], io);
        return { status, ...io.written };
      },
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function whoIs(path: string, secret: string, days = 0) {
  const keyring = await loadKeyring(path, null);
  assert.ok(keyring.ok);
  const at = new Date(Date.now() + days * 86_400_000);
  const found = keyring.value.authenticate(secret.trim(), at);
  if (typeof found === "string") return found;
  return { id: found.id, scopes: found.scopes };
}

Deno.test("keys add prints a key once, and keeps its hash", () =>
  inFolder(async ({ path, run }) => {
    const made = await run(
      "add",
      "ci",
      "--scope",
      "read",
      "--scope",
      "metrics",
    );
    assert.equal(made.status, 0);
    assert.match(made.out, /^sgo_[\w-]{43}\n$/);
    assert.match(made.err, /made key_.* for ci \(read, metrics\)/);
    assert.deepEqual(await whoIs(path, made.out), {
      id: "ci",
      scopes: ["read", "metrics"],
    });
    const text = await Deno.readTextFile(path);
    assert.ok(!text.includes(made.out.trim().slice(4)));
    assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
    const more = await run("add", "agent", "--format", "json");
    assert.deepEqual(JSON.parse(more.out).scopes, ["evaluate"]);
    assert.deepEqual(await whoIs(path, JSON.parse(more.out).secret), {
      id: "agent",
      scopes: ["evaluate"],
    });
    assert.ok(!("sha256" in JSON.parse(more.out)));
  }));

Deno.test("keys add makes keys that end", () =>
  inFolder(async ({ path, run }) => {
    const { out } = await run("add", "ci", "--days", "2");
    assert.equal(typeof await whoIs(path, out, 1.9), "object");
    assert.equal(await whoIs(path, out, 2.1), "expired");
  }));

Deno.test("keys refuses what makes no sense, before it touches the file", async (t) => {
  const table: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /needs a word/],
    [["ad"], /Did you mean `add`/],
    [["add"], /needs the name/],
    [["add", "ci", "more"], /one name, not `more`/],
    [["add", "anonymous"], /stands for other callers/],
    [["add", "a\nb"], /letters, digits/],
    [["add", "ci", "--scope", "evalute"], /Did you mean `evaluate`/],
    [
      ["add", "ci", "--scope", "evaluate", "--scope", "admin"],
      /can not also admin/,
    ],
    [["add", "ci", "--scope", "approve"], /cannot be `approve`/],
    [["create", "ci", "--address", "10.0.0.0/33"], /not `10\.0\.0\.0\/33`/],
    [["add", "ci", "--days", "0"], /1 to 3650/],
    [["add", "ci", "--days", "soon"], /a number/],
    [["add", "ci", "--grace", "5"], /belongs to keys rotate/],
    [["rotate"], /needs an id/],
    [["rotate", "ci", "--scope", "read"], /belongs to keys add/],
    [["rotate", "ci", "--days", "1"], /belongs to keys add/],
    [["revoke"], /needs an id/],
    [["list", "ci"], /takes no name/],
    [["list", "--all"], /`--all` belongs to keys revoke; keys list/],
  ];
  for (const [args, message] of table) {
    await t.step(args.join(" "), () =>
      inFolder(async ({ path, run }) => {
        await assert.rejects(run(...args), (cause) => {
          assert.ok(cause instanceof UsageError);
          assert.match(cause.message, message);
          return true;
        });
        await assert.rejects(Deno.stat(path), Deno.errors.NotFound);
      }));
  }
});

Deno.test("keys list shows who holds what, and no secret or hash", () =>
  inFolder(async ({ path, run }) => {
    assert.equal((await run("list")).out, "No keys.\n");
    const made = await run("add", "ci");
    const text = await run("list");
    assert.match(
      text.out,
      /^key_\S+ {2}ci {2}evaluate {2}made 20.*never ends {2}not used yet\n$/,
    );
    const json = await run("list", "--format", "json");
    assert.equal(JSON.parse(json.out).keys[0].owner, "ci");
    const stored = await loadKeys(path);
    assert.ok(stored.ok);
    for (const { out } of [text, json]) {
      assert.ok(!out.includes(made.out.trim()));
      assert.ok(!out.includes(stored.value[0]?.sha256 ?? "?"));
    }
  }));

Deno.test("keys rotate puts a new key in an old one's place, at once or after a while", () =>
  inFolder(async ({ path, run }) => {
    const first = await run("add", "ci", "--scope", "metrics");
    const second = await run("rotate", "ci");
    assert.equal(second.status, 0);
    assert.match(second.err, /no longer good/);
    assert.equal(await whoIs(path, first.out), "unknown");
    const ci = { id: "ci", scopes: ["metrics"] };
    assert.deepEqual(await whoIs(path, second.out), ci);
    const third = await run("rotate", "ci", "--grace", "86400");
    assert.deepEqual(await whoIs(path, second.out, 0.9), ci);
    assert.equal(await whoIs(path, second.out, 1.1), "expired");
    assert.deepEqual(await whoIs(path, third.out, 1.1), ci);
    assert.match((await run("list")).out, /changed 20.*never ends/);
    // The one that runs out is still there, so a name is not enough.
    const unclear = await run("rotate", "ci");
    assert.equal(unclear.status, 1);
    assert.match(unclear.err, /has 2 keys; name one by its id: key_.*, key_/);
  }));

Deno.test("keys add gives nobody a second key by mistake", () =>
  inFolder(async ({ path, run }) => {
    const first = await run("add", "ci", "--days", "1");
    const again = await run("add", "ci");
    assert.equal(again.status, 1);
    assert.equal(again.out, "");
    assert.match(again.err, /`ci` holds key_\S+ already: .*keys rotate/);
    // One that has ended is in nobody's way.
    const text = await Deno.readTextFile(path);
    await Deno.writeTextFile(
      path,
      text.replace(/"expires": "[^"]*"/, '"expires": "2020-01-01T00:00:00Z"'),
    );
    assert.equal(await whoIs(path, first.out), "expired");
    assert.equal((await run("add", "ci")).status, 0);
  }));

Deno.test("keys revoke ends one key, and all of somebody's only when told to", () =>
  inFolder(async ({ path, run }) => {
    const a = await run("add", "ci");
    const b = await run("rotate", "ci", "--grace", "86400");
    const c = await run("add", "grafana", "--scope", "metrics");
    const unclear = await run("revoke", "ci");
    assert.equal(unclear.status, 1);
    assert.match(unclear.err, /has 2 keys; .*`--all`: key_\S+, key_\S+\n/);
    assert.equal(typeof await whoIs(path, a.out), "object");
    const all = await run("revoke", "ci", "--all");
    assert.match(all.err, /revoked key_\S+, key_\S+ of ci;/);
    assert.equal(await whoIs(path, a.out), "unknown");
    assert.equal(await whoIs(path, b.out), "unknown");
    assert.equal(typeof await whoIs(path, c.out), "object");
    assert.match((await run("revoke", "grafana")).err, /revoked key_\S+ of gr/);
    assert.equal(await whoIs(path, c.out), "unknown");
  }));

Deno.test("keys revoke ends the one that an id names", () =>
  inFolder(async ({ path, run }) => {
    const old = await run("add", "ci", "--format", "json");
    const fresh = await run("rotate", "ci", "--grace", "86400");
    assert.equal((await run("revoke", JSON.parse(old.out).id)).status, 0);
    assert.equal(await whoIs(path, JSON.parse(old.out).secret), "unknown");
    assert.equal(typeof await whoIs(path, fresh.out), "object");
  }));

Deno.test("keys keeps no key that nobody has seen", async (t) => {
  const table: readonly (readonly [string, Partial<Io>, RegExp])[] = [
    [
      "an output that leads nowhere",
      { discards: () => Promise.resolve(true) },
      /seen by nobody/,
    ],
    ["an output that is full", {
      out() {
        throw new StreamError("full");
      },
    }, /could not be shown/],
  ];
  for (const [what, more, said] of table) {
    await t.step(what, () =>
      inFolder(async ({ path, run, config }) => {
        await run("add", "ci");
        const before = await Deno.readTextFile(path);
        for (const args of [["add", "other"], ["rotate", "ci"]]) {
          const io = memoryIo("", more);
          const status = await keys([...args, "--config", config], io)
            .catch((error) => error instanceof StreamError ? 1 : 3);
          assert.equal(status, 1);
          assert.match(io.written.err, said);
          assert.equal(await Deno.readTextFile(path), before);
        }
      }));
  }
});

Deno.test("keys says why the file cannot be written", () =>
  inFolder(async ({ config, path }) => {
    await Deno.writeTextFile(config, `keys: ${config}/keys.json\n`);
    for (const args of [["add", "a"], ["rotate", "a"], ["revoke", "a"]]) {
      const io = memoryIo();
      assert.equal(await keys([...args, "--config", config], io), 1);
      assert.match(
        io.written.err,
        /KEYS-005: .* no folder\n.*SUPEREGO_STATE_DIR/,
      );
    }
    await assert.rejects(Deno.stat(path), Deno.errors.NotFound);
  }));

Deno.test("keys add names the scopes that there are", () => {
  const { choices } = VERBS.keys.flags.scope;
  assert.deepEqual([...choices], [...ISSUABLE]);
});

Deno.test("keys says who is near when a name is nobody's", () =>
  inFolder(async ({ run }) => {
    assert.match((await run("revoke", "grafna")).err, /`superego keys add/);
    await run("add", "grafana");
    for (const action of ["revoke", "rotate"]) {
      const { status, err } = await run(action, "grafna");
      assert.equal(status, 1);
      assert.match(err, /no key `grafna`. Did you mean `grafana`/);
    }
  }));

Deno.test("keys leaves a file alone that it does not understand", () =>
  inFolder(async ({ path, run }) => {
    await Deno.writeTextFile(path, "{", { mode: 0o600 });
    for (const args of [["add", "ci"], ["list"], ["revoke", "ci"]]) {
      const { status, out, err } = await run(...args);
      assert.equal(status, 1);
      assert.equal(out, "");
      assert.match(err, /KEYS-001/);
    }
    assert.equal(await Deno.readTextFile(path), "{");
  }));

Deno.test("keys says where it cannot keep them, as a problem", () =>
  inFolder(async ({ path, run }) => {
    await Deno.mkdir(`${path}.lock`);
    const { status, out, err } = await run("add", "ci");
    assert.deepEqual([status, out], [1, ""]);
    assert.match(err, /KEYS-005: .* cannot be written: it is a folder/);
  }));

Deno.test("keys loses none of the keys that are made at once", () =>
  inFolder(async ({ path, run }) => {
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, at) => run("add", `owner ${at}`)),
    );
    for (const [at, { out }] of made.entries()) {
      assert.deepEqual(await whoIs(path, out), {
        id: `owner ${at}`,
        scopes: ["evaluate"],
      });
    }
  }));
