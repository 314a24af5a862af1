/** Tests that the benchmark measures what it says: its inputs, and its clock. */
import assert from "node:assert/strict";
import { BUDGET, facts } from "../../src/facts/mod.ts";
import { parsePolicy } from "../../src/policy/parse.ts";
import { body } from "./calls.ts";
import { policyText } from "./decide.ts";
import { testedCalls } from "./facts.ts";
import { HOSTILE, SIZE } from "./hostile.ts";
import { processorTimes } from "./processor.ts";
import { start } from "./running.ts";
import { median, quartile, time } from "./timing.ts";

for (const [family, shapes] of Object.entries(HOSTILE)) {
  for (const [shape, make] of Object.entries(shapes)) {
    Deno.test(`hostile ${family}, ${shape}: is large, and is looked at within the budget`, () => {
      const command = make();
      assert.ok(command.length > SIZE * 0.7, `${command.length} characters`);
      assert.ok(command.length <= SIZE, `${command.length} characters`);
      const { effects, steps } = facts({
        tool_name: "Bash",
        parameters: { command },
      });
      assert.ok(
        effects.length <= BUDGET.effects + 1,
        `${effects.length} effects`,
      );
      assert.ok(steps >= 0);
    });
  }
}

Deno.test("policyText() gives a policy of so many rules", () => {
  for (const rules of [13, 1_000]) {
    const policy = parsePolicy(policyText(rules), "bench.yaml");
    assert.ok(policy.ok);
    assert.equal(policy.value.rules.length, rules);
  }
});

Deno.test("testedCalls() reads the policies' test cases", () => {
  assert.ok(testedCalls().length > 100);
});

Deno.test("median() is the middle", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.ok(Number.isNaN(median([])));
});

Deno.test("quartile() has a quarter below it", () => {
  assert.equal(quartile([8, 7, 6, 5, 4, 3, 2, 1]), 3);
  assert.ok(Number.isNaN(quartile([])));
});

Deno.test("time() runs the work as often as it says", () => {
  let runs = 0;
  const ms = time(() => runs++, { warm_ms: 1, batch_ms: 1, batches: 3 });
  assert.ok(runs > 3 && ms > 0);
});

Deno.test("processorTimes() counts what programs use, and fails when one fails", async () => {
  const program = (...words: readonly string[]) => ({
    path: "/bin/sh",
    args: ["-c", ...words],
    stdin: "/dev/null",
    env: {},
  });
  const [little = NaN, much = NaN] = await processorTimes([
    program(":"),
    program('i=0; while [ "$i" -lt 100000 ]; do i=$((i+1)); done'),
  ], 1);
  assert.ok(little < much);
  await assert.rejects(() => processorTimes([program("exit 3")], 1), /status/);
});

Deno.test("a load of calls that never repeat does not repeat, the other one does", () => {
  const distinct = (mix: "fresh" | "repeated") =>
    new Set(Array.from({ length: 600 }, (_, n) => body(mix, n))).size;
  assert.equal(distinct("fresh"), 600);
  assert.equal(distinct("repeated"), 6);
});

Deno.test("start() measures a server from outside, and its load counts answers", async () => {
  const echo = new URL("echo.ts", import.meta.url).pathname;
  await using running = await start({
    path: Deno.execPath(),
    args: (port) => ["run", "-A", echo, String(port)],
    env: Deno.env.toObject(),
  });
  const { answers, rate, p50, p99 } = await running.load("fresh", 2, 200);
  assert.ok(answers > 0 && rate > 0 && p50 > 0 && p99 >= p50);
  assert.ok(running.started_ms > 0);
});
