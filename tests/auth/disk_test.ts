/** Proves how the file of keys lies on the disk. */
import assert from "node:assert/strict";
import { isExposed, readKeyText, writeKeyText } from "../../src/auth/disk.ts";

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
    [...Deno.readDirSync(`${folder}/state`)].map(({ name }) => name),
    ["keys.json"],
  );
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
