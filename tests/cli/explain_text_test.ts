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
    rule("odd", "failed", { steps: [{ ...step, holds: null }] }),
    rule("other", "not_matched", { steps: [{ ...step, holds: false }] }),
    rule("off", "disabled"),
  ],
};

const PLAIN = `deny by rule root (rule_matched)
  It is gone afterwards
  warning: look out

What Bash would do here
  deletes path=/ path_class=root,system recursive
    from parameters.command: rm -rf /, within sudo
  and more: the budget ran out
  and more: a command does not parse

Rules that matched: 2 of 4
  p.yaml:3: root (deny), and decided
    yes tool_name: wanted Bash; the call has Bash
  p.yaml:3: odd (deny), but could not be evaluated
    ? tool_name: wanted Bash; the call has Bash

Rules that did not: 2
  p.yaml:3: other (deny)
    no tool_name: wanted Bash; the call has Bash
  p.yaml:3: off (deny), disabled
`;

Deno.test("explanationText() is plain in a pipe", () => {
  const io = { terminal: false, colour: false };
  assert.equal(explanationText(call, explanation, io), PLAIN);
});

Deno.test("explanationText() is a tree on a terminal", () => {
  const text = explanationText(call, explanation, {
    terminal: true,
    colour: true,
  });
  assert.ok(text.startsWith("\x1b[31mdeny\x1b[0m by rule root"));
  assert.ok(text.includes("├─ deletes path=/"));
  assert.ok(
    text.includes("│  └─ from parameters.command: rm -rf /, within sudo"),
  );
  assert.ok(text.includes("└─ and more: a command does not parse"));
});

Deno.test("explanationText() says that no rule matched, and that nothing is known", () => {
  const text = explanationText(call, {
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
  }, { terminal: false, colour: false });
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
    }, { terminal, colour: false });
    assert.ok(!/[\p{Cc}\p{Cf}]/u.test(text.replaceAll("\n", "")));
  }
});
