/** Tests of the reader that collects problems. */
import assert from "node:assert/strict";
import { Reader, shown } from "../../../src/policy/read/reader.ts";
import { readYaml } from "../../../src/problem/yaml.ts";

function reader(text: string): Reader {
  const yaml = readYaml(text, "f.yaml");
  assert.ok(yaml.ok);
  return new Reader(yaml.value, "f.yaml");
}

function said(read: Reader): readonly string[] {
  return read.problems.map(({ id, file, line, column, message, hint }) =>
    `${file}:${line}:${column} ${id} ${message} -> ${hint}`
  );
}

Deno.test("Reader finds keys and values", () => {
  const read = reader("a:\n  - b: c\n");
  assert.deepEqual(read.at(["a"], "key"), [1, 1]);
  assert.deepEqual(read.at(["a", 0]), [2, 5]);
  assert.deepEqual(read.at(["a", 0, "b"]), [2, 8]);
});

Deno.test("Reader.mapping() names each key that is not known, and the nearest that is", () => {
  const read = reader("alpha: 1\ngama: 2\nzzz: 3\n");
  const value = { alpha: 1, gama: 2, zzz: 3 };
  assert.equal(read.mapping(value, [], ["alpha", "gamma"]), value);
  assert.deepEqual(said(read), [
    "f.yaml:2:1 POLICY-001 The key `gama` is not known here -> Did you mean `gamma`?",
    "f.yaml:3:1 POLICY-001 The key `zzz` is not known here -> Known names: alpha, gamma",
  ]);
});

for (const value of [null, [], "x", 5]) {
  Deno.test(`Reader.mapping() refuses ${JSON.stringify(value)}`, () => {
    const read = reader("a: x");
    assert.equal(read.mapping(value, ["a"], ["b"]), undefined);
    assert.deepEqual(said(read), [
      `f.yaml:1:4 POLICY-002 \`a\` is \`${
        shown(value)
      }\` -> Write a mapping with \`b\``,
    ]);
  });
}

Deno.test("Reader.text() takes a text that is neither blank nor too long", () => {
  const read = reader("a: x");
  assert.equal(read.text("x", ["a"]), "x");
  assert.equal(read.text(undefined, ["a"]), undefined);
  assert.equal(read.problems.length, 0);
  for (const wrong of ["", "  ", "xxxx", 5, null, true, []]) {
    assert.equal(read.text(wrong, ["a"], 3), undefined);
  }
  assert.equal(read.problems.length, 7);
});

Deno.test("Reader.flag() takes true and false, and a default for neither", () => {
  const read = reader("a: x");
  assert.equal(read.flag(false, ["a"], true), false);
  assert.equal(read.flag(undefined, ["a"], true), true);
  assert.equal(read.flag("yes", ["a"], true), true);
  assert.equal(read.problems.length, 1);
});

Deno.test("Reader.word() takes one of some words", () => {
  const read = reader("a: denny");
  assert.equal(read.word("deny", ["a"], ["deny", "ask"]), "deny");
  assert.equal(read.word(undefined, ["a"], ["deny"]), undefined);
  assert.equal(read.word("denny", ["a"], ["deny", "ask"]), undefined);
  assert.deepEqual(said(read), [
    "f.yaml:1:4 POLICY-002 `a` is `denny` -> Did you mean `deny`?",
  ]);
});

Deno.test("Reader.texts() takes one text or a list", () => {
  const read = reader("a: [x, 5]");
  assert.deepEqual(read.texts("x", ["a"]), ["x"]);
  assert.deepEqual(read.texts(["x", "y"], ["a"]), ["x", "y"]);
  assert.equal(read.problems.length, 0);
  assert.deepEqual(read.texts(["x", 5], ["a"]), ["x"]);
  assert.deepEqual(read.texts([], ["a"]), []);
  assert.deepEqual(read.texts(null, ["a"]), []);
  assert.deepEqual(said(read), [
    "f.yaml:1:8 POLICY-002 `a[1]` is `5` -> Write a text of 1 to 4096 characters",
    "f.yaml:1:4 POLICY-002 `a` is `[]` -> Write at least one text",
    "f.yaml:1:4 POLICY-002 `a` is `null` -> Write a text of 1 to 4096 characters",
  ]);
});

Deno.test("Reader.wrong() names the file where there is no key", () => {
  const read = reader("5");
  read.wrong([], 5, "more");
  read.wrong([], null, "more");
  assert.deepEqual(said(read), [
    "f.yaml:1:1 POLICY-002 The file is `5` -> Write more",
    "f.yaml:1:1 POLICY-002 The file is empty -> Write more",
  ]);
});

Deno.test("shown() shortens what it shows", () => {
  assert.equal(shown("a"), "a");
  assert.equal(shown({ a: 1 }), '{"a":1}');
  assert.equal(shown(undefined), "undefined");
  assert.equal(shown("x".repeat(100)).length, 80);
});
