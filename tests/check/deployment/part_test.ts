/** Parts of a file, and where they stand. */
import assert from "node:assert/strict";
import { Part } from "../../../src/check/deployment/part.ts";
import { readYamlStream } from "../../../src/problem/yaml.ts";

const yaml = readYamlStream("a:\n  b: [x, 2]\n  c: true\n  d:\n", "f.yaml");
assert.ok(yaml.ok);
const whole = Part.whole("f.yaml", yaml.value[0]!);

Deno.test("get() leads to what is there, with its place", () => {
  const part = whole.get("a", "b", 1);
  assert.deepEqual([part.text, part.place, part.key], ["2", {
    line: 2,
    column: 10,
  }, "1"]);
});

Deno.test("get() leads to the nearest place of what is not there", () => {
  const part = whole.get("a", "z", "y");
  assert.deepEqual([part.there, part.value, part.text], [false, undefined, ""]);
  assert.equal(part.place.line, 2);
  assert.ok(!whole.get("a", "d").there);
  assert.ok(!whole.get("a", "toString").there);
});

Deno.test("items() and entries() give parts, and a text counts as a list of one", () => {
  assert.deepEqual(whole.get("a", "b").items().map(({ text }) => text), [
    "x",
    "2",
  ]);
  assert.deepEqual(whole.get("a", "b", 0).items().map(({ text }) => text), [
    "x",
  ]);
  assert.deepEqual(whole.get("a").entries().map(({ key }) => key), [
    "b",
    "c",
    "d",
  ]);
  assert.deepEqual(whole.get("a", "c").items(), []);
  assert.ok(whole.get("a", "c").on);
});
