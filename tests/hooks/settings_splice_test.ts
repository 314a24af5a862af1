/** One part in, one part out, the rest untouched. */
import assert from "node:assert/strict";
import {
  append,
  exchange,
  layoutOf,
  render,
  takeOut,
} from "../../src/hooks/settings_splice.ts";
import { memberOf, readTree } from "../../src/hooks/settings_tree.ts";

for (
  const [text, unit, newline] of [
    ["{}", "  ", "\n"],
    ["{\n}", "  ", "\n"],
    ['{"a":1}', null, "\n"],
    ['{"a":1}\n', null, "\n"],
    ['{\n  "a": 1\n}', "  ", "\n"],
    ['{\r\n    "a": 1\r\n}', "    ", "\r\n"],
    ['{\n\t"a": 1\n}', "\t", "\n"],
    ['{"a": 1,\n "b": 2}', " ", "\n"],
  ] as const
) {
  Deno.test(`layoutOf() sees how ${JSON.stringify(text)} is laid out`, () => {
    assert.deepEqual(layoutOf(text, readTree(text)), { unit, newline });
  });
}

for (
  const [before, after] of [
    ["{}", '{\n  "k": [\n    1\n  ]\n}'],
    ["{ }\n", '{\n  "k": [\n    1\n  ]\n}\n'],
    ['{"a":1}', '{"a":1,"k":[1]}'],
    ['{ "a": 1 }\n', '{ "a": 1,"k":[1] }\n'],
    ['{\n  "a": 1\n}\n', '{\n  "a": 1,\n  "k": [\n    1\n  ]\n}\n'],
    [
      '{\r\n\t"a": 1\r\n}',
      '{\r\n\t"a": 1,\r\n\t"k": [\r\n\t\t1\r\n\t]\r\n}',
    ],
    ['\uFEFF{\n "a": 1\n}', '\uFEFF{\n "a": 1,\n "k": [\n  1\n ]\n}'],
  ] as const
) {
  Deno.test(`append() adds to ${JSON.stringify(before)}, and takeOut() undoes it`, () => {
    const root = readTree(before);
    const text = append(before, root, "k", [1], layoutOf(before, root));
    assert.equal(text, after);
    const grown = readTree(text);
    assert.ok(grown.type === "object");
    const again = takeOut(text, grown, grown.members.length - 1);
    if (grown.members.length > 1) assert.equal(again, before);
    else assert.equal(again.replace("{ }", "{}"), before.replace("{ }", "{}"));
  });
}

Deno.test("append() adds to a list without a key", () => {
  const text = '{\n  "l": [\n    1\n  ]\n}';
  const list = memberOf(readTree(text), "l")?.value;
  assert.ok(list);
  assert.equal(
    append(text, list, null, { a: 2 }, { unit: "  ", newline: "\n" }),
    '{\n  "l": [\n    1,\n    {\n      "a": 2\n    }\n  ]\n}',
  );
});

for (
  const [text, index, after] of [
    ["[1, 2, 3]", 0, "[2, 3]"],
    ["[1, 2, 3]", 1, "[1, 3]"],
    ["[1, 2, 3]", 2, "[1, 2]"],
    ["[ 1 ]", 0, "[]"],
    ["[\n  1,\n  2\n]", 0, "[\n  2\n]"],
    ["[\n  1,\n  2\n]", 1, "[\n  1\n]"],
  ] as const
) {
  Deno.test(`takeOut() takes part ${index} out of ${JSON.stringify(text)}`, () => {
    assert.equal(takeOut(text, readTree(text), index), after);
  });
}

Deno.test("takeOut() throws when there is no such part", () => {
  assert.throws(() => takeOut("[1]", readTree("[1]"), 1), RangeError);
  assert.throws(() => takeOut("7", readTree("7"), 0), RangeError);
});

Deno.test("exchange() puts a value in another's place", () => {
  const text = '{\n    "a": {"old": 1},\n    "b": 2\n}';
  const node = memberOf(readTree(text), "a")?.value;
  assert.ok(node);
  assert.equal(
    exchange(text, node, { n: 1 }, { unit: "    ", newline: "\n" }),
    '{\n    "a": {\n        "n": 1\n    },\n    "b": 2\n}',
  );
});

Deno.test("render() keeps one line on one line", () => {
  assert.equal(
    render({ a: [1] }, { unit: null, newline: "\n" }, "  "),
    '{"a":[1]}',
  );
});
