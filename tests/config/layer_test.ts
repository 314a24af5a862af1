/** Where values come from, and secrets out of files. */
import assert from "node:assert/strict";
import {
  type Origin,
  placed,
  placeOf,
  readSecret,
} from "../../src/config/layer.ts";
import type { SettingName } from "../../src/config/schema.ts";

const KEY = "a-key-With-Enough-Characters-123";

const ORIGINS: readonly (readonly [Origin, string])[] = [
  [{ layer: "flag", name: "--listen" }, "command line:1:1"],
  [{ layer: "environment", name: "SUPEREGO_LISTEN" }, "environment:1:1"],
  [{ layer: "default", name: "default" }, "defaults:1:1"],
  [{ layer: "file", name: "c.yaml" }, "c.yaml:1:1"],
  [
    { layer: "file", name: "c.yaml", at: { line: 3, column: 9 } },
    "c.yaml:3:9",
  ],
];

for (const [origin, place] of ORIGINS) {
  Deno.test(`placeOf() says ${place} of the layer ${origin.layer}`, () => {
    const { file, line, column } = placeOf(origin);
    assert.equal(`${file}:${line}:${column}`, place);
  });
}

Deno.test("placed() moves a setting's problem to where it was given, and no other", () => {
  const problem = {
    id: "X-001",
    severity: "low",
    line: 1,
    column: 1,
    message: "m",
    hint: "h",
  } as const;
  const origins = {
    listen: { layer: "file", name: "c.yaml", at: { line: 2, column: 5 } },
  } as Readonly<Record<SettingName, Origin>>;
  const moved = placed([
    { ...problem, file: "listen" },
    { ...problem, file: "p.yaml" },
    { ...problem, file: "constructor" },
  ], origins);
  assert.deepEqual(
    moved.map(({ file, line, column }) => `${file}:${line}:${column}`),
    ["c.yaml:2:5", "p.yaml:1:1", "constructor:1:1"],
  );
});

for (
  const [name, text] of [
    ["as it is", KEY],
    ["without its line break", `${KEY}\n`],
    ["without its line break of Windows", `${KEY}\r\n`],
  ] as const
) {
  Deno.test(`readSecret() takes a file's text ${name}`, async () => {
    const read = await readSecret("api_key", "/f", () => Promise.resolve(text));
    assert.deepEqual(read, { ok: true, value: KEY });
  });
}

Deno.test("readSecret() says which file cannot be read, and why", async () => {
  const read = await readSecret(
    "api_key",
    "/f",
    () => Promise.reject(new Error("it is a folder")),
  );
  assert.ok(!read.ok);
  assert.match(read.message, /`\/f`, which cannot be read: it is a folder/);
});

Deno.test("readSecret() refuses the file of a secret that belongs to its owner alone when others may read it", async () => {
  const path = await Deno.makeTempFile();
  try {
    for (
      const [mode, ok] of [[0o600, true], [0o440, true], [0o644, false], [
        0o660,
        false,
      ]] as const
    ) {
      await Deno.chmod(path, mode);
      const read = await readSecret(
        "audit_key",
        path,
        () => Promise.resolve("k".repeat(44)),
      );
      assert.equal(read.ok, ok, mode.toString(8));
      if (!read.ok) assert.match(read.message, /others may read/);
    }
    await Deno.chmod(path, 0o644);
    const read = await readSecret("api_key", path, () => Promise.resolve(KEY));
    assert.equal(read.ok, true);
  } finally {
    await Deno.remove(path);
  }
});
