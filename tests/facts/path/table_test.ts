/** Tests the look-up of places. */
import assert from "node:assert/strict";
import { tableOf } from "../../../src/facts/path/table.ts";

const TABLE = tableOf({
  one: ["/etc/**", "!/etc/motd", "c:/windows/**"],
  two: [".ssh/**", "!*.pub", "*.key", "id_*"],
  three: ["/var/*/cache", "conf/app.yml"],
});

function labels(path: string): readonly string[] {
  const segments = path.split("/").filter((segment) => segment !== "");
  return [...TABLE.lookup(segments, path.startsWith("/") || path[1] === ":")]
    .sort();
}

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["/etc", ["one"]],
  ["/etc/a/b", ["one"]],
  ["/etc/motd", []],
  ["/x/etc/a", []],
  ["etc/a", []],
  ["c:/windows/x", ["one"]],
  [".ssh/a", ["two"]],
  ["/home/x/.ssh/a", ["two"]],
  ["/home/x/.ssh/a.pub", []],
  ["a/b.key", ["two"]],
  ["/etc/b.key", ["one", "two"]],
  ["a.key/b", []],
  ["a/*.key", ["two"]],
  ["a/*.yml", []],
  ["conf/*.yml", ["three"]],
  [".s?h/*.txt", ["two"]],
  ["id_x", ["two"]],
  ["/var/x/cache", ["three"]],
  ["/var/x/cache/y", []],
  ["a/conf/app.yml", ["three"]],
  ["/e[t]c/x", ["one"]],
  ["/*/x", ["one"]],
  ["a/conf/app.y?l", ["three"]],
  ["a/*", []],
  [".ssh/*", ["two"]],
  [".ss?/x", ["two"]],
  ["/etc/mot?", ["one"]],
];

for (const [path, wanted] of CASES) {
  Deno.test(`tableOf() looks up ${path}`, () => {
    assert.deepEqual(labels(path), wanted);
  });
}
