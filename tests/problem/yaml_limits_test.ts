/** Holds YAML files to their limits, which are looked at in linear time. */
import assert from "node:assert/strict";
import { readYaml } from "../../src/problem/yaml.ts";
import {
  YAML_MOST_ALIASES,
  YAML_MOST_DEPTH,
  YAML_MOST_PROBLEMS,
  YAML_MOST_TEXT,
} from "../../src/problem/yaml_limits.ts";

function wrong(text: string): readonly string[] {
  const read = readYaml(text, "p.yaml");
  return read.ok
    ? []
    : read.problems.map((one) =>
      `${one.line}:${one.column} ${one.id} ${one.message} -> ${one.hint}`
    );
}

Deno.test("readYaml() limits the text", () => {
  assert.equal(wrong("#".repeat(YAML_MOST_TEXT)).length, 0);
  assert.match(
    wrong("#".repeat(YAML_MOST_TEXT + 1))[0] ?? "",
    /^1:1 .* has 1048577 characters/,
  );
});

Deno.test("readYaml() limits how deep a file nests", () => {
  const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  assert.deepEqual(wrong(deep(YAML_MOST_DEPTH)), []);
  assert.match(wrong(deep(YAML_MOST_DEPTH + 1))[0] ?? "", /^1:65 .*deeper/);
  assert.equal(wrong(`a: ${deep(70)}\nb: ${deep(70)}\n`).length, 1);
});

Deno.test("readYaml() limits how often aliases are used", () => {
  const uses = (count: number) =>
    `a: &x 1\nb: [${Array.from({ length: count }, () => "*x").join(", ")}]\n`;
  assert.deepEqual(wrong(uses(YAML_MOST_ALIASES)), []);
  const [only, ...rest] = wrong(uses(YAML_MOST_ALIASES + 5));
  assert.match(only ?? "", /^2:\d+ YAML-001 `\*x` is one alias too many/);
  assert.deepEqual(rest, []);
});

Deno.test("readYaml() refuses a small file that stands for a large one", () => {
  const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let i = 1; i < 9; i++) {
    lines.push(`a${i}: &a${i} [${Array(10).fill(`*a${i - 1}`).join(", ")}]`);
  }
  const [only, ...rest] = wrong(lines.join("\n"));
  assert.match(only ?? "", /more than 100000 parts/);
  assert.deepEqual(rest, []);
});

Deno.test("readYaml() reads as many parts as it may, and refuses one more", () => {
  // The list itself is a part, too.
  const whole = `[${Array(99_999).fill("x").join(",")}]`;
  assert.ok(readYaml(whole, "f.yaml").ok);
  assert.match(
    wrong(whole.replace("[", "[x,"))[0] ?? "",
    /more than 100000 parts/,
  );
});

Deno.test("readYaml() refuses a file that contains itself", () => {
  assert.match(wrong("a: &x [*x]\n")[0] ?? "", /more than 100000 parts/);
});

const NESTED: readonly (readonly [text: string, place: string])[] = [
  ["[".repeat(90_000), "1:65"],
  ["{a: ".repeat(20_000), "1:257"],
  ["- ".repeat(20_000), "1:129"],
  ["? ".repeat(20_000), "1:129"],
  [`a: 1\nb: ${"[".repeat(20_000)}`, "2:68"],
  [`${"[a: ".repeat(40)}x${"]".repeat(40)}`, "1:129"],
];

for (const [text, place] of NESTED) {
  Deno.test(`readYaml() refuses ${text.slice(0, 12)}… before its nesting overflows anything`, () => {
    const [only, ...rest] = wrong(text);
    assert.match(
      only ?? "",
      /Lists and mappings nest deeper than 64 -> Flatten/,
    );
    assert.equal((only ?? "").split(" ")[0], place);
    assert.deepEqual(rest, []);
  });
}

Deno.test("readYaml() tells a hundred problems, and how many more there are", () => {
  const doubled = (count: number) => "a: 1\n".repeat(count + 1);
  assert.equal(wrong(doubled(YAML_MOST_PROBLEMS)).length, YAML_MOST_PROBLEMS);
  assert.doesNotMatch(wrong(doubled(YAML_MOST_PROBLEMS)).at(-1) ?? "", /more/);
  const many = wrong(doubled(YAML_MOST_PROBLEMS + 7));
  assert.equal(many.length, YAML_MOST_PROBLEMS);
  assert.match(many.at(-1) ?? "", /^101:1 .*, and 7 more problems/);
});

Deno.test("readYaml() compares no key with every other, and looks for no alias in the whole file", () => {
  // With work that grows by the square, either of these would take minutes.
  const keys = Array.from({ length: 45_000 }, (_, i) => `k${i}: 1`).join("\n");
  assert.deepEqual(wrong(keys), []);
  const uses = `a: &a 1\nb: [${"*a, ".repeat(45_000)}]\n`;
  assert.match(wrong(uses)[0] ?? "", /one alias too many/);
  assert.equal(wrong("%A\n".repeat(45_000)).length, YAML_MOST_PROBLEMS);
});
