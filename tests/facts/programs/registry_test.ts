/** Tests the table of all programs. */
import assert from "node:assert/strict";
import { FAMILIES, GROUPS } from "../../../src/facts/programs/registry.ts";
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

Deno.test("FAMILIES read no option in two ways: of rows that are shared, one would take the other's words", () => {
  const twice: string[] = [];
  for (const [family, table] of Object.entries(FAMILIES)) {
    for (const [names, { options = "" }] of Object.entries(table)) {
      const signs = new Map<string, string>();
      for (const word of options.split(/\s+/)) {
        const [, spellings = "", sign = ""] = /^(.+?)(=\??)?$/.exec(word) ?? [];
        for (const one of spellings.split(",")) {
          const before = signs.get(one) ?? sign;
          if (before !== sign) twice.push(`${family} ${names}: ${one}`);
          signs.set(one, sign);
        }
      }
    }
  }
  assert.deepEqual(twice, []);
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

Deno.test("FAMILIES are in exactly one group", () => {
  const grouped = Object.values(GROUPS).flatMap((group) => Object.keys(group));
  assert.deepEqual(grouped.toSorted(), Object.keys(FAMILIES).toSorted());
});
