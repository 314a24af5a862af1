/** The laws of deciding, on random policies and calls. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { decide } from "../../src/policy/decide.ts";
import { explain } from "../../src/policy/explain.ts";
import { type Policy, type Rule } from "../../src/policy/model.ts";
import { stricter } from "../../src/policy/stricter.ts";
import { tighten } from "../../src/policy/tighten.ts";
import { ACTIONS, CODES } from "../../src/policy/verdict.ts";
import { asked } from "./ruling.ts";
import {
  at,
  policy,
  ready,
  rule,
  RUNS,
  situation,
  strictness,
} from "./anything.ts";

Deno.test("decide() is total: whatever the call, there is an action, a code and a reason", () => {
  fc.assert(
    fc.property(policy, situation, (one, { said, facts }) => {
      const decision = decide(ready(one), asked(said), facts);
      assert.ok(ACTIONS.includes(decision.action));
      assert.ok(decision.code in CODES);
      assert.ok(decision.reason.length > 0);
    }),
    RUNS,
  );
});

Deno.test("decide() is deterministic, and does not depend on what was decided before", () => {
  fc.assert(
    fc.property(policy, situation, situation, (one, first, second) => {
      const ruleset = ready(one);
      const before = decide(ruleset, asked(first.said), first.facts);
      decide(ruleset, asked(second.said), second.facts);
      assert.deepEqual(decide(ruleset, asked(first.said), first.facts), before);
      assert.deepEqual(
        decide(ready(one), asked(first.said), first.facts),
        before,
      );
    }),
    RUNS,
  );
});

Deno.test("decide(): deny wins at equal priority", () => {
  fc.assert(
    fc.property(policy, situation, (one, { said, facts }) => {
      const level = {
        ...one,
        rules: one.rules.map((rule) => ({ ...rule, priority: 1 })),
      };
      const { matched, action } = decide(ready(level), asked(said), facts);
      if (
        matched.some((match) => match.action === "deny" && !match.shadow)
      ) assert.equal(action, "deny");
    }),
    RUNS,
  );
});

Deno.test("decide(): ask wins at equal priority where nothing denies", () => {
  fc.assert(
    fc.property(policy, situation, (one, { said, facts }) => {
      const level = {
        ...one,
        rules: one.rules.map((rule) => ({
          ...rule,
          priority: 1,
          action: rule.action === "deny" || rule.action === "sample"
            ? "allow" as const
            : rule.action,
        })),
      };
      const { matched, action, code } = decide(
        ready(level),
        asked(said),
        facts,
      );
      // What could not be evaluated may deny.
      if (code !== "rule_matched") return;
      if (matched.some((match) => match.action === "ask" && !match.shadow)) {
        assert.equal(action, "ask");
      }
    }),
    RUNS,
  );
});

Deno.test("decide(): a rule that is off is as good as none, and so is a policy in shadow mode", () => {
  fc.assert(
    fc.property(policy, policy, rule, situation, (
      one,
      other,
      extra,
      { said, facts },
    ) => {
      const before = decide(ready(one), asked(said), facts);
      const off: Policy = {
        ...one,
        rules: [...one.rules, { ...extra, enabled: false, id: "extra" }],
      };
      assert.deepEqual(decide(ready(off), asked(said), facts), before);
      const { action, code, rule_id } = decide(
        ready(one, { ...other, mode: "shadow" }),
        asked(said),
        facts,
      );
      assert.deepEqual([action, code, rule_id], [
        before.action,
        before.code,
        before.rule_id,
      ]);
    }),
    RUNS,
  );
});

Deno.test("decide(): adding a rule that denies never allows more", () => {
  fc.assert(
    fc.property(policy, rule, situation, (one, extra, { said, facts }) => {
      const before = decide(ready(one), asked(said), facts);
      const more: Policy = {
        ...one,
        rules: [...one.rules, { ...extra, action: "deny", id: "extra" }],
      };
      const after = decide(ready(more), asked(said), facts);
      assert.ok(
        strictness(after.action) <= strictness(before.action),
        `${before.action} became ${after.action}`,
      );
    }),
    RUNS,
  );
});

Deno.test("decide(): the order of rules in a file does not change the action or the code", () => {
  fc.assert(
    fc.property(
      policy,
      situation,
      fc.infiniteStream(fc.nat()),
      (one, { said, facts }, random) => {
        const keys = new Map(
          one.rules.map((rule) => [rule.id, random.next().value]),
        );
        const mixed = [...one.rules].sort((a, b) =>
          (keys.get(a.id) ?? 0) - (keys.get(b.id) ?? 0)
        );
        const before = decide(ready(one), asked(said), facts);
        const after = decide(
          ready({ ...one, rules: mixed }),
          asked(said),
          facts,
        );
        assert.deepEqual([after.action, after.code], [
          before.action,
          before.code,
        ]);
      },
    ),
    RUNS,
  );
});

Deno.test("decide(): rules that are off or in shadow mode change nothing but what is recorded", () => {
  fc.assert(
    fc.property(policy, situation, (one, { said, facts }) => {
      const enforced = one.rules.filter((rule) =>
        rule.enabled && rule.mode === "enforce"
      );
      const before = decide(ready(one), asked(said), facts);
      const after = decide(
        ready({ ...one, rules: enforced }),
        asked(said),
        facts,
      );
      assert.deepEqual([after.action, after.code, after.rule_id], [
        before.action,
        before.code,
        before.rule_id,
      ]);
    }),
    RUNS,
  );
});

Deno.test("decide(): a rule that cannot be evaluated never makes a call run", () => {
  fc.assert(
    fc.property(policy, situation, (one, { said, facts }) => {
      const decision = decide(ready(one), asked(said), facts);
      if (decision.code === "rule_failed") {
        assert.ok(decision.action === "deny" || decision.action === "ask");
      }
      if (decision.code.startsWith("facts_")) {
        assert.ok(decision.action === "deny" || decision.action === "ask");
      }
    }),
    RUNS,
  );
});

Deno.test("decide() agrees with a plain reading of every rule in rank order", () => {
  fc.assert(
    fc.property(policy, situation, (one, { said, facts }) => {
      const ruleset = ready(one);
      const decision = decide(ruleset, asked(said), facts);
      if (
        decision.code === "rule_failed" || decision.code.startsWith("facts_")
      ) return;
      const outcomes = explain(ruleset, asked(said), facts).rules;
      const first = outcomes.find(({ rule, outcome }) =>
        outcome === "matched" && rule.mode === "enforce"
      );
      assert.equal(decision.rule_id, first?.rule.id ?? null);
    }),
    RUNS,
  );
});

Deno.test("tighten() never loosens, whatever the project's policy says", () => {
  fc.assert(
    fc.property(
      policy,
      policy,
      situation,
      (operator, project, { said, facts }) => {
        const first = decide(ready(operator), asked(said), facts);
        const both = tighten(first, ready(project), asked(said), facts);
        assert.ok(strictness(both.action) <= strictness(first.action));
        assert.equal(
          both.code === "project_tightened",
          both.action !== first.action,
        );
        assert.equal(stricter(both.action, first.action), both.action);
      },
    ),
    RUNS,
  );
});

Deno.test("decide(): a spelling with `..` never turns a denied path into an allowed one", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(".", "..", "tmp", "etc", "", "~", "$HOME"), {
        maxLength: 6,
      }),
      (parts) => {
        const path = `${parts.join("/")}/../../../../../../../../etc/shadow`;
        const rules = (["allow", "deny"] as const).map((
          action,
          priority,
        ): Rule => ({
          id: action,
          priority,
          enabled: true,
          mode: "enforce",
          action,
          tags: [],
          at,
          condition: {
            kind: "parameter",
            name: "path",
            expected: [{
              type: "glob",
              pattern: action === "allow" ? "/tmp/**" : "/etc/**",
              case_sensitive: true,
              at,
            }],
            at,
          },
        }));
        const ruleset = ready({
          file: "p",
          mode: "enforce",
          defaults: {},
          rules,
          tests: [],
        });
        const { action } = decide(
          ruleset,
          asked({ parameters: { path }, cwd: "/tmp/x" }),
          null,
        );
        assert.notEqual(action, "allow", path);
      },
    ),
    RUNS,
  );
});
