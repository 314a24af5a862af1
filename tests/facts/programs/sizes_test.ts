/** Tests how sizes are read. */
import assert from "node:assert/strict";
import { bytesOf, isHuge } from "../../../src/facts/programs/sizes.ts";

for (
  const [text, want] of [
    ["10", 10],
    ["10M", 10 * 1024 ** 2],
    ["1T", 1024 ** 4],
    ["4KiB", 4096],
    ["900GB", 900 * 1024 ** 3],
    ["+2k", 2048],
    ["3c", 3],
    ["1.5G", 1.5 * 1024 ** 3],
    ["", NaN],
    ["x", NaN],
  ] as const
) {
  Deno.test(`bytesOf() reads ${text === "" ? "nothing" : text}`, () => {
    assert.equal(bytesOf(text), want);
  });
}

Deno.test("bytesOf() counts a bare number in units", () => {
  assert.equal(bytesOf("2", 512), 1024);
});

Deno.test("isHuge() is true from a hundred gigabytes on", () => {
  assert.equal(isHuge(bytesOf("200G")), true);
  assert.equal(isHuge(bytesOf("20G")), false);
  assert.equal(isHuge(NaN), false);
});
