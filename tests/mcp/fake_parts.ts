/** The door's parts as tests need them: a review that denies what looks dangerous, and remembers what it was asked. */
import type { AuditRecord } from "../../src/audit/record.ts";
import type { McpParts } from "../../src/mcp/parts.ts";
import type {
  Explanation,
  RuleSummary,
  Verdict,
} from "../../src/policy/mod.ts";
import type { Question } from "../../src/review/review.ts";

/** The one rule. */
export const RULE: RuleSummary = {
  id: "no-rm",
  priority: 5,
  action: "deny",
  enabled: true,
  mode: "enforce",
  severity: "high",
  tags: ["files"],
  reason: "It deletes everything",
  off: null,
  file: "team.yaml",
  line: 3,
};

/** The verdict on a question: denied when its arguments speak of `rm`. */
export function judge(
  { call }: Question,
): Omit<Verdict, "decision_id" | "processing_time_ms"> {
  const denied = JSON.stringify(call.parameters).includes("rm -rf");
  return {
    action: denied ? "deny" : "defer",
    reason: denied ? "It deletes everything" : "No rule matched",
    code: denied ? "rule_matched" : "no_rule_matched",
    rule_id: denied ? RULE.id : null,
    severity: denied ? "high" : null,
    tags: denied ? ["files"] : [],
    matched: denied
      ? [{ rule_id: RULE.id, action: "deny", shadow: false }]
      : [],
    warnings: [],
  };
}

/** The audit record of one decision. */
export function recordOf(question: Question, decision_id: string): AuditRecord {
  const { call, transport, principal, mcp_server } = question;
  return {
    sequence: 1,
    previous: "genesis",
    kind: "decision",
    time: "2026-11-24T05:00:00.000Z",
    decision_id,
    request_id: null,
    transport,
    principal,
    mcp_server,
    call,
    verdict: { ...judge(question), processing_time_ms: 0.5 },
    hash: "0".repeat(64),
  };
}

/** Parts, and what was asked of them. */
export interface FakeParts extends McpParts {
  readonly asked: Question[];
  readonly request_ids: (string | undefined)[];
  readonly reported: unknown[];
}

/** Makes parts; `changes` replaces some of them. */
export function fakeParts(changes: Partial<McpParts> = {}): FakeParts {
  const asked: Question[] = [];
  const request_ids: (string | undefined)[] = [];
  const reported: unknown[] = [];
  return {
    asked,
    request_ids,
    reported,
    review(question, options) {
      asked.push(question);
      request_ids.push(options?.request_id);
      const decision_id = `00000000-0000-4000-8000-${
        String(asked.length).padStart(12, "0")
      }`;
      return Promise.resolve({
        ...judge(question),
        decision_id,
        processing_time_ms: 0.5,
      });
    },
    rules: () => [RULE],
    profile: () => "standard",
    explain: explanationOf,
    recent: (limit) =>
      asked.map((question, at) =>
        recordOf(
          question,
          `00000000-0000-4000-8000-${String(at + 1).padStart(12, "0")}`,
        )
      ).reverse().slice(0, limit),
    health: () => ({
      ok: true,
      parts: [{ name: "audit", ok: true, detail: "Writing" }],
    }),
    version: "1.2.3",
    now: () => new Date("2026-11-24T05:00:00Z"),
    report: (error) => void reported.push(error),
    ...changes,
  };
}

function explanationOf(question: Question): Explanation {
  const decision = judge(question);
  const matched = decision.rule_id !== null;
  return {
    profile: "standard",
    decision,
    rules: [{
      rule: RULE,
      outcome: matched ? "matched" : "not_matched",
      decided: matched,
      steps: [{
        condition: "parameters.command",
        holds: matched,
        wanted: "rm -rf",
        seen: "ls",
      }],
    }],
    facts: null,
  };
}
