/** A repository is what git tracks, or else what a folder holds. */
import assert from "node:assert/strict";
import { readRepository } from "../../src/check/repository_files.ts";

async function inFolder(judge: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${folder}/a`);
    await Deno.writeTextFile(`${folder}/a/b.txt`, "text");
    await Deno.writeTextFile(`${folder}/c.txt`, "nul\0l");
    await Deno.writeTextFile(`${folder}/d.png`, "text");
    await judge(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("readRepository() takes every file where nothing says what is tracked, and reads texts", () =>
  inFolder(async (folder) => {
    const { files, texts } = await readRepository(folder);
    assert.deepEqual(files, ["a/b.txt", "c.txt", "d.png"]);
    assert.deepEqual([...texts], [["a/b.txt", "text"]]);
  }));

Deno.test("readRepository() leaves out what it is told to", () =>
  inFolder(async (folder) => {
    const { files } = await readRepository(
      folder,
      (path) => path === `${folder}/a`,
    );
    assert.deepEqual(files, ["c.txt", "d.png"]);
  }));

Deno.test("readRepository() takes what is tracked, and nothing else", () =>
  inFolder(async (folder) => {
    for (const args of [["init", "-q"], ["add", "a/b.txt"]]) {
      assert.ok(
        (await new Deno.Command("git", { args, cwd: folder }).output()).success,
      );
    }
    assert.deepEqual((await readRepository(folder)).files, ["a/b.txt"]);
  }));
