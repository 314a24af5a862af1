/** Holds the search for the nearest name to typing errors that people make. */
import assert from "node:assert/strict";
import { didYouMean, nearest } from "../../src/problem/nearest.ts";

const NAMES = ["tool_name", "parameters", "cwd", "time_range", "AND", "OR"];

Deno.test("nearest() finds the name that was meant", async (t) => {
  const table = [
    ["tool_nam", "tool_name"],
    ["tool_naem", "tool_name"],
    ["Parameters", "parameters"],
    ["paramters", "parameters"],
    ["cdw", "cwd"],
    ["and", "AND"],
    ["timerange", "time_range"],
    ["elephant", undefined],
    ["time_foo", undefined],
    ["time_rnge", "time_range"],
    ["", undefined],
  ] as const;
  for (const [word, want] of table) {
    await t.step(word, () => assert.equal(nearest(word, NAMES), want));
  }
});

Deno.test("didYouMean() lists what is known when nothing is near", () => {
  assert.equal(didYouMean("tool_nam", NAMES), "Did you mean `tool_name`?");
  assert.equal(didYouMean("elephant", ["b", "a"]), "Known names: a, b");
});

Deno.test("didYouMean() names three of many when nothing is near: those with most parts in common", () => {
  const many = Array.from({ length: 100 }, (_, at) => `SUPEREGO_OTHER_${at}`);
  assert.equal(
    didYouMean("SUPEREGO_RATE_LIMIT", [
      ...many,
      "SUPEREGO_RATE_ALL",
      "SUPEREGO_RATE_ADDRESS",
      "SUPEREGO_RATE_TOOL",
      "SUPEREGO_BURST_ALL",
    ]),
    "Of 104 names the nearest: SUPEREGO_RATE_ALL, SUPEREGO_RATE_TOOL, SUPEREGO_RATE_ADDRESS",
  );
});
