/** Tests the shipped policies: their own cases and their manners. */
import assert from "node:assert/strict";
import { type Call, facts } from "../../src/facts/mod.ts";
import {
  compile,
  decide,
  type Decision,
  type Policy,
  type PolicyTest,
  type Ruleset,
} from "../../src/policy/mod.ts";
import { parsePolicy, parseTests } from "../../src/policy/parse.ts";

const FOLDER = new URL("../../security/policies/", import.meta.url);
const NAMES = [...Deno.readDirSync(FOLDER)].map(({ name }) => name).filter((
  name,
) => name.endsWith(".yaml")).sort();
const PROFILE_NAMES = [...Deno.readDirSync(new URL("profiles/", FOLDER))]
  .map(({ name }) => `profiles/${name}`)
  .filter((name) => !name.endsWith(".test.yaml")).sort();
const PACKS = NAMES.filter((name) => !name.endsWith(".test.yaml"));

function read<T>(
  name: string,
  parse: (text: string, file: string) => { ok: true; value: T } | {
    ok: false;
    problems: readonly unknown[];
  },
): T {
  const result = parse(Deno.readTextFileSync(new URL(name, FOLDER)), name);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

const POLICIES: readonly Policy[] = PACKS.map((name) =>
  read(name, parsePolicy as never)
);
const TESTS: readonly PolicyTest[] = PACKS.flatMap((name) =>
  read(
    name.replace(".yaml", ".test.yaml"),
    parseTests as never,
  ) as readonly PolicyTest[]
);

const PROFILES: readonly Policy[] = PROFILE_NAMES.map((name) =>
  read(name, parsePolicy as never)
);
/** The packs and the profiles, and all that they are tested with. */
const ALL = [...POLICIES, ...PROFILES];
const ALL_TESTS = [
  ...TESTS,
  ...PROFILES.filter(({ rules }) => rules.length > 0).flatMap(({ file }) =>
    read(
      file.replace(".yaml", ".test.yaml"),
      parseTests as never,
    ) as readonly PolicyTest[]
  ),
];

function ready(): Ruleset {
  const ruleset = compile(POLICIES, {});
  assert.ok(ruleset.ok, JSON.stringify(ruleset));
  return ruleset.value;
}

const RULESET = ready();

function judge(call: Call): Decision {
  return decide(RULESET, {
    call,
    transport: "command",
    principal: null,
    mcp_server: null,
    now: new Date(0),
  }, facts(call));
}

for (const test of TESTS) {
  Deno.test(`shipped policies: ${test.file}:${test.at[0]}`, () => {
    const decision = judge(test.call);
    assert.equal(decision.action, test.want);
    assert.ok(
      test.want_rule === undefined || decision.rule_id === test.want_rule,
      `${decision.rule_id} decided instead of ${test.want_rule}`,
    );
    assert.ok(
      decision.matched.every(({ rule_id }) => rule_id !== test.spares),
      `${test.spares} matched`,
    );
  });
}

Deno.test("shipped policies: every rule decides in a case, and spares a call that only looks alike", () => {
  const missing = ALL.flatMap(({ file, rules }) =>
    rules.flatMap(({ id }) => {
      const own = ALL_TESTS.filter((test) =>
        test.file === file.replace(".yaml", ".test.yaml")
      );
      return [
        ...own.some((test) => test.want_rule === id) ? [] : [`${id} decides`],
        ...own.some((test) => test.spares === id) ? [] : [`${id} spares`],
      ];
    })
  );
  assert.deepEqual(missing, []);
});

/** The verbs with which a rule may say what to do instead. */
const INSTEAD =
  /^(add|ask|change|commit|copy|delete|describe|download|end|give|install|keep|leave|let|look|make|mend|name|prepare|print|push|remove|run|save|say|show|start|take|tell|test|use|work|write) /;

Deno.test("shipped policies: every reason says in one sentence what would happen; and what to do instead", () => {
  for (const rule of ALL.flatMap(({ rules }) => rules)) {
    assert.ok(rule.severity !== undefined, rule.id);
    assert.ok(rule.tags.length > 0, rule.id);
    if (rule.action === "defer") {
      assert.match(rule.warning ?? "", /^[A-Z].{20,150}\.$/, rule.id);
      continue;
    }
    const halves = (rule.reason ?? "").split("; ");
    assert.equal(halves.length, 2, rule.id);
    const [what = "", instead = ""] = halves;
    assert.match(what, /^[A-Z][^.]{15,160}$/, rule.id);
    assert.match(instead, INSTEAD, rule.id);
    assert.match(instead, /^[^.]{10,120}(`[^`]+`[^.]*)*\.$/, rule.id);
  }
});

Deno.test("shipped policies: what nobody speaks of is deferred, and what fails is denied", () => {
  assert.equal(RULESET.defaultAction, "defer");
  assert.equal(RULESET.onError, "deny");
});
