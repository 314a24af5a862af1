/** Holds the reading of YAML to places, and to what it refuses. */
import assert from "node:assert/strict";
import { readYaml } from "../../src/problem/yaml.ts";

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
