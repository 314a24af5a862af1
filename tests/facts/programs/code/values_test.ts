/** Tests what is known of values in code. */
import assert from "node:assert/strict";
import {
  ANYTHING,
  bareName,
  combine,
  concat,
  fillIn,
  isOperator,
  isTrue,
  member,
  text,
  type Value,
} from "../../../../src/facts/programs/code/values.ts";

Deno.test("concat() knows both or nothing", () => {
  assert.equal(concat(text("a"), text("b")).text, "ab");
  assert.equal(concat(text("a"), ANYTHING).text, undefined);
});

Deno.test("combine() joins paths at a slash, and texts at a plus", () => {
  const path: Value = { text: "/a/", path: true, origins: [] };
  assert.equal(combine("/", path, text("b")).text, "/a/b");
  assert.equal(combine("/", path, ANYTHING).path, true);
  assert.equal(combine("+", text("a"), text("b")).text, "ab");
  assert.equal(combine("*", text("a"), text("b")).text, undefined);
});

Deno.test("isOperator() tells operators from other signs", () => {
  for (const sign of ["+", ".", "/", "==", "%"]) assert.ok(isOperator(sign));
  for (const sign of ["(", ",", ";"]) assert.ok(!isOperator(sign));
});

Deno.test("member() finds members of lists, objects and modules", () => {
  const list: Value = { list: [text("a"), text("b")], origins: [] };
  assert.equal(member(list, text("1")).text, "b");
  const named: Value = { named: new Map([["k", text("v")]]), origins: [] };
  assert.equal(member(named, text("k")).text, "v");
  assert.equal(member({ name: "fs", origins: [] }, text("rm")).name, "fs.rm");
  assert.deepEqual(member(ANYTHING, undefined), ANYTHING);
});

Deno.test("isTrue() knows how languages say yes", () => {
  assert.ok(isTrue(text("1")));
  assert.ok(isTrue({ name: "True", origins: [] }));
  assert.ok(!isTrue({ name: "false", origins: [] }));
  assert.ok(!isTrue(undefined));
});

Deno.test("bareName() drops signs", () => {
  assert.equal(bareName("$x"), "x");
  assert.equal(bareName("@@x"), "x");
});

const FILLS: readonly (readonly [string, string | undefined])[] = [
  ["${x}/b", "a/b"],
  ["#{x}", "a"],
  ["{x}", "a"],
  ["$x", "a"],
  ["${y}", undefined],
];

for (const [written, wanted] of FILLS) {
  Deno.test(`fillIn() fills ${written}`, () => {
    assert.equal(fillIn(written, new Map([["x", text("a")]])).text, wanted);
  });
}
