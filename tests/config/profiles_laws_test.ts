/** What each profile makes of the shipped policies. */
import assert from "node:assert/strict";
import {
  type Force,
  loadRuleset,
  runShipped,
} from "../../src/config/policies.ts";
import { PROFILES } from "../../src/config/setting.ts";
import { facts } from "../../src/facts/mod.ts";
import { ACTIONS, decide, type Ruleset } from "../../src/policy/mod.ts";
import type { Asked } from "../../src/policy/asked.ts";
import { PROFILE_POLICIES } from "../../src/policy/shipped_profiles.ts";
import { SHIPPED_TESTS } from "../../src/policy/shipped_tests.ts";

function force(profile: Force["profile"]): Force {
  return { profile, policy_off: [] };
}

async function rulesetOf(profile: Force["profile"]): Promise<Ruleset> {
  const loaded = await loadRuleset(
    [],
    () => assert.fail("read"),
    force(profile),
  );
  assert.ok(loaded.ok, JSON.stringify(loaded));
  return loaded.value;
}

const askedOf = (call: Asked["call"]): Asked => ({
  call,
  transport: "command",
  principal: null,
  mcp_server: null,
  now: new Date(0),
});

Deno.test("every profile but the standard one has a file, and every file is a profile", () => {
  assert.deepEqual(
    ["standard", ...Object.keys(PROFILE_POLICIES)].sort(),
    [...PROFILES].sort(),
  );
});

Deno.test("strict is nowhere looser than standard, and somewhere stricter", async () => {
  const [standard, strict] = await Promise.all([
    rulesetOf("standard"),
    rulesetOf("strict"),
  ]);
  let stricter = 0;
  for (const { call } of [...SHIPPED_TESTS.standard, ...SHIPPED_TESTS.strict]) {
    const asked = askedOf(call);
    const known = facts(call);
    const [a, b] = [standard, strict].map((one) =>
      ACTIONS.indexOf(decide(one, asked, known).action)
    ) as [number, number];
    assert.ok(b <= a, JSON.stringify(call));
    if (b < a) stricter++;
  }
  assert.ok(stricter > 20, `${stricter}`);
});

Deno.test("audit answers defer to everything, and says what standard would have answered", async () => {
  const [standard, audit] = await Promise.all([
    rulesetOf("standard"),
    rulesetOf("audit"),
  ]);
  for (const { call } of SHIPPED_TESTS.standard) {
    const asked = askedOf(call);
    const known = facts(call);
    const [enforced, observed] = [standard, audit].map((one) =>
      decide(one, asked, known)
    );
    assert.equal(observed?.action, "defer");
    assert.equal(observed.would ?? "defer", enforced?.action);
  }
});

Deno.test("strict without the packs is refused, audit is not", async () => {
  const read = () => "defaults: {action: deny}\nrules: []\n";
  const strict = await loadRuleset(["own.yaml"], read, force("strict"));
  assert.deepEqual(strict.ok ? [] : strict.problems.map(({ id }) => id), [
    "POLICY-009",
  ]);
  const audit = await loadRuleset(["own.yaml"], read, force("audit"));
  assert.ok(audit.ok && audit.value.observes);
});

Deno.test("runShipped() passes, and every rule of every profile decides in a test", async () => {
  const report = await runShipped(facts);
  assert.equal(report.failed, 0);
  assert.deepEqual([report.unseen, report.matchedOnly], [[], []]);
  assert.equal(
    report.results.length,
    SHIPPED_TESTS.standard.length + SHIPPED_TESTS.strict.length,
  );
});
