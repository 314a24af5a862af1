/** JSON with places. */
import assert from "node:assert/strict";
import {
  memberOf,
  type Node,
  positionOf,
  readTree,
  TreeError,
  valueOf,
} from "../../src/hooks/settings_tree.ts";

for (
  const text of [
    "{}",
    " [ ] ",
    '"\\u0041\\n\\\\\\"/"',
    "-1.5e-3",
    "true",
    "null",
    '{"a":{"b":[1,{"c":false}]},"":0}',
    '{\r\n\t"a" : [ ] ,\r\n\t"ü🦊" : "zażółć"\r\n}\r\n',
    '{"__proto__":1}',
  ]
) {
  Deno.test(`readTree() reads ${JSON.stringify(text)} as JSON.parse() does`, () => {
    assert.deepEqual(
      JSON.stringify(valueOf(readTree(text))),
      JSON.stringify(JSON.parse(text)),
    );
  });
}

Deno.test("readTree() knows where everything stands", () => {
  const text = '\uFEFF{ "a" : [ 10 , "x" ] }';
  const cut = (node: { start: number; end: number }) =>
    text.slice(node.start, node.end);
  const root = readTree(text);
  assert.equal(cut(root), text.slice(1));
  const member = memberOf(root, "a");
  assert.ok(member?.value.type === "array");
  assert.equal(cut(member), '"a" : [ 10 , "x" ]');
  assert.deepEqual(member.value.items.map(cut), ["10", '"x"']);
  assert.equal(memberOf(root, "b"), undefined);
  assert.equal(memberOf(member.value, "a"), undefined);
});

for (
  const [text, at, why] of [
    ["", 0, /a value is missing/],
    ["{", 1, /a key in double quotes/],
    ['{"a"}', 4, /a colon/],
    ['{"a":}', 5, /a value/],
    ['{"a":1', 6, /a comma or `}`/],
    ['{"a":1,}', 7, /one too many/],
    ["[1,]", 3, /one too many/],
    ["[1 2]", 3, /a comma or `]`/],
    ["{'a':1}", 1, /double quotes/],
    ["{a:1}", 1, /double quotes/],
    ["01", 1, /something follows/],
    ["{} x", 3, /something follows/],
    ["// no\n{}", 0, /comments/],
    ['{"a":1 /* b */}', 7, /comments/],
    ['"a\nb"', 0, /a value/],
    ['"\\x"', 0, /a value/],
    ["NaN", 0, /a value/],
    ['{"a":1,"a":2}', 7, /`a` is there twice/],
    ["[".repeat(70), 65, /deeper/],
  ] as const
) {
  Deno.test(`readTree() says where ${JSON.stringify(text.slice(0, 20))} breaks`, () => {
    assert.throws(
      () => readTree(text),
      (error) =>
        error instanceof TreeError && error.at === at &&
        why.test(error.message),
    );
  });
}

for (
  const [text, at, line, column] of [
    ["abc", 0, 1, 1],
    ["a\nbc", 3, 2, 2],
    ["a\r\nb\r\nc", 6, 3, 1],
    ["\uFEFFabc", 1, 1, 1],
    ["a\rb", 2, 2, 1],
  ] as const
) {
  Deno.test(`positionOf() finds ${at} in ${JSON.stringify(text)}`, () => {
    assert.deepEqual(positionOf(text, at), { line, column });
  });
}

Deno.test("valueOf() makes whole values of parts", () => {
  const root = readTree('{"a":[1,null]}');
  const inner: Node | undefined = memberOf(root, "a")?.value;
  assert.deepEqual(inner && valueOf(inner), [1, null]);
});
