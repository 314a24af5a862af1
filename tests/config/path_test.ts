/** Tests of paths as text. */
import assert from "node:assert/strict";
import { folderOf, resolvePath } from "../../src/config/path.ts";

for (
  const [path, want] of [
    ["a.yaml", "/srv/a.yaml"],
    ["./a.yaml", "/srv/a.yaml"],
    ["../a.yaml", "/a.yaml"],
    ["../../../a.yaml", "/a.yaml"],
    ["/etc//x/./../a.yaml", "/etc/a.yaml"],
    ["/", "/"],
  ] as const
) {
  Deno.test(`resolvePath() turns ${path} into ${want}`, () => {
    assert.equal(resolvePath(path, "/srv"), want);
  });
}

for (
  const [path, want] of [["/a/b", "/a"], ["/a", "/"], ["a", "."], [
    "a/b",
    "a",
  ]] as const
) {
  Deno.test(`folderOf() finds ${want} of ${path}`, () => {
    assert.equal(folderOf(path), want);
  });
}
