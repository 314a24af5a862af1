/** Explanations as people read them. */
import assert from "node:assert/strict";
import { explanationText } from "../../src/cli/explain_text.ts";
import type { Explanation, RuleExplanation } from "../../src/policy/mod.ts";

const call = { tool_name: "Bash", parameters: { command: "sudo rm -rf /" } };

function rule(
  id: string,
  outcome: RuleExplanation["outcome"],
  more: Partial<RuleExplanation> = {},
): RuleExplanation {
  return {
    rule: {
      id,
      priority: 5,
      action: "deny",
      enabled: true,
      mode: "enforce",
      severity: null,
      tags: [],
      reason: null,
      off: null,
      file: "p.yaml",
      line: 3,
    },
    outcome,
    decided: false,
    steps: [],
    ...more,
  };
}

const step = {
  condition: "tool_name",
  holds: true,
  wanted: "Bash",
  seen: "Bash",
};

const explanation: Explanation = {
  profile: "standard",
  decision: {
    action: "deny",
    reason: "It is gone afterwards",
    code: "rule_matched",
    rule_id: "root",
    severity: null,
    tags: [],
    matched: [],
    warnings: ["look out"],
  },
  facts: {
    effects: [{
      kind: "deletes",
      source: {
        where: "parameters.command",
        piece: "rm -rf /",
        via: ["sudo"],
      },
      path: "/",
      path_class: ["root", "system"],
      recursive: true,
      forced: false,
    }],
    exhausted: true,
    unparsed: true,
    steps: 9,
  },
  rules: [
    rule("root", "matched", { decided: true, steps: [step] }),
    rule("more", "matched", { steps: [step] }),
    rule("odd", "failed", { steps: [{ ...step, holds: null }] }),
    rule("other", "not_matched", { steps: [{ ...step, holds: false }] }),
    rule("off", "disabled"),
  ],
};

const PLAIN = `deny by rule root (rule_matched)
  It is gone afterwards
  warning: look out

What Bash would do here
  rm -rf /  (within sudo)
    deletes /  path_class=root,system recursive
  and more: the budget ran out
  and more: a command does not parse

Rules that matched: 3 of 5`;

const TELLING = `
  root (deny), and decided  p.yaml:3
    yes tool_name: Bash
  more (deny)  p.yaml:3
  odd (deny), but could not be evaluated  p.yaml:3
    ? tool_name: wanted Bash; the call has Bash
`;

const OTHERS = `
Rules that did not: 2
  other (deny)  p.yaml:3
    no tool_name: wanted Bash; the call has Bash
  off (deny), disabled  p.yaml:3
`;

const PIPE = { terminal: false, colour: false, columns: 80 };

Deno.test("explanationText() is plain in a pipe, with the rules that tell something", () => {
  assert.equal(
    explanationText(call, explanation, PIPE),
    `${PLAIN}  (--all shows the others, and why)${TELLING}`,
  );
});

Deno.test("explanationText() shows every rule when told to", () => {
  assert.equal(
    explanationText(call, explanation, PIPE, "all"),
    `${PLAIN}${
      TELLING.replace(
        "more (deny)  p.yaml:3\n",
        "more (deny)  p.yaml:3\n    yes tool_name: Bash\n",
      )
    }${OTHERS}`,
  );
});

Deno.test("explanationText() is a tree in colour on a terminal", () => {
  const text = explanationText(call, explanation, {
    terminal: true,
    colour: true,
    columns: 80,
  });
  assert.ok(text.startsWith("\x1b[1;31mdeny\x1b[0m by rule root"));
  assert.ok(text.includes("├─ \x1b[33mrm -rf /\x1b[0m"));
  assert.ok(text.includes("│  └─ \x1b[36mdeletes\x1b[0m /"));
  assert.ok(text.includes("└─ and more: a command does not parse"));
});

Deno.test("explanationText() names the profile, what is turned off, and what would have been", () => {
  const text = explanationText(call, {
    ...explanation,
    profile: "strict",
    rules: [
      rule("only", "matched", {
        rule: { ...rule("s", "matched").rule, off: "we mean it" },
      }),
    ],
  }, PIPE);
  assert.match(text, /^ {2}profile: strict$/m);
  assert.match(
    text,
    /^ {2}s \(deny\), turned off: we mean it {2}p\.yaml:3$/m,
  );
});

Deno.test("explanationText() says that no rule matched, and that nothing is known", () => {
  const text = explanationText(call, {
    profile: "standard",
    decision: {
      ...explanation.decision,
      action: "defer",
      rule_id: null,
      code: "no_rule_matched",
    },
    facts: { effects: [], exhausted: false, unparsed: false, steps: 0 },
    rules: [
      rule("only", "matched", {
        rule: { ...rule("s", "matched").rule, mode: "shadow" },
      }),
    ],
  }, PIPE);
  assert.ok(text.startsWith("defer by no rule (no_rule_matched)"));
  assert.ok(text.includes("nothing that is known"));
  assert.ok(text.includes("only recorded"));
});

Deno.test("explanationText() lets no command draw on the terminal", () => {
  const hostile = "\x1b[2J\x1b]0;x\x07\u202e\r\nx";
  const [effect] = explanation.facts?.effects ?? [];
  assert.ok(effect);
  for (const terminal of [true, false]) {
    const text = explanationText({ ...call, tool_name: hostile }, {
      profile: "standard",
      decision: { ...explanation.decision, reason: hostile, rule_id: hostile },
      facts: {
        effects: [{
          ...effect,
          source: { where: hostile, piece: hostile, via: [hostile] },
        }],
        exhausted: false,
        unparsed: false,
        steps: 0,
      },
      rules: [
        rule(hostile, "matched", {
          steps: [{ ...step, seen: hostile, wanted: hostile }],
        }),
      ],
    }, { terminal, colour: false, columns: 60 });
    assert.ok(!/[\p{Cc}\p{Cf}]/u.test(text.replaceAll("\n", "")));
  }
});
