/** Tests that inputs depend on nothing but the seed, their number and the cases. */
import assert from "node:assert/strict";
import { inputOf } from "./input.ts";
import { Random } from "./random.ts";
import { firstTexts, readSeeds, rulesIn } from "./seeds.ts";

const SEEDS = readSeeds();

Deno.test("inputOf() draws the same input for the same seed and number, whatever was drawn before", () => {
  const first = Array.from({ length: 50 }, (_, i) => inputOf(7, i, SEEDS));
  for (let i = 49; i >= 0; i--) {
    assert.deepEqual(inputOf(7, i, SEEDS), first[i]);
  }
  assert.notDeepEqual(inputOf(8, 0, SEEDS), first[0]);
});

Deno.test("inputOf() draws inputs of every kind, and few twice", () => {
  const inputs = Array.from({ length: 2_000 }, (_, i) => inputOf(1, i, SEEDS));
  const kinds = new Set(inputs.map(({ kind }) => kind));
  assert.deepEqual([...kinds].sort(), [
    "bytes",
    "call",
    "policy",
    "request",
    "rewriting",
    "text",
  ]);
  const different = new Set(inputs.map((input) => JSON.stringify(input)));
  assert.ok(different.size > 1_950, `${different.size}`);
});

Deno.test("Random draws the whole range, evenly", () => {
  const random = new Random(3);
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) {
    const drawn = random.below(10);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  for (const count of counts) assert.ok(count > 800 && count < 1_200);
});

Deno.test("readSeeds() finds the project's own cases", () => {
  assert.ok(SEEDS.commands.length > 2_000, `${SEEDS.commands.length}`);
  assert.ok(SEEDS.calls.length > 200, `${SEEDS.calls.length}`);
  assert.ok(SEEDS.policies.every((parts) => parts.length > 1));
  assert.ok(SEEDS.commands.includes("mkfs.ext4 -n /dev/sda"));
});

Deno.test("firstTexts() reads the first text of each row of a table", () => {
  assert.deepEqual(
    firstTexts(
      `const A = [["a \\"b\\"", 1], ['it "is"', 2], [\n  "c\\n", 3], [x, "no"], ["\\u{41}", 4]];`,
    ),
    ['a "b"', 'it "is"', "c\n"],
  );
});

Deno.test("rulesIn() parts a policy into its head and its rules", () => {
  assert.deepEqual(
    rulesIn("a: 1\nrules:\n  - id: x\n    b: 1\n\n  - id: y\n"),
    [
      "a: 1\nrules:\n",
      "  - id: x\n    b: 1\n\n",
      "  - id: y\n",
    ],
  );
});

Deno.test("inputOf() draws changed commands alone when they are wanted", () => {
  for (let i = 0; i < 50; i++) {
    const input = inputOf(7, i, SEEDS, true);
    assert.equal(input.kind === "call" && input.call.tool_name, "Bash");
  }
});
