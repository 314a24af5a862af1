/** Flips of the lock-out. */
import type { Flips, World } from "./flip.ts";
import { pause, type Serving, serving } from "./serving.ts";

async function guess({ status }: Serving, times: number, mark = "guess") {
  for (let at = 0; at < times; at++) await status(`${mark}-${at}-nobodys-key`);
}

/** For how many seconds an address is locked out that guessed twice. */
function retryAfter(world: World) {
  return serving(world, async (one) => {
    await guess(one, 2);
    const headers = { Authorization: "Bearer one-more-nobodys-key" };
    const answer = await one.ask("/v1/health", undefined, headers);
    return answer.headers.get("Retry-After");
  });
}

/** Each by its setting. */
export const LOCKOUT_FLIPS: Flips = {
  lockout_failures: {
    sees:
      "A guess is turned away unseen from an address that guessed too often, and the good key never is",
    cases: [[undefined, [401, 200]], [3, [429, 200]], [0, [401, 200]]],
    see: (world) =>
      serving(world, async (one) => {
        await guess(one, 3);
        return [await one.status("one-more-nobodys-key"), await one.status()];
      }),
  },
  lockout_first_ms: {
    sees: "`Retry-After` says how long a first lock-out lasts",
    with: { lockout_failures: 2 },
    cases: [[undefined, "30"], [90_000, "90"]],
    see: retryAfter,
  },
  lockout_longest_ms: {
    sees: "`Retry-After` says no more than the longest lock-out",
    with: { lockout_failures: 2 },
    cases: [[undefined, "30"], [10_000, "10"]],
    see: retryAfter,
  },
  lockout_forget_ms: {
    sees: "Failures of some time ago no longer count",
    with: { lockout_failures: 3 },
    cases: [[undefined, 429], [100, 401]],
    see: (world) =>
      serving(world, async (one) => {
        await guess(one, 2, "first");
        await pause(500);
        await guess(one, 1, "then");
        return await one.status("one-more-nobodys-key");
      }),
  },
  lockout_entries: {
    sees:
      "A credential that failed before many others is remembered, or forgotten",
    with: { lockout_failures: 20 },
    cases: [[undefined, 429], [16, 401]],
    see: (world) =>
      serving(world, async (one) => {
        for (let at = 0; at < 19; at++) {
          await one.status("again-and-again-a-key");
        }
        await guess(one, 16);
        await one.status("again-and-again-a-key");
        return await one.status("again-and-again-a-key");
      }),
  },
};
