/** Windows of time that are counted in this process. */
import assert from "node:assert/strict";
import { Windows } from "../../src/limit/window.ts";

Deno.test("a key is counted until its window ends, whatever others do", () => {
  let now = 0;
  const windows = new Windows(2, 1_000, () => now);
  assert.deepEqual(windows.take("a"), {
    ok: true,
    remaining: 1,
    left_ms: 1_000,
  });
  now = 400;
  assert.deepEqual(windows.take("b"), {
    ok: true,
    remaining: 1,
    left_ms: 1_000,
  });
  assert.deepEqual(windows.take("a"), { ok: true, remaining: 0, left_ms: 600 });
  now = 999;
  assert.deepEqual(windows.take("a"), { ok: false, remaining: 0, left_ms: 1 });
  now = 1_000;
  assert.deepEqual(windows.take("a"), {
    ok: true,
    remaining: 1,
    left_ms: 1_000,
  });
  assert.deepEqual(windows.take("b"), { ok: true, remaining: 0, left_ms: 400 });
});

Deno.test("keys whose window has ended are forgotten when another begins", () => {
  let now = 0;
  const windows = new Windows(1, 1_000, () => now);
  for (let n = 0; n < 500; n++) windows.take(`early ${n}`);
  now = 600;
  for (let n = 0; n < 300; n++) windows.take(`late ${n}`);
  assert.equal(windows.size, 800);
  now = 1_100;
  windows.take("new");
  assert.equal(windows.size, 301);
});
