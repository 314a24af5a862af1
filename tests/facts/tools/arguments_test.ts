/** Tests that arguments are found by their names. */
import assert from "node:assert/strict";
import {
  first,
  firstText,
  list,
  MOST_ARGUMENTS,
  MOST_DEPTH,
  named,
  PATHS,
  plainName,
  quote,
  says,
  texts,
} from "../../../src/facts/tools/arguments.ts";

Deno.test("plainName() makes spellings one", () => {
  for (const name of ["file_path", "filePath", "FilePath", "file-path"]) {
    assert.equal(plainName(name), "filepath");
  }
});

Deno.test("texts() walks lists and objects in order", () => {
  assert.deepEqual(texts({ a: "1", b: [{ c: "2" }, "3"], d: 4, e: null }), [
    { where: "parameters.a", name: "a", text: "1" },
    { where: "parameters.b[0].c", name: "c", text: "2" },
    { where: "parameters.b[1]", name: "b", text: "3" },
  ]);
});

Deno.test("texts() stops at its limits", () => {
  let deep: unknown = "x";
  for (let depth = 0; depth < MOST_DEPTH + 1; depth++) deep = { deep };
  assert.deepEqual(texts({ deep }), []);
  assert.equal(
    texts({ many: new Array(MOST_ARGUMENTS + 5).fill("x") }).length,
    MOST_ARGUMENTS,
  );
});

Deno.test("named() finds paths at any depth", () => {
  assert.deepEqual(
    named({ edits: [{ filePath: "a" }], note: "b" }, PATHS).map(({ text }) =>
      text
    ),
    ["a"],
  );
});

Deno.test("first() prefers the names in their order", () => {
  assert.deepEqual(first({ b: 1, a: 2 }, "a", "b"), {
    where: "parameters.a",
    value: 2,
  });
  assert.equal(first({ a: null }, "a"), undefined);
});

Deno.test("firstText() gives texts alone", () => {
  assert.equal(firstText({ a: ["x", "y"] }, "a"), "x y");
  assert.equal(firstText({ a: 5 }, "a"), "5");
  assert.equal(firstText({ a: {} }, "a"), undefined);
});

Deno.test("says() knows the ways to say yes", () => {
  for (const value of [true, 1, "true", "YES", "on"]) {
    assert.ok(says({ force: value }, "force"));
  }
  for (const value of [false, 0, "no", "", null, {}]) {
    assert.ok(!says({ force: value }, "force"));
  }
});

Deno.test("quote() makes one word of any text", () => {
  assert.equal(quote("a/b.c"), "a/b.c");
  assert.equal(quote("a b"), "'a b'");
  assert.equal(quote("it's"), "'it'\\''s'");
  assert.equal(quote(""), "''");
  assert.equal(quote("$(x)"), "'$(x)'");
});

Deno.test("list() gives the texts of a list", () => {
  assert.deepEqual(list(["a", 1, "b"]), ["a", "b"]);
  assert.deepEqual(list("a"), ["a"]);
  assert.deepEqual(list({}), []);
});
