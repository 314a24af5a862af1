/** Tests what programs that pack and unpack one stream are said to do. */
import assert from "node:assert/strict";
import {
  COMPRESSORS,
  unpacked,
} from "../../../src/facts/programs/compressors.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["gzip -r ~/Documents", [
    "read /home/dev/Documents",
    "write /home/dev/Documents.gz",
    "delete tree /home/dev/Documents",
  ]],
  ["gzip -r a", ["read /home/dev/project/a", "write /home/dev/project/a.gz"]],
  ["gzip -k a", ["read /home/dev/project/a", "write /home/dev/project/a.gz"]],
  ["gzip -c a", ["read /home/dev/project/a"]],
  ["gunzip a.gz", ["read /home/dev/project/a.gz", "write /home/dev/project/a"]],
  ["xz --decompress a.xz", [
    "read /home/dev/project/a.xz",
    "write /home/dev/project/a",
  ]],
  ["gzip -d < a.gz", ["read /home/dev/project/a.gz"]],
  ["zcat a.gz", ["read /home/dev/project/a.gz"]],
  ["xzcat -l a.xz", ["read /home/dev/project/a.xz"]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`COMPRESSORS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("COMPRESSORS has a case for every row", () => {
  assert.deepEqual(untried(COMPRESSORS, CASES.map(([command]) => command)), []);
});

Deno.test("unpacked() keeps where the stream came from", () => {
  assert.deepEqual([...unpacked(["network"])].sort(), ["decoded", "network"]);
});
