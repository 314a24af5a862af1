/** Tests what is known of texts. */
import assert from "node:assert/strict";
import {
  dataOf,
  escapePath,
  join,
  known,
  literal,
  mix,
  NOTHING,
  opaque,
  pathOfWritten,
  plain,
  sliceField,
  unknown,
} from "../../../src/facts/shell/data.ts";

Deno.test("mix() has every origin once", () => {
  assert.deepEqual(mix(["file"], ["file", "secret"]), ["file", "secret"]);
  assert.deepEqual(mix([], ["file"]), ["file"]);
  assert.deepEqual(mix(["file"], []), ["file"]);
});

Deno.test("join() knows both texts or none", () => {
  assert.deepEqual(join(known("a"), known("b")), known("ab"));
  assert.deepEqual(join(known("a"), unknown("network")), unknown("network"));
  assert.equal(join(NOTHING, NOTHING), NOTHING);
  const long = known("a".repeat(600_000));
  assert.equal(join(long, long).text, undefined);
});

const PATHS: readonly (readonly [string, string])[] = [
  ["a", "a"],
  ["*", "\\*"],
  ["a{b,c}", "a\\{b,c\\}"],
  ["~", "./~"],
  ["~/a*", "./~/a\\*"],
  ["a~", "a~"],
];

for (const [text, wanted] of PATHS) {
  Deno.test(`escapePath() means ${text} as it stands`, () => {
    assert.equal(escapePath(text), wanted);
  });
}

const WRITTEN: readonly (readonly [string, string])[] = [
  ["a\\ b", "a b"],
  ["\\*", "\\*"],
  ["a\\\nb", "ab"],
  ["r\\m", "rm"],
];

for (const [text, wanted] of WRITTEN) {
  Deno.test(`pathOfWritten() reads ${JSON.stringify(text)}`, () => {
    assert.equal(pathOfWritten(text), wanted);
  });
}

Deno.test("literal() means wildcards as they stand, plain() does not", () => {
  assert.equal(literal("*").path, "\\*");
  assert.equal(plain("*").path, "*");
});

Deno.test("sliceField() keeps text and path together", () => {
  assert.equal(sliceField(plain("--x=a*"), 4).path, "a*");
  assert.equal(sliceField(literal("--x=*"), 4).path, "\\*");
  const whole = plain("a");
  assert.equal(sliceField(whole, 0), whole);
});

Deno.test("dataOf() knows a text only when the field does", () => {
  assert.equal(dataOf(plain("a")).text, "a");
  assert.deepEqual(dataOf(opaque("$X", ["network"])), {
    ...unknown("network"),
    shape: "$X",
  });
});
