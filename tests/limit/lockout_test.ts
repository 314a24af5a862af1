/** Tests of the lock-out after refused credentials. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { createLockout, type LockoutOptions } from "../../src/limit/lockout.ts";

const OPTIONS: LockoutOptions = {
  failures: 3,
  first_ms: 1_000,
  longest_ms: 3_000,
  forget_ms: 10_000,
  entries: 4,
};

/** Fails with so many different credentials; what began at the last. */
function guess(
  lockout: ReturnType<typeof createLockout>,
  address: string,
  times: number,
  now: number,
) {
  let began: ReturnType<typeof lockout.failed> = [];
  for (let at = 0; at < times; at++) {
    began = lockout.failed(address, `${address}-${now}-${at}`, now);
  }
  return began;
}

Deno.test("createLockout() locks an address out after so many failures, and nobody else", () => {
  const lockout = createLockout(OPTIONS);
  assert.deepEqual(guess(lockout, "a", 2, 0), []);
  assert.equal(lockout.addressLeft("a", 0), 0);
  assert.deepEqual(guess(lockout, "a", 1, 1), [
    { subject: "address", ms: 1_000 },
  ]);
  assert.equal(lockout.addressLeft("a", 1), 1_000);
  assert.equal(lockout.addressLeft("b", 1), 0);
  assert.equal(lockout.addressLeft("a", 1_001), 0);
});

Deno.test("createLockout() makes each lock-out twice as long, up to the longest", () => {
  const lockout = createLockout(OPTIONS);
  let now = 0;
  const lengths = [1, 2, 3, 4].map(() => {
    const [began] = guess(lockout, "a", 3, now);
    now += began?.ms ?? 0;
    return began?.ms;
  });
  assert.deepEqual(lengths, [1_000, 2_000, 3_000, 3_000]);
});

Deno.test("createLockout() begins anew after a success, and after a while", () => {
  const lockout = createLockout(OPTIONS);
  guess(lockout, "a", 2, 0);
  lockout.succeeded("a");
  assert.equal(lockout.addressLeft("a", 0), 0);
  assert.deepEqual(guess(lockout, "a", 2, 1), []);
  assert.deepEqual(guess(lockout, "a", 1, 10_002), []);
  assert.equal(lockout.addressLeft("a", 10_002), 0);
});

Deno.test("createLockout() is not idle while a credential is locked out, whatever succeeds beside it", () => {
  const lockout = createLockout(OPTIONS);
  assert.ok(lockout.idle());
  for (let at = 0; at < 3; at++) lockout.failed("a", "old", 0);
  lockout.succeeded("a");
  assert.ok(!lockout.idle());
  assert.equal(lockout.credentialLeft("old", 1), 999);
});

Deno.test("createLockout() counts one credential that comes again for itself alone", () => {
  const lockout = createLockout(OPTIONS);
  assert.deepEqual(lockout.failed("a", "old", 0), []);
  assert.deepEqual(lockout.failed("a", "old", 0), []);
  assert.deepEqual(lockout.failed("b", "old", 0), [
    { subject: "credential", ms: 1_000 },
  ]);
  assert.equal(lockout.credentialLeft("old", 1), 999);
  assert.equal(lockout.credentialLeft("other", 1), 0);
  for (let at = 0; at < 10; at++) lockout.failed("a", "old", 1);
  assert.equal(lockout.addressLeft("a", 1), 0);
  assert.equal(lockout.addressLeft("b", 1), 0);
});

Deno.test("createLockout() counts what is no credential for the address", () => {
  const lockout = createLockout(OPTIONS);
  for (let at = 0; at < 3; at++) lockout.failed("a", null, 0);
  assert.equal(lockout.addressLeft("a", 0), 1_000);
});

Deno.test("createLockout() remembers no more than it may, and forgets who failed longest ago", () => {
  const lockout = createLockout(OPTIONS);
  for (const address of ["a", "b", "c", "d"]) guess(lockout, address, 2, 0);
  guess(lockout, "a", 1, 0);
  guess(lockout, "e", 2, 0);
  assert.equal(lockout.addressLeft("a", 0), 1_000, "a failed again");
  guess(lockout, "b", 1, 0);
  assert.equal(lockout.addressLeft("b", 0), 0, "b was forgotten");
});

Deno.test("createLockout() locks nobody out when no number of failures does", () => {
  const lockout = createLockout({ ...OPTIONS, failures: 0 });
  assert.deepEqual(guess(lockout, "a", 100, 0), []);
  assert.ok(lockout.idle());
});

Deno.test("createLockout() never lets one address's failures touch another", () => {
  fc.assert(fc.property(
    fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.nat(5)), {
      maxLength: 60,
    }),
    (failures) => {
      const lockout = createLockout({ ...OPTIONS, entries: 1_000 });
      failures.forEach(([address, credential], now) => {
        lockout.failed(address, `${credential}`, now);
        assert.equal(lockout.addressLeft("victim", now), 0);
        assert.ok(lockout.addressLeft(address, now) <= OPTIONS.longest_ms);
      });
    },
  ));
});

Deno.test("createLockout() takes over what another server began, for as long as it lasts and no longer than one may", () => {
  const lockout = createLockout(OPTIONS);
  lockout.hear("address", "a", 1_500, 0);
  lockout.hear("address", "b", 1e9, 0);
  lockout.hear("credential", "k", 500, 0);
  assert.deepEqual(
    ["a", "b", "k"].map((name) => lockout.addressLeft(name, 0)),
    [1_500, 3_000, 0],
  );
  assert.equal(lockout.credentialLeft("k", 0), 500);
  assert.equal(lockout.addressLeft("a", 1_500), 0);
  assert.ok(lockout.release("b", 0));
  const never = createLockout({ ...OPTIONS, failures: 0 });
  never.hear("address", "a", 1_000, 0);
  assert.equal(never.addressLeft("a", 0), 0);
});
