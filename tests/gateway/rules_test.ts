/** Which policies come into force. */
import assert from "node:assert/strict";
import { fillDefaults } from "../../src/config/defaults.ts";
import { lintRules, loadRules } from "../../src/gateway/rules.ts";
import { inFolder } from "../cli/process.ts";

const RULE =
  "  - {id: any, priority: 5, conditions: {tool_name: Bash}, action: deny, reason: no}\n";

async function load(text: string, production = false) {
  return await inFolder(async (folder) => {
    const path = `${folder}/p.yaml`;
    await Deno.writeTextFile(path, text);
    const filled = fillDefaults({ policy: ["p"], production }, {
      home: folder,
      state_home: null,
    });
    assert.ok(filled.ok);
    const orders = {
      settings: filled.value,
      policies: { p: { path, folders: [folder] } },
    };
    return [await loadRules(orders), await lintRules(orders)] as const;
  });
}

Deno.test("loadRules() puts a policy into force whose tests pass", async () => {
  const [rules] = await load(
    `rules:\n${RULE}tests:\n  - {call: {tool_name: Bash, parameters: {}}, want: deny}\n`,
  );
  assert.ok(rules.ok);
  assert.deepEqual(rules.value.rules.map(({ id }) => id), ["any"]);
});

const BROKEN = [
  ["that is none", "rules: 1\n", /POLICY-/],
  [
    "whose own test fails",
    `rules:\n${RULE}tests:\n  - {call: {tool_name: Bash, parameters: {}}, want: allow}\n`,
    /POLICY-/,
  ],
] as const;

for (const [name, text, id] of BROKEN) {
  Deno.test(`loadRules() puts no policy into force ${name}`, async () => {
    const [rules] = await load(text);
    assert.ok(!rules.ok);
    assert.match(rules.problems[0]?.id ?? "", id);
  });
}

Deno.test("loadRules() puts no policy into force that stops nothing, in production alone", async () => {
  const shadow = `mode: shadow\nrules:\n${RULE}`;
  const [refused] = await load(shadow, true);
  assert.ok(!refused.ok);
  assert.equal(refused.problems[0]?.id, "SERVE-005");
  assert.ok((await load(shadow))[0].ok);
  assert.ok((await load(`rules:\n${RULE}`, true))[0].ok);
});

Deno.test("lintRules() has doubts about a policy that loads, and none about one that does not", async () => {
  const [, doubts] = await load(`rules:\n${RULE}${RULE.replace("any", "two")}`);
  assert.ok(doubts.length > 0);
  const [, none] = await load("rules: 1\n");
  assert.deepEqual(none, []);
});
