/** Tests of reading files, with what may stand in a file's place. */
import assert from "node:assert/strict";
import {
  MOST_BYTES,
  placesOf,
  readTextFile,
  readTextInside,
  realFile,
  stateOf,
} from "../../src/config/disk.ts";

async function inFolder(run: (folder: string) => Promise<void>) {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  try {
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("readTextFile() reads a regular file", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/a`, "żółć");
    assert.equal(await readTextFile(`${folder}/a`), "żółć");
  }));

Deno.test("readTextFile() refuses a folder, a pipe, what is too large, and what is not UTF-8", () =>
  inFolder(async (folder) => {
    await new Deno.Command("mkfifo", { args: [`${folder}/pipe`] }).output();
    await Deno.writeFile(`${folder}/latin`, new Uint8Array([0xff, 0xfe]));
    await Deno.writeTextFile(`${folder}/large`, "");
    await Deno.truncate(`${folder}/large`, MOST_BYTES + 1);
    for (
      const [name, why] of [[".", /folder/], ["pipe", /regular/], [
        "latin",
        /UTF-8/,
      ], ["large", /bytes/]] as const
    ) {
      await assert.rejects(readTextFile(`${folder}/${name}`), why);
    }
    await assert.rejects(readTextFile("/dev/zero"), /regular/);
  }));

Deno.test("readTextInside() follows links that stay inside, as mounted volumes have them", () =>
  inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/..1`);
    await Deno.writeTextFile(`${folder}/..1/p.yaml`, "one");
    await Deno.symlink("..1", `${folder}/..data`);
    await Deno.symlink("..data/p.yaml", `${folder}/p.yaml`);
    assert.equal(await readTextInside(`${folder}/p.yaml`, [folder]), "one");
  }));

Deno.test("readTextInside() refuses a link that leads elsewhere", () =>
  inFolder(async (folder) => {
    await Deno.symlink("/etc/hostname", `${folder}/p.yaml`);
    await assert.rejects(
      readTextInside(`${folder}/p.yaml`, [folder]),
      /symbolic link to `\/etc\/hostname`/,
    );
    await assert.rejects(
      readTextInside(`${folder}/p.yaml`, []),
      /symbolic link/,
    );
  }));

Deno.test("placesOf() names the file's folder and the one where its content lies", () =>
  inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/etc`);
    await Deno.mkdir(`${folder}/opt`);
    await Deno.writeTextFile(`${folder}/opt/p.yaml`, "");
    await Deno.symlink(`${folder}/opt/p.yaml`, `${folder}/etc/p.yaml`);
    assert.deepEqual(await placesOf(`${folder}/etc/p.yaml`), [
      `${folder}/etc`,
      `${folder}/opt`,
    ]);
    assert.deepEqual(await placesOf(`${folder}/none/p.yaml`), []);
  }));

Deno.test("realFile() follows links, also to a file that is not there yet", () =>
  inFolder(async (folder) => {
    await Deno.mkdir(`${folder}/real`);
    await Deno.symlink("real", `${folder}/link`);
    assert.equal(
      await realFile(`${folder}/link/a.jsonl`),
      `${folder}/real/a.jsonl`,
    );
    await Deno.writeTextFile(`${folder}/other`, "");
    await Deno.symlink(`${folder}/other`, `${folder}/real/a.jsonl`);
    assert.equal(await realFile(`${folder}/link/a.jsonl`), `${folder}/other`);
  }));

Deno.test("stateOf() tells a write, a replacement and an absence apart", () =>
  inFolder(async (folder) => {
    const path = `${folder}/a`;
    const states = [await stateOf(path)];
    await Deno.writeTextFile(path, "one");
    states.push(await stateOf(path));
    await Deno.writeTextFile(path, "three");
    states.push(await stateOf(path));
    await Deno.writeTextFile(`${folder}/b`, "three");
    await Deno.rename(`${folder}/b`, path);
    states.push(await stateOf(path));
    assert.equal(new Set(states).size, 4, states.join(" "));
    assert.equal(await stateOf(path), states.at(-1));
  }));
