/** Tests what the loops of code go over, and what is called with each member. */
import assert from "node:assert/strict";
import {
  JAVASCRIPT,
  PYTHON,
  RUBY,
} from "../../../../src/facts/programs/code/languages.ts";
import type { Language } from "../../../../src/facts/programs/code/language.ts";
import {
  appliedBy,
  applies,
  loopAt,
  loopsInside,
  memberOf,
  parameterAt,
} from "../../../../src/facts/programs/code/loops.ts";
import { tokensOf } from "../../../../src/facts/programs/code/tokens.ts";
import { text } from "../../../../src/facts/programs/code/values.ts";

const LOOPS: readonly (readonly [
  string,
  Language,
  { readonly names: readonly string[]; readonly list: number } | undefined,
])[] = [
  ["for x in xs: pass", PYTHON, { names: ["x"], list: 3 }],
  ["for r, d, fs in xs: pass", PYTHON, { names: ["r", "d", "fs"], list: 7 }],
  ["for (const x of xs) {}", JAVASCRIPT, { names: ["x"], list: 5 }],
  ["for (const [k, v] of xs) {}", JAVASCRIPT, { names: ["k", "v"], list: 9 }],
  ["while x: pass", PYTHON, undefined],
  ["for (;;) {}", JAVASCRIPT, undefined],
  ["for (let i = 0; i in x;) {}", JAVASCRIPT, undefined],
];

for (const [code, language, wanted] of LOOPS) {
  Deno.test(`loopAt() of ${code}`, () => {
    assert.deepEqual(loopAt(tokensOf(code, language), 0), wanted);
  });
}

Deno.test("loopsInside() finds the loops of a list, and not those of others", () => {
  const tokens = tokensOf(
    "f(x) for x in xs for y in ys] for z in zs",
    PYTHON,
  );
  assert.deepEqual(
    loopsInside(tokens, 0).map(({ names }) => names),
    [["x"], ["y"]],
  );
  assert.deepEqual(
    loopsInside(tokensOf("[a for a in b] ]", PYTHON), 0),
    [],
  );
});

Deno.test("memberOf() is each of a list, its only one, or the whole", () => {
  const list = [text("a"), text("b")];
  assert.deepEqual(memberOf({ list, origins: [] }).each, list);
  assert.equal(memberOf({ list: [text("a")], origins: [] }).text, "a");
  assert.equal(memberOf(text("a")).text, "a");
  const many = Array.from({ length: 100 }, () => text("a"));
  assert.deepEqual(memberOf({ list: many, origins: [] }), { origins: [] });
});

const PARAMETERS: readonly (readonly [string, Language, string | undefined])[] =
  [
    ["(f => g(f))", JAVASCRIPT, "f"],
    ["(async f => g(f))", JAVASCRIPT, "f"],
    ["((f) => g(f))", JAVASCRIPT, "f"],
    ["((f, i) => g(f))", JAVASCRIPT, "f"],
    ["(function (f) { g(f) })", JAVASCRIPT, "f"],
    ["(function named(f) { g(f) })", JAVASCRIPT, "f"],
    ["(g)", JAVASCRIPT, undefined],
    ["(g(f))", JAVASCRIPT, undefined],
    ["{ |f| g f }", RUBY, "f"],
    ["do |f| g f end", RUBY, "f"],
    ["{ g f }", RUBY, undefined],
  ];

for (const [code, language, wanted] of PARAMETERS) {
  Deno.test(`parameterAt() of ${code}`, () => {
    assert.equal(parameterAt(tokensOf(code, language), 0), wanted);
  });
}

Deno.test("appliedBy() is the call of what is given, with each member", () => {
  const call = (
    name: string,
    args: Parameters<typeof appliedBy>[0]["args"],
  ) => ({ name, receiver: text("own"), args, named: new Map() });
  const acts = (name: string) => name === "os.remove" || name === "unlink";
  const remove = { name: "os.remove", origins: [] };
  const over = (applied: ReturnType<typeof appliedBy>) =>
    applied && `${applied.name} ${applied.args[0]?.text}`;
  assert.equal(
    over(appliedBy(call("map", [remove, text("a")]), acts)),
    "os.remove a",
  );
  assert.equal(
    over(appliedBy(call("array_map", [text("unlink"), text("a")]), acts)),
    "unlink a",
  );
  assert.equal(
    over(appliedBy(call("x.forEach", [remove]), acts)),
    "os.remove own",
  );
  assert.equal(appliedBy(call("print", [remove, text("a")]), acts), undefined);
  assert.equal(appliedBy(call("map", [text("x"), text("a")]), acts), undefined);
  assert.ok(
    applies("a.b.forEach") && applies("array_map") && !applies("mapper"),
  );
});
