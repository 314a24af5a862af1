/** Tests the table of all programs. */
import assert from "node:assert/strict";
import {
  FAMILIES,
  namesOfPrograms,
  programOf,
} from "../../../src/facts/programs/registry.ts";
import { optionTable } from "../../../src/facts/programs/options.ts";

Deno.test("FAMILIES names no program twice", () => {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const [family, table] of Object.entries(FAMILIES)) {
    for (const name of Object.keys(table).flatMap((key) => key.split(","))) {
      const before = seen.get(name);
      if (before !== undefined) twice.push(`${name}: ${before}, ${family}`);
      seen.set(name, family);
    }
  }
  assert.deepEqual(twice, []);
});

Deno.test("FAMILIES are each held to their cases by a test of their own", () => {
  // Each family's test asserts that every row has a case; this one holds the list of families.
  assert.deepEqual(Object.keys(FAMILIES), [...new Set(Object.keys(FAMILIES))]);
  assert.ok(Object.keys(FAMILIES).length > 30);
});

Deno.test("FAMILIES have options that can be read, and name only those", () => {
  const wrong: string[] = [];
  for (const table of Object.values(FAMILIES)) {
    for (const [names, program] of Object.entries(table)) {
      assert.doesNotMatch(names, /\s|^,|,,|,$/);
      const keys = new Set([
        "help",
        "version",
        ...optionKeys(program.options ?? ""),
      ]);
      const used = [
        ...program.idle?.split(" ") ?? [],
        ...Object.keys(program.values ?? {}),
      ];
      for (const key of used) {
        if (!keys.has(key) && program.style !== "pairs") {
          wrong.push(`${names}: ${key}`);
        }
      }
    }
  }
  assert.deepEqual(wrong, []);
});

function optionKeys(text: string): readonly string[] {
  const { short, long } = optionTable(text);
  return [...short.values(), ...long.values()].map(({ key }) => key);
}

const NAMES: readonly (readonly [string, boolean])[] = [
  ["rm", true],
  ["python3.12", true],
  ["RM", true],
  ["notaprogram", false],
  ["", false],
  ["constructor", false],
  ["__proto__", false],
];

for (const [name, known] of NAMES) {
  Deno.test(`programOf() ${known ? "knows" : "does not know"} "${name}"`, () => {
    assert.equal(programOf(name) !== undefined, known);
  });
}

Deno.test("namesOfPrograms() lists every name", () => {
  const names = [...namesOfPrograms()];
  assert.ok(names.includes("rm"));
  assert.ok(names.length > 1000);
});
