/** Waiting, for as long as was asked and no longer than wanted. */
import assert from "node:assert/strict";
import { elapsed, later, pause, soon } from "../../src/audit/clock.ts";

Deno.test("pause() takes the time that elapsed() measures", async () => {
  const began = elapsed();
  await pause(20);
  assert.ok(elapsed() - began >= 19);
});

Deno.test("later() calls back once, unless it was cancelled", async () => {
  const called: string[] = [];
  later(1, () => called.push("kept"));
  later(1, () => called.push("cancelled"))();
  await pause(30);
  assert.deepEqual(called, ["kept"]);
});

Deno.test("later() keeps no process alive", async () => {
  const { href } = new URL("../../src/audit/clock.ts", import.meta.url);
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: [
      "eval",
      "--no-check",
      `(await import("${href}")).later(600_000, () => {});`,
    ],
    signal: AbortSignal.timeout(60_000),
  }).output();
  assert.ok(success);
});

Deno.test("soon() comes after what is waiting already", async () => {
  const seen: string[] = [];
  Promise.resolve().then(() => seen.push("waiting"));
  await soon();
  seen.push("soon");
  assert.deepEqual(seen, ["waiting", "soon"]);
});
