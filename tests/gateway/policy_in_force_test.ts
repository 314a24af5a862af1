/** Tests of exchanging the policy as a transaction. */
import assert from "node:assert/strict";
import { keepPolicy } from "../../src/gateway/policy_in_force.ts";
import type { Ruleset } from "../../src/policy/mod.ts";
import type { Problem, Result } from "../../src/problem/problem.ts";

function ruleset(name: string): Ruleset {
  return { files: [name], rules: [] } as unknown as Ruleset;
}

const PROBLEM: Problem = {
  id: "POLICY-001",
  severity: "high",
  file: "team.yaml",
  line: 4,
  column: 2,
  message: "`x` is wrong",
  hint: "Mend it",
};

const good = (name: string): Result<Ruleset> => ({
  ok: true,
  value: ruleset(name),
});
const bad: Result<Ruleset> = { ok: false, problems: [PROBLEM] };

Deno.test("keepPolicy() puts a new policy in force whole", async () => {
  const outcomes: boolean[] = [];
  const kept = keepPolicy(
    ruleset("one"),
    () => Promise.resolve(good("two")),
    ({ ok }) => outcomes.push(ok),
  );
  const before = kept.current();
  await kept.reload();
  assert.deepEqual(
    before.files,
    ["one"],
    "a review keeps the one it began with",
  );
  assert.deepEqual(kept.current().files, ["two"]);
  assert.deepEqual(outcomes, [true]);
  assert.equal(kept.health().warning, undefined);
});

for (
  const [what, load] of [
    ["has problems", () => Promise.resolve(bad)],
    ["cannot be loaded", () => Promise.reject(new Error("disk gone"))],
  ] as const
) {
  Deno.test(`keepPolicy() keeps the earlier policy when the new one ${what}, and says so`, async () => {
    const outcomes: boolean[] = [];
    const kept = keepPolicy(
      ruleset("one"),
      load,
      ({ ok }) => outcomes.push(ok),
    );
    await kept.reload();
    assert.deepEqual(kept.current().files, ["one"]);
    assert.deepEqual(outcomes, [false]);
    const { ok, detail, warning } = kept.health();
    // It judges as before, so nobody has to be sent elsewhere.
    assert.ok(ok);
    assert.match(warning ?? "", /reload failed with 1 problem/);
    assert.doesNotMatch(`${detail}${warning}`, /team|disk gone/);
  });
}

Deno.test("keepPolicy() is healthy again after a reload that succeeds", async () => {
  const outcomes = [bad, good("two")];
  const kept = keepPolicy(
    ruleset("one"),
    () => Promise.resolve(outcomes.shift() ?? bad),
    () => {},
  );
  await kept.reload();
  await kept.reload();
  assert.equal(kept.health().warning, undefined);
});

Deno.test("keepPolicy() reads once more for changes that come while it reads, and never twice at once", async () => {
  let reading = 0;
  let most = 0;
  let reads = 0;
  const kept = keepPolicy(ruleset("one"), async () => {
    most = Math.max(most, ++reading);
    reads++;
    await new Promise((resolve) => setTimeout(resolve, 5));
    reading--;
    return good(String(reads));
  }, () => {});
  await Promise.all([kept.reload(), kept.reload(), kept.reload()]);
  assert.deepEqual([reads, most], [2, 1]);
  assert.deepEqual(kept.current().files, ["2"]);
  await kept.reload();
  assert.equal(reads, 3);
});
