/** Tests of when the limits of rotated files are kept. */
import assert from "node:assert/strict";
import { Keeper } from "../../src/audit/keeper.ts";

function keeperOf(retain: () => Promise<void>) {
  const state = { rotations: 0, kept: 0 };
  const keeper = new Keeper({
    retain() {
      state.kept++;
      return retain();
    },
    rotations: () => state.rotations,
    look: () => {},
  });
  return { keeper, state };
}

Deno.test("Keeper keeps the limits at the start, and again after a rotation alone", async () => {
  const { keeper, state } = keeperOf(() => Promise.resolve());
  for (const rotations of [0, 0, 1, 1]) {
    state.rotations = rotations;
    keeper.wake();
    await Promise.resolve().then(() => {}).then(() => {}).then(() => {});
  }
  await keeper.stop();
  assert.equal(state.kept, 2);
});

Deno.test("Keeper keeps them once more when the file was rotated meanwhile", async () => {
  const first = Promise.withResolvers<void>();
  const { keeper, state } = keeperOf(() => first.promise);
  keeper.wake();
  state.rotations = 1;
  keeper.wake();
  assert.equal(state.kept, 1);
  first.resolve();
  while (state.kept < 2) await Promise.resolve();
  await keeper.stop();
  assert.equal(state.kept, 2);
});

Deno.test("Keeper says what was in the way until nothing is", async () => {
  let broken = true;
  const { keeper, state } = keeperOf(() =>
    broken ? Promise.reject(new Error("no room")) : Promise.resolve()
  );
  assert.equal(keeper.trouble, null);
  keeper.wake();
  while (keeper.trouble === null) await Promise.resolve();
  assert.match(keeper.trouble, /removed or compressed: no room/);
  broken = false;
  state.rotations = 1;
  keeper.wake();
  while (keeper.trouble !== null) await Promise.resolve();
  await keeper.stop();
});

Deno.test("Keeper that is stopped keeps the limits after the last rotation, and does nothing more", async () => {
  const { keeper, state } = keeperOf(() => Promise.resolve());
  keeper.wake();
  state.rotations = 1;
  await keeper.stop();
  assert.equal(state.kept, 2);
  state.rotations = 2;
  keeper.wake();
  assert.equal(state.kept, 2);
});
