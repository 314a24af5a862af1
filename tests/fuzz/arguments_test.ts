/** Tests how the arguments of a run are read. */
import assert from "node:assert/strict";
import { INPUTS, parseArguments } from "./arguments.ts";

Deno.test("parseArguments() reads the number of inputs and the seed, in any order", () => {
  const table: readonly (readonly [string, number, number | null])[] = [
    ["", INPUTS, null],
    ["5000", 5000, null],
    ["1_000", 1000, null],
    ["--seed 7", INPUTS, 7],
    ["--seed=7 20", 20, 7],
    ["20 --seed 4294967295", 20, 4_294_967_295],
  ];
  for (const [text, count, seed] of table) {
    assert.deepEqual(
      parseArguments(text.split(" ").filter((word) => word !== "")),
      { ok: true, count, seed, commands: false },
      text,
    );
  }
});

Deno.test("parseArguments() reads that only commands are wanted", () => {
  assert.deepEqual(parseArguments(["--commands", "5", "--seed", "1"]), {
    ok: true,
    count: 5,
    seed: 1,
    commands: true,
  });
});

Deno.test("parseArguments() refuses what is no number, and says so", () => {
  for (
    const text of ["0", "many", "-5", "1 2", "--seed", "--seed x", "--sed"]
  ) {
    const read = parseArguments(text.split(" "));
    assert.ok(!read.ok && /^`.*` is /.test(read.wrong), text);
  }
});
