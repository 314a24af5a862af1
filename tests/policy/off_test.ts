/** Tests of packs and rules that the operator has turned off. */
import assert from "node:assert/strict";
import { compile } from "../../src/policy/compile.ts";
import { decide } from "../../src/policy/decide.ts";
import { explain } from "../../src/policy/explain.ts";
import type { TurnedOff } from "../../src/policy/model.ts";
import type { Ruleset } from "../../src/policy/ruleset.ts";
import { asked, ENGINES, inShort, policyOf } from "./ruling.ts";

const POLICIES = [
  {
    ...policyOf(
      `rules:
  - {id: git.push, priority: 1, action: deny, reason: No push, conditions: {tool_name: Bash}}
  - {id: git.pull, priority: 3, action: ask, reason: No pull, conditions: {tool_name: Bash}}
`,
      "shipped/git.yaml",
    ),
    pack: "git",
  },
  policyOf(
    `rules:
  - {id: own, priority: 2, action: allow, conditions: {tool_name: Bash}}
`,
    "team.yaml",
  ),
];

function off(...said: readonly (readonly [string, string])[]): TurnedOff[] {
  return said.map(([name, reason], i) => ({
    name,
    reason,
    file: "superego.yaml",
    line: i + 2,
    column: 3,
  }));
}

function ruleset(...said: readonly (readonly [string, string])[]): Ruleset {
  const compiled = compile(POLICIES, ENGINES, { off: off(...said) });
  assert.ok(compiled.ok, JSON.stringify(compiled));
  return compiled.value;
}

const CASES: readonly [
  off: readonly (readonly [string, string])[],
  decided: string,
  matched: readonly string[],
  warned: readonly RegExp[],
][] = [
  [[], "deny rule_matched git.push", ["git.push", "own", "git.pull"], []],
  [
    [["git.push", "we mean it"]],
    "allow rule_matched own",
    ["git.push: we mean it", "own", "git.pull"],
    [/`git\.push` is turned off \(we mean it\) and would have denied this call: No push/],
  ],
  [
    [["git", "no repository"]],
    "allow rule_matched own",
    ["git.push: no repository", "own", "git.pull: no repository"],
    [/`git\.push` is turned off/],
  ],
  [
    [["git.push", "we mean it"], ["git", "no repository"], ["own", "later"]],
    "defer no_rule_matched -",
    ["git.push: we mean it", "own: later", "git.pull: no repository"],
    [/git\.push/, /own/, /git\.pull/],
  ],
];

for (const [said, decided, matched, warned] of CASES) {
  const names = said.map(([name]) => name).join(", ") || "nothing";
  Deno.test(`decide() with ${names} turned off`, () => {
    const decision = decide(ruleset(...said), asked({}), null);
    assert.equal(inShort(decision), decided);
    assert.deepEqual(
      decision.matched.map(({ rule_id, off }) =>
        off === undefined ? rule_id : `${rule_id}: ${off}`
      ),
      matched,
    );
    assert.equal(decision.warnings.length, warned.length);
    for (const [i, text] of warned.entries()) {
      assert.match(decision.warnings[i] ?? "", text);
    }
  });
}

Deno.test("compile() shows what is turned off in the list of rules, and explain() too", () => {
  const rules = ruleset(["git.push", "we mean it"]);
  assert.deepEqual(rules.rules.map(({ id, off, mode }) => [id, off, mode]), [
    ["git.push", "we mean it", "shadow"],
    ["own", null, "enforce"],
    ["git.pull", null, "enforce"],
  ]);
  const explained = explain(rules, asked({}), null);
  assert.deepEqual(explained.rules[0]?.rule.off, "we mean it");
  assert.equal(explained.rules[0]?.outcome, "matched");
});

for (
  const [name, hint] of [
    ["git.pusj", /Did you mean `git\.push`\?/],
    ["push", /Did you mean `git\.push`\?/],
    ["gti", /Did you mean `git`\?/],
    ["something else", /one of the packs: git$/],
    ["constructor", /one of the packs/],
  ] as const
) {
  Deno.test(`compile() refuses to turn off \`${name}\`, which is nothing`, () => {
    const compiled = compile(POLICIES, ENGINES, {
      off: off(["own", "later"], [name, "why"]),
    });
    assert.ok(!compiled.ok);
    const [problem, ...more] = compiled.problems;
    assert.deepEqual(more, []);
    assert.equal(problem?.id, "POLICY-008");
    assert.deepEqual([problem.file, problem.line, problem.column], [
      "superego.yaml",
      3,
      3,
    ]);
    assert.match(problem.hint, hint);
  });
}

Deno.test("a rule that is turned off and fails only warns", () => {
  const policy = policyOf(
    `rules:
  - id: broken
    priority: 1
    action: allow
    conditions: {parameters: {c: {type: regex, pattern: "(?=h)h"}}}
`,
  );
  const compiled = compile([policy], ENGINES, { off: off(["broken", "why"]) });
  assert.ok(compiled.ok);
  const decision = decide(
    compiled.value,
    asked({ parameters: { c: "hang" } }),
    null,
  );
  assert.equal(inShort(decision), "defer no_rule_matched -");
  assert.match(decision.warnings.join(), /broken/);
});
