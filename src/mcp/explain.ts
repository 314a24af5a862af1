/** How `explain_decision` comes by its answer. */
import { MOST_RECENT } from "../audit/recent.ts";
import type { Explanation } from "../policy/mod.ts";
import { type Answer, sentence } from "./answer.ts";
import { questionOf, readCall, wrongs } from "./arguments.ts";
import type { Caller, McpParts } from "./parts.ts";
import { explainInput } from "./schema.ts";

/** Explains a call, or looks up a recent decision. */
export async function explain(
  args: unknown,
  caller: Caller,
  parts: McpParts,
): Promise<Answer> {
  const given = explainInput.safeParse(args);
  if (!given.success) {
    return {
      wrong: wrongs(given.error, args, Object.keys(explainInput.shape)),
    };
  }
  const { decision_id, ...named } = args as Record<string, unknown>;
  if (typeof decision_id !== "string") {
    const call = readCall(named);
    if (!call.ok) return call;
    return explained(await parts.explain(questionOf(call.value, caller)));
  }
  if (Object.keys(named).length > 0) {
    return { wrong: ["decision_id: give it alone, or a call without it"] };
  }
  const record = parts.recent(MOST_RECENT).find((one) =>
    one.decision_id === decision_id
  );
  return record === undefined
    ? {
      wrong: [
        "decision_id: not among the recent decisions; `superego audit search` reads all of them",
      ],
    }
    : { text: sentence(record.verdict), structured: { record } };
}

function explained({ decision, rules, facts }: Explanation): Answer {
  const telling = rules.filter(({ outcome }) =>
    outcome === "matched" || outcome === "failed"
  );
  return {
    text: sentence(decision),
    structured: {
      decision,
      rules: telling.map(({ rule, outcome, decided, steps }) => ({
        rule_id: rule.id,
        action: rule.action,
        outcome,
        off: rule.off,
        decided,
        steps,
      })),
      rules_not_matched: rules.length - telling.length,
      effects: facts?.effects ?? [],
    },
  };
}
