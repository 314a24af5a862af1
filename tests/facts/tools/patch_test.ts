/** Tests which files a patch is said to touch. */
import assert from "node:assert/strict";
import { patchEffects, readPatch } from "../../../src/facts/tools/patch.ts";

Deno.test("readPatch() reads Codex's form", () => {
  assert.deepEqual(
    readPatch(
      [
        "*** Begin Patch",
        "*** Add File: a.ts",
        "+x",
        "*** Update File: src/b.ts",
        "*** Move to: src/c.ts",
        "@@",
        "-x",
        "+y",
        "*** Delete File: d.ts",
        "*** End Patch",
      ].join("\n"),
    ),
    [
      { path: "a.ts", deed: "write" },
      { path: "src/b.ts", deed: "edit" },
      { path: "src/b.ts", deed: "delete" },
      { path: "src/c.ts", deed: "write" },
      { path: "d.ts", deed: "delete" },
    ],
  );
});

Deno.test("readPatch() reads what diff and git write", () => {
  assert.deepEqual(
    readPatch(
      [
        "--- a/x.ts\t2024-01-01",
        "+++ b/x.ts\t2024-01-02",
        "@@ -1 +1 @@",
        "--- /dev/null",
        "+++ b/new.ts",
        "--- a/old.ts",
        "+++ /dev/null",
        "rename from p",
        "rename to q",
        "copy from r",
        "copy to s",
      ].join("\n"),
    ),
    [
      { path: "x.ts", deed: "edit" },
      { path: "new.ts", deed: "write" },
      { path: "old.ts", deed: "delete" },
      { path: "p", deed: "delete" },
      { path: "q", deed: "write" },
      { path: "s", deed: "write" },
    ],
  );
});

Deno.test("readPatch() finds nothing in other texts", () => {
  assert.deepEqual(readPatch("hello\n*** Note: x\n--- dashes"), []);
});

Deno.test("patchEffects() finds the patch in any argument", () => {
  const patch = "*** Begin Patch\n*** Delete File: /etc/x\n*** End Patch";
  for (
    const parameters of [{ input: patch }, { command: ["apply_patch", patch] }]
  ) {
    const [effect] = patchEffects(parameters, {}, "x");
    assert.equal(effect?.kind === "deletes" && effect.path, "/etc/x");
  }
});
