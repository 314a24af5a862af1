/** Tests of reading the keys again for a key that is not known. */
import assert from "node:assert/strict";
import { createRenewal, LEAST_MS } from "../../src/gateway/renewal.ts";

function world() {
  const seen: string[] = [];
  const rests: (() => void)[] = [];
  const file = { state: "a" };
  const renew = createRenewal({
    state() {
      seen.push(`look ${file.state}`);
      return Promise.resolve(file.state);
    },
    reload() {
      seen.push("reload");
      return Promise.resolve();
    },
    pause(ms) {
      assert.equal(ms, LEAST_MS);
      return new Promise((resolve) => void rests.push(resolve));
    },
  });
  return { seen, file, renew, rested: () => rests.shift()?.() };
}

Deno.test("createRenewal() reads once for each state of the file", async () => {
  const { seen, file, renew, rested } = world();
  await renew();
  rested();
  await renew();
  rested();
  file.state = "b";
  await renew();
  assert.deepEqual(seen, ["look a", "reload", "look a", "look b", "reload"]);
});

Deno.test("createRenewal() looks no more often than it may, together for all who wait", async () => {
  const { seen, file, renew, rested } = world();
  await renew();
  const waiting = [renew(), renew(), renew()];
  file.state = "b";
  await Promise.resolve();
  assert.deepEqual(seen, ["look a", "reload"]);
  rested();
  await Promise.all(waiting);
  assert.deepEqual(seen, ["look a", "reload", "look b", "reload"]);
});

Deno.test("createRenewal() looks after the call came, never at what was seen before", async () => {
  const { seen, file, renew, rested } = world();
  const first = renew();
  await Promise.resolve();
  // The first look has begun, so this one has to wait for another.
  file.state = "b";
  const second = renew();
  await first;
  rested();
  await second;
  assert.deepEqual(seen.filter((one) => one.startsWith("look")), [
    "look a",
    "look b",
  ]);
});
