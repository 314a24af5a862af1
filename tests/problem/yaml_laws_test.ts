/** The laws of reading YAML, on random texts. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { readYaml } from "../../src/problem/yaml.ts";

const piece = fc.constantFrom(
  "a",
  "b: ",
  "- ",
  "\n",
  "  ",
  "[",
  "]",
  "{",
  "}",
  ",",
  ":",
  '"',
  "'",
  "&x ",
  "*x",
  "!t ",
  "|",
  ">",
  "#",
  "?",
  "---\n",
  "...",
  "\t",
  "<<: ",
  "%",
  "@",
  "`",
  "~",
  "1",
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary" }),
);

Deno.test("readYaml() never throws, and says something wherever it refuses", () => {
  fc.assert(
    fc.property(text, (one) => {
      const read = readYaml(one, "p.yaml");
      if (read.ok) return;
      assert.ok(read.problems.length > 0);
      const lines = one.split(/\r?\n|\r/).length;
      for (const { line, column, message, hint } of read.problems) {
        assert.ok(line >= 1 && line <= lines + 1, `${line} of ${lines}`);
        assert.ok(column >= 1);
        assert.ok(message.length > 0 && hint.length > 0);
      }
    }),
    { numRuns: 2000 },
  );
});

Deno.test("readYaml() reads JSON as JSON does, and finds every part of it", () => {
  const value = fc.jsonValue({ maxDepth: 4 }).filter((one) =>
    !JSON.stringify(one).includes('"__proto__"')
  );
  fc.assert(fc.property(value, (one) => {
    const read = readYaml(JSON.stringify(one), "p.json");
    assert.ok(read.ok, JSON.stringify(read));
    assert.deepEqual(read.value.value, JSON.parse(JSON.stringify(one)));
    assert.equal(read.value.locate([]).line, 1);
  }));
});
