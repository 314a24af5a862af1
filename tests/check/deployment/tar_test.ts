/** Archives are read as `tar` writes them. */
import assert from "node:assert/strict";
import { entriesOf } from "../../../src/check/deployment/tar.ts";

const LONG = `${"folder-with-a-long-name/".repeat(8)}file`;

for (const format of ["ustar", "gnu", "pax"]) {
  Deno.test(`entriesOf() reads ${format}`, async () => {
    const folder = await Deno.makeTempDir();
    try {
      await Deno.mkdir(`${folder}/${LONG.replace(/file$/, "")}`, {
        recursive: true,
      });
      await Deno.writeTextFile(`${folder}/${LONG}`, "x".repeat(700));
      await Deno.writeTextFile(`${folder}/su`, "");
      await Deno.chmod(`${folder}/su`, 0o4755);
      await Deno.symlink("su", `${folder}/zz`);
      const { success, stdout } = await new Deno.Command("tar", {
        args: [`--format=${format}`, "-C", folder, "-c", "./su", "./zz", LONG],
      }).output();
      assert.ok(success);
      const found = entriesOf(new Uint8Array(stdout));
      assert.deepEqual(
        found.map((
          { path, kind, mode, data },
        ) => [path, kind, mode & 0o7000, data.length]),
        [
          ["su", "file", 0o4000, 0],
          ["zz", "link", 0, 0],
          [LONG, "file", 0, 700],
        ],
      );
      // A torn archive ends where it is torn.
      assert.ok(entriesOf(new Uint8Array(stdout).slice(0, 1536)).length < 3);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });
}

Deno.test("entriesOf() finds nothing in what is no archive", () => {
  assert.deepEqual(entriesOf(new Uint8Array(5)), []);
  assert.deepEqual(entriesOf(new Uint8Array(2048).fill(0x7a)), []);
});
