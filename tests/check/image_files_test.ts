/** Images are read from the archives and folders that engines write. */
import assert from "node:assert/strict";
import { isImage, readImage } from "../../src/check/image_files.ts";

async function tar(
  folder: string,
  ...args: readonly string[]
): Promise<Uint8Array<ArrayBuffer>> {
  const { success, stdout } = await new Deno.Command("tar", {
    args: ["-C", folder, "-c", ...args],
  }).output();
  assert.ok(success);
  return new Uint8Array(stdout);
}

async function blob(
  folder: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const hex = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
    .toHex();
  await Deno.writeFile(`${folder}/blobs/sha256/${hex}`, bytes);
  return `sha256:${hex}`;
}

const CONFIG = {
  config: { User: "65532", Env: ["A=1"], Entrypoint: ["/x"], Cmd: ["y"] },
};
const text = (value: unknown) =>
  new TextEncoder().encode(JSON.stringify(value));

/** A layout with one image of one layer, packed or not. */
async function withLayout(
  packed: boolean,
  use: (folder: string) => Promise<void>,
) {
  const top = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${top}/root/bin`, { recursive: true });
    await Deno.writeTextFile(`${top}/root/bin/sh`, "x");
    const folder = `${top}/layout`;
    await Deno.mkdir(`${folder}/blobs/sha256`, { recursive: true });
    const layer = await blob(
      folder,
      await tar(`${top}/root`, ...packed ? ["-z"] : [], "bin"),
    );
    const config = await blob(folder, text(CONFIG));
    const manifest = await blob(
      folder,
      text({ config: { digest: config }, layers: [{ digest: layer }] }),
    );
    await Deno.writeTextFile(`${folder}/oci-layout`, "{}");
    await Deno.writeFile(
      `${folder}/index.json`,
      text({ manifests: [{ digest: manifest }] }),
    );
    await use(folder);
  } finally {
    await Deno.remove(top, { recursive: true });
  }
}

const WANT = {
  user: "65532",
  environment: ["A=1"],
  entrypoint: ["/x", "y"],
  forged: [],
};

for (const packed of [true, false]) {
  Deno.test(`readImage() reads a layout and an archive of it, layers ${packed ? "packed" : "plain"}`, () =>
    withLayout(packed, async (folder) => {
      await Deno.writeFile(`${folder}.tar`, await tar(folder, "."));
      for (const path of [folder, `${folder}.tar`]) {
        assert.ok(await isImage(path));
        const { layers, file, ...rest } = await readImage(path);
        assert.equal(file, path);
        assert.deepEqual(rest, WANT);
        assert.deepEqual(layers.map((layer) => layer.map(({ path }) => path)), [
          ["bin", "bin/sh"],
        ]);
      }
    }));
}

Deno.test("readImage() reads what engines wrote before there was a layout", () =>
  withLayout(false, async (folder) => {
    const old = `${folder}/old`;
    await Deno.mkdir(`${old}/a`, { recursive: true });
    await Deno.writeFile(
      `${old}/a/layer.tar`,
      await tar(`${folder}/../root`, "bin"),
    );
    await Deno.writeFile(`${old}/c.json`, text(CONFIG));
    await Deno.writeFile(
      `${old}/manifest.json`,
      text([{ Config: "c.json", Layers: ["a/layer.tar"] }]),
    );
    await Deno.writeFile(`${folder}/old.tar`, await tar(old, "."));
    const { layers, entrypoint } = await readImage(`${folder}/old.tar`);
    assert.deepEqual([layers.flat().length, entrypoint], [2, ["/x", "y"]]);
  }));

Deno.test("readImage() names what is not what its digest says", () =>
  withLayout(false, async (folder) => {
    for await (const { name } of Deno.readDir(`${folder}/blobs/sha256`)) {
      const path = `${folder}/blobs/sha256/${name}`;
      const bytes = await Deno.readFile(path);
      if (bytes[0] !== 0x7b) {
        await Deno.writeFile(path, Uint8Array.from([...bytes, 0]));
      }
    }
    assert.equal((await readImage(folder)).forged.length, 1);
  }));

Deno.test("readImage() says what is in the way", () =>
  withLayout(false, async (folder) => {
    await Deno.writeFile(`${folder}/x.tar`, new Uint8Array(2048));
    await assert.rejects(readImage(`${folder}/x.tar`), /it holds no image/);
    await Deno.writeFile(
      `${folder}/index.json`,
      text({ manifests: [{ digest: "md5:x" }] }),
    );
    await assert.rejects(readImage(folder), /no SHA-256 digest/);
    assert.ok(!await isImage(`${folder}/blobs`));
  }));
