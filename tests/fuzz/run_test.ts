/** Tests that runs find what is broken, also where a thread hangs, and find nothing in what is whole. */
import assert from "node:assert/strict";
import process from "node:process";
import { LawBroken, step, thrown } from "./finding.ts";
import { run } from "./run.ts";

Deno.test("run() gathers what threads find, gives up the one that hangs, and goes on behind the input that did it", async () => {
  const findings = await run({
    count: 40,
    seed: 1,
    threads: 2,
    hang_ms: 2_000,
    worker: new URL("./stand_in_worker.ts", import.meta.url),
  });
  assert.deepEqual(findings.map(({ law, index }) => [law, index]), [
    ["four", 4],
    ["an input is done with in time", 5],
  ]);
});

Deno.test("run() finds nothing in some hundred inputs", async () => {
  assert.deepEqual(
    await run({ count: 600, seed: 1, threads: 1, hang_ms: 60_000 }),
    [],
  );
});

Deno.test("step() reports what throws, by the place, and what is slow every time", async () => {
  await assert.rejects(
    step("reading", () => JSON.parse("{")),
    (error) =>
      error instanceof LawBroken &&
      error.broken.law === "reading throws SyntaxError at an unknown place",
  );
  assert.match(
    thrown("x", { stack: "no error" }).broken.law,
    /^x throws object/,
  );
  let calls = 0;
  assert.equal(
    await step("reading", () => {
      if (calls++ === 0) work(80);
      return 7;
    }),
    7,
  );
  await assert.rejects(
    step("reading", () => work(60)),
    (error) =>
      error instanceof LawBroken &&
      error.broken.law === "reading takes longer than 50 ms",
  );
});

/** Takes milliseconds of this thread's processor time, however busy the machine is. */
function work(milliseconds: number): void {
  const before = process.threadCpuUsage();
  let taken = 0;
  while (taken < milliseconds * 1_000) {
    const { user, system } = process.threadCpuUsage(before);
    taken = user + system;
  }
}
