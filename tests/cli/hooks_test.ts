/** `superego hooks` as its users run it. */
import assert from "node:assert/strict";
import { inFolder, superego } from "./process.ts";

const KEY = "hooks-test-key-0123456789";

interface Settings {
  hooks?: Record<
    string,
    { matcher: string; hooks: Record<string, unknown>[] }[]
  >;
}

async function hooks(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
) {
  return await superego({
    args: ["hooks", ...args],
    cwd: folder,
    env: { HOME: `${folder}/home`, ...env },
  });
}

async function read(path: string): Promise<Settings> {
  return JSON.parse(await Deno.readTextFile(path)) as Settings;
}

const URL_FLAG = ["--url", "http://127.0.0.1:1"];

for (
  const [scope, path, mode] of [
    ["user", "home/.claude/settings.json", 0o600],
    ["project", ".claude/settings.json", 0o644],
    ["local", ".claude/settings.local.json", 0o600],
  ] as const
) {
  Deno.test(`hooks() adds to the ${scope} settings, lists and removes`, () =>
    inFolder(async (folder) => {
      await Deno.mkdir(`${folder}/home`);
      const file = `${folder}/${path}`;
      const added = await hooks(folder, [
        "add",
        "--yes",
        "--scope",
        scope,
        "--force",
        ...URL_FLAG,
      ]);
      // Nobody listens there, so the trial fails and says so; only force installs the hook nevertheless.
      assert.equal(added.code, 1, added.err);
      assert.match(added.err, /cannot be reached[\s\S]*blocks every call/);
      const [group] = (await read(file)).hooks?.["PreToolUse"] ?? [];
      assert.deepEqual(group, {
        matcher: "*",
        hooks: [{
          type: "http",
          url: "http://127.0.0.1:1/v1/hooks/claude-code",
          timeout: 30,
          onFailure: "block",
          headers: { Authorization: "Bearer $SUPEREGO_TOKEN" },
          allowedEnvVars: ["SUPEREGO_TOKEN"],
        }],
      });
      assert.equal(((await Deno.stat(file)).mode ?? 0) & 0o777, mode);

      const listed = await hooks(folder, ["list", "--scope", scope]);
      assert.match(
        listed.out,
        /settings(\.local)?\.json:\d+: PreToolUse \*: asks http:\/\/127\.0\.0\.1:1/,
      );
      const json = await hooks(folder, [
        "list",
        "--scope",
        scope,
        "--format",
        "json",
      ]);
      assert.equal(
        (JSON.parse(json.out) as { hooks: unknown[] }).hooks.length,
        1,
      );

      const removed = await hooks(folder, [
        "remove",
        "--yes",
        "--scope",
        scope,
      ]);
      assert.equal(removed.code, 0, removed.err);
      assert.match(removed.out, /Removed .*, which held nothing else/);
      await assert.rejects(Deno.stat(file), Deno.errors.NotFound);
      const again = await hooks(folder, ["remove", "--yes", "--scope", scope]);
      assert.deepEqual([again.code, again.err], [0, ""]);
      assert.match(again.out, /nothing to remove/);
    }));
}

Deno.test("hooks() asks the installed server and says what it saw", () =>
  inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/home`);
    const seen: unknown[] = [];
    const server = Deno.serve(
      { hostname: "127.0.0.1", port: 0, onListen() {} },
      async (request) => {
        seen.push(request.headers.get("authorization"), await request.json());
        return Response.json({
          hookSpecificOutput: {
            hookEventName: "PreToolUse",
            permissionDecision: seen.length > 4 ? "allow" : "deny",
            permissionDecisionReason: "because",
          },
        });
      },
    );
    try {
      const args = [
        "add",
        "--yes",
        "--url",
        `http://127.0.0.1:${server.addr.port}`,
      ];
      const denied = await hooks(folder, args, { SUPEREGO_TOKEN: KEY });
      assert.equal(denied.code, 0, denied.err);
      assert.match(
        denied.out,
        /rm -rf \/`, which nobody runs[\s\S]*"deny"[\s\S]*Denied, as it should be/,
      );
      assert.equal(seen[0], `Bearer ${KEY}`);
      const again = await hooks(folder, args, { SUPEREGO_TOKEN: KEY });
      assert.equal(again.code, 0, again.err);
      assert.match(
        again.out,
        /nothing was changed[\s\S]*does not deny `rm -rf \/`/,
      );
      const text = await Deno.readTextFile(
        `${folder}/home/.claude/settings.json`,
      );
      assert.ok(
        !text.includes(KEY) && !`${denied.out}${denied.err}`.includes(KEY),
      );
    } finally {
      await server.shutdown();
    }
  }));

Deno.test("hooks() shows a change without making it", () =>
  inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/.claude`);
    const file = `${folder}/.claude/settings.json`;
    await Deno.writeTextFile(file, '{"a":1}\n');
    const { code, out } = await hooks(folder, [
      "add",
      "--dry-run",
      "--scope",
      "project",
      ...URL_FLAG,
    ]);
    assert.equal(code, 0);
    assert.match(out, /would change:\n- \{"a":1\}\n\+ \{"a":1,"hooks"/);
    assert.equal(await Deno.readTextFile(file), '{"a":1}\n');
  }));

Deno.test("hooks() changes nothing when nobody can be asked", () =>
  inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/home`);
    const { code, err } = await hooks(folder, ["add", "--force", ...URL_FLAG]);
    assert.equal(code, 2);
    assert.match(err, /--yes/);
    await assert.rejects(Deno.stat(`${folder}/home/.claude`));
  }));

Deno.test("hooks() refuses a broken file with its place, and keeps it", () =>
  inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/.claude`);
    const file = `${folder}/.claude/settings.json`;
    await Deno.writeTextFile(file, '{\n  "a": 1,\n}\n');
    for (const action of ["add", "remove", "list"]) {
      const { code, err } = await hooks(folder, [
        action,
        ...(action === "list" ? [] : ["--yes"]),
        "--scope",
        "project",
      ]);
      assert.equal(code, 1);
      assert.match(err, /settings\.json:3:1: .*one too many/);
    }
    assert.equal(await Deno.readTextFile(file), '{\n  "a": 1,\n}\n');
    assert.equal(
      (await Array.fromAsync(Deno.readDir(`${folder}/.claude`))).length,
      1,
    );
  }));

Deno.test("hooks() keeps each text that it changes, once, with mode 0600", () =>
  inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/.claude`);
    const file = `${folder}/.claude/settings.json`;
    await Deno.writeTextFile(file, '{"a":1}');
    const project = ["--yes", "--scope", "project"];
    for (let round = 0; round < 2; round++) {
      await hooks(folder, ["add", "--force", ...project, ...URL_FLAG]);
      await hooks(folder, ["remove", ...project]);
    }
    const names = (await Array.fromAsync(Deno.readDir(`${folder}/.claude`)))
      .map(({ name }) => name).sort();
    assert.deepEqual(names, [
      "settings.json",
      "settings.json.superego-backup",
      "settings.json.superego-backup-2",
    ]);
    assert.equal(await Deno.readTextFile(file), '{"a":1}');
    const backup = await Deno.stat(`${file}.superego-backup`);
    assert.equal((backup.mode ?? 0) & 0o777, 0o600);
    assert.equal(
      await Deno.readTextFile(`${file}.superego-backup`),
      '{"a":1}',
    );
    assert.match(
      await Deno.readTextFile(`${file}.superego-backup-2`),
      /"hooks"/,
    );
  }));

Deno.test("hooks() leaves no empty file, and no broken link", () =>
  inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/home/.claude`, { recursive: true });
    await Deno.writeTextFile(`${folder}/real.json`, "{}\n");
    const link = `${folder}/home/.claude/settings.json`;
    await Deno.symlink(`${folder}/real.json`, link);
    await hooks(folder, ["add", "--yes", "--force", ...URL_FLAG]);
    const { code } = await hooks(folder, ["remove", "--yes"]);
    assert.equal(code, 0);
    assert.ok((await Deno.lstat(link)).isSymlink);
    assert.deepEqual(await read(`${folder}/real.json`), {});
  }));

Deno.test("hooks() refuses a project's settings that are a link", () =>
  inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/.claude`);
    await Deno.writeTextFile(`${folder}/victim.json`, "{}");
    await Deno.symlink(
      `${folder}/victim.json`,
      `${folder}/.claude/settings.json`,
    );
    const { code, err } = await hooks(folder, [
      "add",
      "--yes",
      "--scope",
      "project",
      ...URL_FLAG,
    ]);
    assert.equal(code, 1);
    assert.match(err, /is a link/);
    assert.equal(await Deno.readTextFile(`${folder}/victim.json`), "{}");
  }));

for (
  const [args, why] of [
    [["add", "--type", "http"], /needs `--url`/],
    [["add", "--timeout", "0"], /from 1 to 600/],
    [["add", "--timeout", "5000"], /in seconds, from 1 to 600/],
    [["add", "--url", "ftp://x"], /neither http nor https/],
    [["add", "--url", "http://u:p@h"], /a user or a password/],
    [["add", "--url", "http://h", "--policy", "p.yaml"], /the server's own/],
    [["add", "--scope", "usr"], /`user`/],
  ] as const
) {
  Deno.test(`hooks() refuses ${args.join(" ")}`, () =>
    inFolder(async (folder) => {
      const { code, err } = await hooks(folder, [...args, "--yes"]);
      assert.equal(code, 2, err);
      assert.match(err, why);
    }));
}

Deno.test("hooks() needs to know whose settings are the user's", () =>
  inFolder(async (folder) => {
    const { code, err } = await hooks(folder, ["list"], { HOME: "" });
    assert.equal(code, 2);
    assert.match(err, /`HOME` is not set; it names the folder/);
  }));
