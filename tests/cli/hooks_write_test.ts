/** A change of an agent's settings: shown, agreed to, written. */
import assert from "node:assert/strict";
import { type Given, UsageError } from "../../src/cli/args.ts";
import { write } from "../../src/cli/hooks_write.ts";
import { readSettings } from "../../src/hooks/settings_file.ts";
import { memoryIo } from "./memory_io.ts";
import { inFolder } from "./process.ts";

function given(...on: readonly string[]): Given {
  return { words: ["add"], one: {}, many: {}, on: new Set(on) };
}

async function inSettings(
  test: (file: ReturnType<typeof readSettings>) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    const path = `${folder}/settings.json`;
    await Deno.writeTextFile(path, '{"a":1}\n');
    await test(readSettings(path, { follow: false, mode: 0o600 }));
  });
}

Deno.test("write() does nothing when the text is what stands there", () =>
  inSettings(async (file) => {
    const io = memoryIo();
    assert.equal(await write(given(), file, '{"a":1}\n', io), null);
    assert.match(io.written.out, /as it should be; nothing was changed/);
  }));

Deno.test("write() shows the change of a dry run and leaves the file", () =>
  inSettings(async (file) => {
    const io = memoryIo();
    assert.equal(await write(given("dry-run"), file, '{"a":2}\n', io), 0);
    assert.match(io.written.out, /would change:\n- \{"a":1\}\n\+ \{"a":2\}/);
    assert.equal(await Deno.readTextFile(file.path), '{"a":1}\n');
  }));

for (
  const [answer, changes] of [
    ["y\n", true],
    ["YES\n", true],
    ["\n", false],
    ["no\n", false],
    ["yesterday\n", false],
    ["", false],
  ] as const
) {
  Deno.test(`write() asked, and answered ${JSON.stringify(answer)}, ${changes ? "writes" : "writes nothing"}`, () =>
    inSettings(async (file) => {
      const io = memoryIo(answer, { interactive: true });
      const code = await write(given(), file, '{"a":2}\n', io);
      assert.equal(code, changes ? null : 1);
      assert.match(io.written.err, /will change:[\s\S]*Write it\? \[y\/N\]/);
      assert.equal(
        await Deno.readTextFile(file.path),
        changes ? '{"a":2}\n' : '{"a":1}\n',
      );
    }));
}

Deno.test("write() refuses to write when nobody can be asked", () =>
  inSettings(async (file) => {
    await assert.rejects(
      write(given(), file, "{}", memoryIo("y\n")),
      (error) =>
        error instanceof UsageError && /--yes.*--dry-run/.test(error.message),
    );
    assert.equal(await Deno.readTextFile(file.path), '{"a":1}\n');
  }));

Deno.test("write() drops the file for null, and says where its text is kept", () =>
  inSettings(async (file) => {
    const io = memoryIo();
    assert.equal(await write(given("yes"), file, null, io), null);
    await assert.rejects(Deno.stat(file.path), Deno.errors.NotFound);
    const kept = /what it held is in (\S+)\./.exec(io.written.out)?.[1];
    assert.ok(kept !== undefined, io.written.out);
    assert.equal(await Deno.readTextFile(kept), '{"a":1}\n');
  }));
