/** Holds the reading of YAML to places, and to what it refuses. */
import assert from "node:assert/strict";
import { readYaml, type YamlPath } from "../../src/problem/yaml.ts";

Deno.test("readYaml() knows where keys and values stand", () => {
  const read = readYaml(
    "rules:\n  - id: x\n    conditions: {tool_name: Bash}\n",
    "p.yaml",
  );
  assert.ok(read.ok);
  assert.deepEqual(read.value.value, {
    rules: [{ id: "x", conditions: { tool_name: "Bash" } }],
  });
  const path = ["rules", 0, "conditions", "tool_name"];
  assert.deepEqual(read.value.locate(path, "key"), { line: 3, column: 18 });
  assert.deepEqual(read.value.locate(path), { line: 3, column: 29 });
  assert.equal(read.value.locate(["rules", 0, "nothing"]).line, 2);
});

Deno.test("readYaml() quotes no more of a file than a person reads", () => {
  const read = readYaml(`.\n: "${"9e".repeat(2000)}"`, "p.yaml");
  assert.ok(!read.ok);
  for (const { message } of read.problems) {
    assert.ok(message.length < 500, message);
  }
});

Deno.test("readYaml() refuses what is no plain document", async (t) => {
  const nested = "[".repeat(70) + "]".repeat(70);
  const table = [
    ["broken", "rules: [{id: broken"],
    ["a key twice", "a: 1\na: 2\n"],
    ["two documents", "a: 1\n---\nb: 2\n"],
    ["a tag", "a: !!js/function 'x'\n"],
    ["too deep", nested],
    ["a key that is a list", "? [a]\n: 1\n"],
  ] as const;
  for (const [name, text] of table) {
    await t.step(name, () => {
      const read = readYaml(text, "p.yaml");
      assert.ok(!read.ok);
      assert.ok(
        read.problems.every(({ file, line, message, hint }) =>
          file === "p.yaml" && line > 0 && message && hint
        ),
      );
    });
  }
});

Deno.test("readYaml() reports every syntax problem at once", () => {
  const read = readYaml("a: 1\na: 2\nb: 1\nb: 2\n", "p.yaml");
  assert.ok(!read.ok);
  assert.deepEqual(read.problems.map(({ line }) => line), [2, 4]);
});

function wrong(text: string): readonly string[] {
  const read = readYaml(text, "p.yaml");
  return read.ok
    ? []
    : read.problems.map((one) =>
      `${one.line}:${one.column} ${one.id} ${one.message} -> ${one.hint}`
    );
}

const SAID: readonly [name: string, text: string, wanted: readonly RegExp[]][] =
  [
    ["a key twice", "a: 1\na: 2\n", [/^2:1 YAML-001 .*unique: `a: 2` -> Keep/]],
    ["a tab", "a:\n\t- b\n", [/^2:1 YAML-001 Tabs .* -> Indent with spaces$/]],
    ["an open quote", 'a: "b\n', [/^2:1 YAML-001 Missing closing .* -> Close/]],
    ["two documents", "a: 1\n---\nb: 2\n", [/^2:1 .* -> Put each document/]],
    ["a tag", "a: !x b\n", [/^1:4 YAML-001 Unresolved tag: !x/]],
    ["two at once", "a: 1\na: 2\nb: 1\nb: 2\n", [/^2:1/, /^4:1/]],
    ["a key twice and a tag", "a: 1\na: !x 2\n", [/^2:1 .*unique/, /^2:4/]],
    ["an alias in what is not whole", "a: *b\nb: !x 2\n", [/^2:4 .*tag/]],
    ["an alias to nothing", "a: *b\n", [
      /^1:4 YAML-001 `\*b` stands for nothing -> Mark the value with `&b`/,
    ]],
    ["a long line", `a: "${"x".repeat(500)}\n`, [/x{100}/]],
  ];

for (const [name, text, wanted] of SAID) {
  Deno.test(`readYaml() says what is wrong with ${name}, where, and what to do`, () => {
    const found = wrong(text);
    assert.equal(found.length, wanted.length, found.join("\n"));
    for (const [i, one] of wanted.entries()) assert.match(found[i] ?? "", one);
    assert.ok(found.every((one) => one.length < 400));
  });
}

Deno.test("readYaml() reads YAML 1.2, where `on` is a text and times are none", () => {
  const read = readYaml("a: on\nb: 09:00\nc: 010\nd: ~\n'<<': {x: 1}\n", "p");
  assert.ok(read.ok);
  assert.deepEqual(read.value.value, {
    a: "on",
    b: "09:00",
    c: 10,
    d: null,
    "<<": { x: 1 },
  });
  const empty = readYaml("", "p");
  assert.ok(empty.ok);
  assert.equal(empty.value.value, null);
  assert.deepEqual(empty.value.locate(["a", 0]), { line: 1, column: 1 });
});

Deno.test("readYaml() takes a text without regard to prototypes", () => {
  const read = readYaml("__proto__: {polluted: 1}\nconstructor: 2\n", "p");
  assert.ok(read.ok);
  assert.deepEqual(Object.keys(read.value.value as object), [
    "__proto__",
    "constructor",
  ]);
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
});

Deno.test("Yaml.locate() finds the nearest part that exists", () => {
  const read = readYaml(
    "a: &x\n  b: [1, {c: 2}]\nd: *x\ne:\nf: text\n",
    "p",
  );
  assert.ok(read.ok);
  const { locate } = read.value;
  const at = (path: YamlPath, part?: "key" | "value") => {
    const { line, column } = locate(path, part);
    return `${line}:${column}`;
  };
  assert.equal(at([]), "1:1");
  assert.equal(at(["a", "b", 1, "c"]), "2:14");
  assert.equal(at(["a", "b", 1, "c"], "key"), "2:11");
  assert.equal(at(["a", "b", 7]), "2:6");
  assert.equal(at(["a", "zzz"]), "2:3");
  assert.equal(at(["d", "b", 0]), "2:7");
  assert.equal(at(["d"], "key"), "3:1");
  assert.equal(at(["e"], "key"), "4:1");
  assert.equal(at(["f", "deeper"]), "5:4");
  assert.equal(at(["f", 0, "deeper"]), "5:4");
});
