/** Proves how the file of keys lies on the disk. */
import assert from "node:assert/strict";
import {
  isExposed,
  readKeyText,
  whileLocked,
  writeKeyText,
} from "../../src/auth/disk.ts";

Deno.test("writeKeyText() makes folders and a file that only the owner reads, and replaces it whole", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/state/keys.json`;
  assert.equal(await readKeyText(path), null);
  await writeKeyText(path, "one");
  await writeKeyText(path, "two");
  assert.equal(await readKeyText(path), "two");
  assert.equal(((await Deno.stat(path)).mode ?? 0) & 0o777, 0o600);
  assert.equal(((await Deno.stat(`${folder}/state`)).mode ?? 0) & 0o777, 0o700);
  assert.deepEqual(
    await names(`${folder}/state`),
    ["keys.json"],
  );
  await Deno.remove(folder, { recursive: true });
});

async function names(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { name } of Deno.readDir(folder)) found.push(name);
  return found.sort();
}

Deno.test("writeKeyText() is not kept from writing by what a killed process left", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/keys.json`;
  await Deno.writeTextFile(`${path}.new`, "half", { mode: 0o644 });
  await writeKeyText(path, "whole");
  assert.equal(await readKeyText(path), "whole");
  assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("whileLocked() lets one at a time work, and makes room for the next when one fails", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/state/keys.json`;
  await assert.rejects(
    whileLocked(path, () => Promise.reject(new Error("no"))),
    /no/,
  );
  await writeKeyText(path, "0");
  await Promise.all(
    Array.from({ length: 20 }, () =>
      whileLocked(path, async () => {
        const before = Number(await readKeyText(path));
        await writeKeyText(path, String(before + 1));
      })),
  );
  assert.equal(await readKeyText(path), "20");
  assert.deepEqual(await names(`${folder}/state`), [
    "keys.json",
    "keys.json.lock",
  ]);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("isExposed() sees a file that others may read", async () => {
  const path = await Deno.makeTempFile();
  assert.equal(await isExposed(path), false);
  await Deno.chmod(path, 0o644);
  assert.equal(await isExposed(path), true);
  await Deno.remove(path);
  assert.equal(await isExposed(path), false);
});

Deno.test("readKeyText() does not take another failure for an absent file", async () => {
  const folder = await Deno.makeTempDir();
  await assert.rejects(readKeyText(folder));
  await Deno.remove(folder);
});

Deno.test("writeKeyText() and whileLocked() say in words why a place cannot be written to", async () => {
  const file = await Deno.makeTempFile();
  const below = `${file}/state/keys.json`;
  const told = { name: "KeyFileError", message: /^[^()]+$/ };
  await assert.rejects(writeKeyText(below, "x"), told);
  await assert.rejects(whileLocked(below, () => Promise.resolve()), told);
  await Deno.remove(file);
});
