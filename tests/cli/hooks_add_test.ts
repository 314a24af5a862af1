/** `superego hooks add` on settings that a test holds. */
import assert from "node:assert/strict";
import { readArgs, UsageError } from "../../src/cli/args.ts";
import { add } from "../../src/cli/hooks_add.ts";
import { readSettings } from "../../src/hooks/settings_file.ts";
import { memoryIo } from "./memory_io.ts";
import { inFolder } from "./process.ts";

async function adding(
  flags: readonly string[],
  test: (
    outcome: { code: number; out: string; err: string; text: string | null },
  ) => void | Promise<void>,
  before: string | null = null,
): Promise<void> {
  await inFolder(async (folder) => {
    const path = `${folder}/settings.json`;
    if (before !== null) await Deno.writeTextFile(path, before);
    const read = () => readSettings(path, { follow: false, mode: 0o600 });
    const io = memoryIo();
    const code = await add(readArgs("hooks", ["add", ...flags]), read, io);
    await test({ code, ...io.written, text: read().text });
  });
}

// Nobody listens there.
const NOWHERE = ["--url", "http://127.0.0.1:1"];

Deno.test("add() refuses a matcher that matches no tool", () =>
  adding(["--yes", "--matcher", "(", ...NOWHERE], ({ code, err, text }) => {
    assert.deepEqual([code, text], [1, null]);
    assert.match(err, /Nothing was changed/);
  }));

Deno.test("add() writes nothing before a trial got an answer", () =>
  adding(["--yes", ...NOWHERE], ({ code, err, text }) => {
    assert.deepEqual([code, text], [1, null]);
    assert.match(err, /got no answer, so nothing was changed/);
  }));

Deno.test("add() forced installs the hook, and says that it blocks", () =>
  adding(["--yes", "--force", ...NOWHERE], ({ code, err, text }) => {
    assert.equal(code, 1);
    assert.match(err, /The hook is installed\..*blocks every call/);
    assert.match(text ?? "", /"onFailure": ?"block"/);
  }));

const EVENTS = ["PreToolUse", "PostToolUse", "PostToolUseFailure"];

Deno.test("add() with --results installs what tells of results, and a later add() brings it up to date", () =>
  adding(["--yes", "--force", "--results", ...NOWHERE], async ({ text }) => {
    assert.deepEqual(Object.keys(JSON.parse(text ?? "").hooks), EVENTS);
    await adding(["--yes", "--force", ...NOWHERE], (again) => {
      assert.equal(again.text, text);
    }, text);
    const later = ["--yes", "--force", "--timeout", "7", ...NOWHERE];
    await adding(later, (again) => {
      const { hooks } = JSON.parse(again.text ?? "");
      assert.deepEqual(
        EVENTS.map((event) => hooks[event][0].hooks[0].timeout),
        [7, 7, 7],
      );
    }, text);
  }));

Deno.test("add() without --results asks about calls alone", () =>
  adding(["--yes", "--force", ...NOWHERE], ({ text }) => {
    assert.deepEqual(Object.keys(JSON.parse(text ?? "").hooks), ["PreToolUse"]);
  }));

Deno.test("add() shows a dry run without a trial", () =>
  adding(["--dry-run", ...NOWHERE], ({ code, out, err, text }) => {
    assert.deepEqual([code, err, text], [0, "", '{"a":1}\n']);
    assert.match(out, /would change:/);
  }, '{"a":1}\n'));

Deno.test("add() names the place of what is wrong in the settings", () =>
  adding(["--yes", ...NOWHERE], ({ code, err, text }) => {
    assert.deepEqual([code, text], [1, "{"]);
    assert.match(err, /settings\.json:1:/);
  }, "{"));

for (
  const [flags, why] of [
    [["--timeout", "601"], /from 1 to 600/],
    [["--type", "http"], /needs `--url`/],
    [["--url", "http://h", "--policy", "p"], /the server's own/],
    [["--url", "nonsense"], /nonsense/],
  ] as const
) {
  Deno.test(`add() takes ${flags.join(" ")} for a mistake of its caller`, async () => {
    await assert.rejects(
      adding(["--yes", ...flags], () => assert.fail("it was taken")),
      (error) => error instanceof UsageError && why.test(error.message),
    );
  });
}
