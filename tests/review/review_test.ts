/** Proves that a review answers by the policy, and denies whenever anything fails. */
import assert from "node:assert/strict";
import { TRIAL } from "../../src/policy/trial.ts";
import type { Entry } from "../../src/audit/recording.ts";
import { facts } from "../../src/facts/mod.ts";
import { compile, type Ruleset } from "../../src/policy/mod.ts";
import { parsePolicy } from "../../src/policy/parse.ts";
import {
  createReview,
  type Question,
  type ReviewOptions,
  type ReviewParts,
} from "../../src/review/review.ts";

function rulesetOf(text: string): Ruleset {
  const policy = parsePolicy(text, "p.yaml");
  assert.ok(policy.ok, JSON.stringify(policy));
  const ruleset = compile([policy.value], {});
  assert.ok(ruleset.ok);
  return ruleset.value;
}

const rule = (action: string, conditions = "{tool_name: Bash}") =>
  rulesetOf(
    `rules:\n  - {id: r, priority: 1, action: ${action}, reason: because, conditions: ${conditions}}\n`,
  );

const QUESTION: Question = {
  call: { tool_name: "Bash", parameters: { command: "ls" }, cwd: "/p" },
  transport: "http",
  principal: "ci",
  mcp_server: null,
};

interface Seen {
  readonly entries: Entry[];
  readonly counted: (readonly [string, string])[];
  readonly reported: unknown[];
}

async function ask(
  parts: Partial<ReviewParts>,
  question: Question = QUESTION,
  options: ReviewOptions = {},
) {
  const seen: Seen = { entries: [], counted: [], reported: [] };
  const review = createReview({
    ruleset: () => rule("allow"),
    facts: (call) => facts(call),
    trail: {
      append: (entry) => {
        seen.entries.push(entry);
        return Promise.resolve();
      },
    },
    metrics: {
      decision: (action, code) => void seen.counted.push([action, code]),
    },
    deadline_ms: 200,
    report: (error) => void seen.reported.push(error),
    ...parts,
  });
  return {
    seen,
    verdict: await review(question, { request_id: "q1", ...options }),
  };
}

Deno.test("createReview() answers by the policy, after the record, under one identifier", async () => {
  const { verdict, seen } = await ask({});
  assert.deepEqual([verdict.action, verdict.reason, verdict.code], [
    "allow",
    "because",
    "rule_matched",
  ]);
  const [entry] = seen.entries;
  assert.equal(entry?.verdict.decision_id, verdict.decision_id);
  assert.equal(entry?.request_id, "q1");
  assert.deepEqual(entry?.asked.call, QUESTION.call);
  assert.deepEqual(seen.counted, [["allow", "rule_matched"]]);
  assert.ok(verdict.processing_time_ms >= 0);
});

Deno.test("createReview() records what only tries a hook, and does not count it", async () => {
  const { verdict, seen } = await ask({}, { ...QUESTION, call: TRIAL });
  assert.equal(verdict.action, "allow");
  assert.deepEqual(seen.entries.map(({ asked }) => asked.call), [TRIAL]);
  assert.deepEqual(seen.counted, []);
});

Deno.test("createReview() denies whatever fails, counts it, and reports it to the operator alone", async (t) => {
  const never = new Promise<never>(() => {});
  const broken = () => {
    throw new Error("at /etc/secret");
  };
  const table: readonly (readonly [string, Partial<ReviewParts>, string])[] = [
    ["the policy cannot be had", { ruleset: broken }, "internal_error"],
    ["facts fail", {
      ruleset: () => rule("allow", "{facts: {reads: true}}"),
      facts: broken,
    }, "internal_error"],
    ["facts cannot be loaded", {
      ruleset: () => rule("allow", "{facts: {reads: true}}"),
      facts: () => Promise.reject(new Error("torn")),
    }, "internal_error"],
    ["the project's policy fails", {
      project: () => Promise.reject(new Error("no")),
    }, "internal_error"],
    [
      "the project's policy never comes",
      { project: () => never },
      "deadline_exceeded",
    ],
    ["the record cannot be written", {
      trail: { append: () => Promise.reject(new Error("full")) },
    }, "audit_unavailable"],
    [
      "the record is never written",
      { trail: { append: () => never } },
      "audit_unavailable",
    ],
    [
      "the record's writer throws",
      { trail: { append: broken } },
      "audit_unavailable",
    ],
  ];
  for (const [name, parts, code] of table) {
    await t.step(name, async () => {
      const { verdict, seen } = await ask(parts);
      assert.deepEqual([verdict.action, verdict.code], ["deny", code]);
      assert.ok(verdict.reason !== "" && !verdict.reason.includes("secret"));
      assert.deepEqual(seen.counted, [["deny", code]]);
      assert.ok(seen.reported.length >= 1);
    });
  }
});

Deno.test("createReview() records a late denial as what it is, though recording takes its time", async () => {
  const recorded: string[] = [];
  const { verdict } = await ask({
    deadline_ms: 40,
    project: () => new Promise(() => {}),
    trail: {
      append: async ({ verdict: { code } }) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        recorded.push(code);
      },
    },
  });
  assert.deepEqual([verdict.action, verdict.code], [
    "deny",
    "deadline_exceeded",
  ]);
  assert.deepEqual(recorded, ["deadline_exceeded"]);
});

Deno.test("createReview() records a denial of its own as well", async () => {
  const { verdict, seen } = await ask({
    ruleset: () => {
      throw new Error("x");
    },
  });
  assert.equal(seen.entries[0]?.verdict.decision_id, verdict.decision_id);
  assert.equal(seen.entries[0]?.verdict.action, "deny");
});

Deno.test("createReview() lets a project's policy tighten and never loosen", async (t) => {
  const table = [
    ["allow", "deny", "deny", "project_tightened"],
    ["allow", "ask", "ask", "project_tightened"],
    ["deny", "allow", "deny", "rule_matched"],
    ["ask", "defer", "ask", "rule_matched"],
  ] as const;
  for (const [operator, project, want, code] of table) {
    await t.step(`${operator}, then ${project}`, async () => {
      const { verdict } = await ask({
        ruleset: () => rule(operator),
        project: () => Promise.resolve(rule(project)),
      });
      assert.deepEqual([verdict.action, verdict.code], [want, code]);
    });
  }
});

Deno.test("createReview() works facts out only where a rule looks at them", async () => {
  let asked = 0;
  const facts = () => {
    asked++;
    return { effects: [], exhausted: false, unparsed: false, steps: 0 };
  };
  await ask({ facts });
  assert.equal(asked, 0);
  await ask({ facts, ruleset: () => rule("deny", "{facts: {reads: true}}") });
  assert.equal(asked, 1);
});

Deno.test("createReview() waits for facts that come later, and works out known ones once", async () => {
  const ruleset = () => rule("deny", "{facts: {executes: true}}");
  const late = await ask({
    ruleset,
    facts: (call) => Promise.resolve(facts(call)),
  });
  assert.equal(late.verdict.action, "deny");
  const known: NonNullable<ReviewOptions["known"]> = {};
  let worked = 0;
  const counting = (call: Question["call"]) => {
    worked++;
    return facts(call);
  };
  for (let turn = 0; turn < 2; turn++) {
    const { verdict } = await ask({ ruleset, facts: counting }, QUESTION, {
      known,
    });
    assert.equal(verdict.action, "deny");
  }
  assert.equal(worked, 1);
});

Deno.test("createReview() gives incomplete facts a code of their own, and denies", async (t) => {
  for (
    const [field, code] of [["exhausted", "facts_exhausted"], [
      "unparsed",
      "facts_unparsed",
    ]] as const
  ) {
    await t.step(field, async () => {
      const { verdict } = await ask({
        ruleset: () => rule("deny", "{facts: {reads: true}}"),
        facts: () => ({
          effects: [],
          exhausted: false,
          unparsed: false,
          steps: 0,
          [field]: true,
        }),
      });
      assert.deepEqual([verdict.action, verdict.code], ["deny", code]);
    });
  }
});

Deno.test("createReview() records a call that came without a request's identifier as one without", async () => {
  const entries: Entry[] = [];
  const review = createReview({
    ruleset: () => rule("allow"),
    facts: (call) => facts(call),
    trail: {
      append(entry) {
        entries.push(entry);
        return Promise.resolve();
      },
    },
    metrics: { decision() {} },
    deadline_ms: 200,
  });
  await review(QUESTION);
  assert.deepEqual(entries.map(({ request_id }) => request_id), [null]);
});
