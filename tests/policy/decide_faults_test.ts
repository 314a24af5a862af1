/** Tests of decisions when a rule or the analysis of a call fails. */
import assert from "node:assert/strict";
import { decide } from "../../src/policy/decide.ts";
import {
  asked,
  effect,
  ENGINES,
  factsOf,
  inShort,
  oneRule,
  policyOf,
  rulesetOf,
  ruling,
  type Said,
} from "./ruling.ts";
import { compile } from "../../src/policy/compile.ts";
import type { Facts } from "../../src/facts/effect.ts";

function rules(...lines: readonly string[]): string {
  return `rules:\n${lines.map((line) => `  - {${line}}`).join("\n")}\n`;
}
const ON = "conditions: {tool_name: Bash}";

const HANGS = "conditions: {parameters: {c: {type: regex, pattern: '(?=h)h'}}}";
const HANG: Said = { parameters: { c: "hang" } };
const FAILING: readonly [name: string, policy: string, wanted: string][] = [
  [
    "denies",
    rules(`id: r, priority: 1, action: deny, ${HANGS}`),
    "deny rule_failed r",
  ],
  [
    "denies for a rule that would allow",
    rules(`id: r, priority: 1, action: allow, ${HANGS}`),
    "deny rule_failed r",
  ],
  [
    "asks where the policy says so",
    `defaults: {on_error: ask}\n${
      rules(`id: r, priority: 1, action: allow, ${HANGS}`)
    }`,
    "ask rule_failed r",
  ],
  [
    "denies although a later rule allows",
    rules(
      `id: r, priority: 1, action: deny, ${HANGS}`,
      `id: a, priority: 2, action: allow, ${ON}`,
    ),
    "deny rule_failed r",
  ],
  [
    "keeps a later deny where the policy would ask",
    `defaults: {on_error: ask}\n${
      rules(
        `id: r, priority: 1, action: allow, ${HANGS}`,
        `id: d, priority: 2, action: deny, ${ON}`,
      )
    }`,
    "deny rule_matched d",
  ],
  [
    "keeps a default of deny where the policy would ask",
    `defaults: {action: deny, on_error: ask}\n${
      rules(`id: r, priority: 1, action: allow, ${HANGS}`)
    }`,
    "deny no_rule_matched -",
  ],
  [
    "does not matter behind the rule that decides",
    rules(
      `id: a, priority: 1, action: allow, ${ON}`,
      `id: r, priority: 2, action: deny, ${HANGS}`,
    ),
    "allow rule_matched a",
  ],
  [
    "does not matter in shadow mode",
    rules(`id: r, priority: 1, action: deny, mode: shadow, ${HANGS}`),
    "defer no_rule_matched -",
  ],
];

for (const [name, policy, wanted] of FAILING) {
  Deno.test(`decide(): a rule that cannot be evaluated ${name}`, () => {
    assert.equal(ruling(policy, HANG), wanted);
  });
}

Deno.test("decide() says which rule could not be evaluated, also when it did not matter", () => {
  const failing = rules(`id: r, priority: 1, action: deny, ${HANGS}`);
  const { reason } = decide(rulesetOf(failing), asked(HANG), null);
  assert.equal(reason, "Rule `r` could not be evaluated: out of time");
  const shadow = rules(
    `id: r, priority: 1, action: deny, mode: shadow, ${HANGS}`,
  );
  assert.deepEqual(decide(rulesetOf(shadow), asked(HANG), null).warnings, [
    reason,
  ]);
  const kept = `defaults: {on_error: ask}\n${
    rules(
      `id: r, priority: 1, action: deny, ${HANGS}`,
      `id: d, priority: 2, action: deny, ${ON}`,
    )
  }`;
  assert.deepEqual(decide(rulesetOf(kept), asked(HANG), null).warnings, [
    reason,
  ]);
});

Deno.test("decide() waits for a few time-outs only", () => {
  let tries = 0;
  const regex = "{type: regex, pattern: '(?=h)h'}";
  const policy = rules(
    ...Array.from(
      { length: 20 },
      (_, id) =>
        `id: r${id}, priority: 1, action: deny, conditions: {parameters: {c: ${regex}}}`,
    ),
  );
  const compiled = compile([policyOf(policy)], {
    ...ENGINES,
    backtracking: () => () => {
      tries += 1;
      throw new Error("out of time");
    },
  });
  assert.ok(compiled.ok);
  assert.equal(decide(compiled.value, asked(HANG), null).code, "rule_failed");
  assert.equal(tries, 8);
});

Deno.test("decide() treats whatever is thrown as a failure of the rule", () => {
  const compiled = compile([
    policyOf(oneRule("tool_name: {type: regex, pattern: a.}")),
  ], {
    regex: () => () => {
      throw "odd";
    },
  });
  assert.ok(compiled.ok);
  const decision = decide(compiled.value, asked({}), null);
  assert.equal(inShort(decision), "deny rule_failed r");
});

Deno.test("decide() gives up on arguments that are too large, rather than not to match", () => {
  let deep: unknown = "x";
  for (let i = 0; i < 100_000; i++) deep = [deep];
  assert.equal(
    ruling(oneRule("parameters: sudo"), { parameters: { deep } }),
    "deny rule_failed r",
  );
  const long = { parameters: { c: `${"x".repeat(1_048_577)} sudo` } };
  assert.equal(
    ruling(oneRule("parameters: {c: {type: regex, pattern: su.o}}"), long),
    "deny rule_failed r",
  );
});

const FACTS = "conditions: {facts: {deletes: true}}";
const large = factsOf({ exhausted: true });
const broken = factsOf({ unparsed: true });
const deletes = [effect("deletes")];
const INCOMPLETE: readonly [
  name: string,
  policy: string,
  facts: Facts | null,
  wanted: string,
][] = [
  [
    "denies what is too large",
    rules(`id: r, priority: 1, action: deny, ${FACTS}`),
    large,
    "deny facts_exhausted -",
  ],
  [
    "denies what cannot be parsed",
    rules(`id: r, priority: 1, action: deny, ${FACTS}`),
    broken,
    "deny facts_unparsed -",
  ],
  [
    "asks where the policy says so",
    `defaults: {on_error: ask}\n${
      rules(`id: r, priority: 1, action: deny, ${FACTS}`)
    }`,
    broken,
    "ask facts_unparsed -",
  ],
  [
    "lets a rule that denies speak",
    rules(`id: r, priority: 1, action: deny, ${FACTS}`),
    { ...large, effects: deletes },
    "deny rule_matched r",
  ],
  [
    "overrules a rule that asks",
    rules(`id: r, priority: 1, action: ask, ${FACTS}`),
    { ...large, effects: deletes },
    "deny facts_exhausted -",
  ],
  [
    "lets a rule that asks speak where the policy would ask",
    `defaults: {on_error: ask}\n${
      rules(`id: r, priority: 1, action: ask, ${FACTS}`)
    }`,
    { ...large, effects: deletes },
    "ask rule_matched r",
  ],
  [
    "overrules a rule that allows",
    rules(
      `id: r, priority: 1, action: deny, ${FACTS}`,
      `id: a, priority: 2, action: allow, ${ON}`,
    ),
    broken,
    "deny facts_unparsed -",
  ],
  [
    "does not matter to a policy that does not look at facts",
    rules(`id: a, priority: 1, action: allow, ${ON}`),
    broken,
    "allow rule_matched a",
  ],
  [
    "does not matter to rules in shadow mode",
    rules(`id: r, priority: 1, action: deny, mode: shadow, ${FACTS}`),
    broken,
    "defer no_rule_matched -",
  ],
  [
    "denies when nobody worked out the facts",
    rules(`id: r, priority: 1, action: deny, ${FACTS}`),
    null,
    "deny rule_failed r",
  ],
];

for (const [name, policy, facts, wanted] of INCOMPLETE) {
  Deno.test(`decide(): incomplete facts: ${name}`, () => {
    assert.equal(ruling(policy, {}, facts), wanted);
  });
}

Deno.test("decide() says what to do about a call that is not understood", () => {
  const ruleset = rulesetOf(
    rules(`id: r, priority: 1, action: deny, ${FACTS}`),
  );
  for (const facts of [large, broken]) {
    assert.match(
      decide(ruleset, asked({}), facts).reason,
      /simpler.*split it up/,
    );
  }
});
