/** What the process says about itself. */
import assert from "node:assert/strict";
import {
  cpuSeconds,
  memory,
  now,
  runtimeVersion,
} from "../../src/metrics/process.ts";

Deno.test("memory() is that of this process, in bytes", () => {
  const { rss, heapTotal, heapUsed } = memory();
  assert.ok(heapUsed > 1_000_000 && heapUsed <= heapTotal && heapTotal < rss);
});

Deno.test("cpuSeconds() grows with work", () => {
  const before = cpuSeconds();
  let sum = 0;
  for (let at = 0; at < 30_000_000; at++) sum += at % 7;
  assert.ok(sum > 0 && cpuSeconds() > before);
});

Deno.test("now() is in milliseconds since 1970", () => {
  assert.ok(Math.abs(now() - new Date().getTime()) < 60_000);
});

Deno.test("runtimeVersion() is Deno's", () => {
  assert.equal(runtimeVersion(), Deno.version.deno);
});
