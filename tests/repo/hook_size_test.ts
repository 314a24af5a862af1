/**
 * Holds every part of the hook's bundle under a ceiling: each kilobyte that a call loads costs it some 0.1 million
 * instructions before it does anything, whether it is run or not.
 */
import assert from "node:assert/strict";
import { chunksOf, hookOutputs, insideOf } from "./hook_parts.ts";

const START = ["src/cli/advise.ts"];
const HERE = [...START, "src/cli/advise_here.ts"];
const MCP = [...HERE, "src/facts/tools/mcp/effects.ts"];
const SHELL = [...HERE, "src/facts/shell/run.ts"];
const group = (name: string) => `src/facts/programs/groups/${name}.ts`;

/** A part by its file, what is loaded before it, and the most bytes that it and what comes with it may add. */
const PARTS: readonly (readonly [
  part: string,
  before: readonly string[],
  most: number,
])[] = [
  ["src/cli/advise.ts", [], 19900],
  ["src/cli/advise_told.ts", START, 37200],
  ["src/cli/advise_here.ts", START, 212500],
  ["src/facts/shell/run.ts", HERE, 57100],
  ["src/facts/shell/parser.ts", SHELL, 107800],
  ["src/facts/tools/mcp/effects.ts", HERE, 46800],
  ["src/facts/tools/mcp/outcome/outcome.ts", MCP, 18700],
  ["src/facts/tools/written.ts", HERE, 2600],
  ["src/policy/parse.ts", HERE, 143000],
  [group("base"), SHELL, 28000],
  [group("shells"), SHELL, 21300],
  [group("launchers"), SHELL, 11500],
  [group("git"), SHELL, 25800],
  [group("version_control"), SHELL, 10800],
  [group("text"), SHELL, 31400],
  [group("archives"), SHELL, 7500],
  [group("network"), SHELL, 30700],
  [group("packages"), SHELL, 17500],
  [group("builds"), SHELL, 7400],
  [group("hosting"), SHELL, 44000],
  [group("platforms"), SHELL, 19400],
  [group("system"), SHELL, 20400],
  [group("code"), SHELL, 69700],
  [group("windows"), SHELL, 28200],
];

for (const [part, before, most] of PARTS) {
  Deno.test(`advise loads at most ${most} bytes for ${part}`, () => {
    const there = new Set(before.length === 0 ? [] : chunksOf(before));
    const added = chunksOf([part]).filter((path) => !there.has(path));
    const bytes = added.reduce(
      (sum, path) => sum + (hookOutputs[path]?.bytes ?? 0),
      0,
    );
    const largest = insideOf(added).slice(0, 15)
      .map(({ file, bytes }) => `  ${bytes} ${file}`);
    assert.ok(
      bytes <= most,
      `The part of ${part} has grown to ${bytes} bytes; ${most} are allowed.\n` +
        `The largest of what is in it:\n${largest.join("\n")}\n` +
        "Put what few calls need into a part that is loaded on demand (src/review/on_demand.ts for facts, a dynamic\n" +
        "import elsewhere). Only what most calls with this part need may raise its ceiling here.",
    );
  });
}

Deno.test("insideOf() tells the largest file first", () => {
  const sizes = insideOf(chunksOf(HERE)).map(({ bytes }) => bytes);
  assert.deepEqual(sizes, sizes.toSorted((a, b) => b - a));
});
