/** git's index tells what is tracked, in each of its versions. */
import assert from "node:assert/strict";
import { trackedPaths } from "../../../src/check/deployment/tracked.ts";

async function git(cwd: string, ...args: readonly string[]) {
  const { success, stderr } = await new Deno.Command("git", {
    args: [...args],
    cwd,
  }).output();
  assert.ok(success, new TextDecoder().decode(stderr));
}

for (const version of ["2", "3", "4"]) {
  Deno.test(`trackedPaths() reads version ${version}`, async () => {
    const folder = await Deno.makeTempDir();
    try {
      const names = [
        "a",
        "a.txt",
        "folder/a-long-name-of-a-file.txt",
        "folder/ab",
        "folder/b",
      ];
      await Deno.mkdir(`${folder}/folder`);
      for (const name of [...names, "not-added"]) {
        await Deno.writeTextFile(`${folder}/${name}`, name);
      }
      await git(folder, "init", "-q");
      await git(folder, "add", ...names.slice(0, -1));
      // A file that is only meant to be added has flags that version 2 does not know.
      await git(folder, "add", ...version === "3" ? ["-N"] : [], names.at(-1)!);
      await git(folder, "update-index", "--index-version", version);
      const found = trackedPaths(await Deno.readFile(`${folder}/.git/index`));
      assert.deepEqual([...found ?? []].sort(), names);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });
}

Deno.test("trackedPaths() knows nothing of what is no index", () => {
  assert.equal(trackedPaths(new Uint8Array(40)), null);
  assert.equal(trackedPaths(new Uint8Array(2)), null);
  const torn = new Uint8Array(12);
  torn.set([0x44, 0x49, 0x52, 0x43, 0, 0, 0, 2, 0, 0, 0, 9]);
  assert.equal(trackedPaths(torn), null);
});
