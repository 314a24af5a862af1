/** The one use case: from a call to a recorded verdict. */
import type { Trail } from "../audit/trail.ts";
import { type Call, type Facts, facts as factsOf } from "../facts/mod.ts";
import type { Metrics } from "../metrics/metrics.ts";
import {
  type Asked,
  type Code,
  decide,
  type Decision,
  type Ruleset,
  tighten,
  type Verdict,
} from "../policy/mod.ts";
import { type Clock, DeadlineExceeded, systemClock } from "./clock.ts";
import { newDecisionId } from "./identity.ts";

/** A call with who asks and how, before the clock is read. */
export type Question = Omit<Asked, "now">;

/** What a door may say about the request that carries the question. */
export interface ReviewOptions {
  /** The request's identifier, which the audit record repeats. */
  readonly request_id?: string;
}

/** Answers a question. It never rejects: whatever fails, the verdict is a denial. */
export type Review = (
  question: Question,
  options?: ReviewOptions,
) => Promise<Verdict>;

/** What a review is made of. */
export interface ReviewParts {
  /** The policy in force; each review keeps the one it began with. */
  readonly ruleset: () => Ruleset;
  /** The project's own policy for a working directory, or `null`. A rejection denies the call. */
  readonly project?: (cwd: string) => Promise<Ruleset | null>;
  /** Where decisions are recorded before they are answered. */
  readonly trail: Pick<Trail, "append">;
  /** Where decisions are counted. */
  readonly metrics: Pick<Metrics, "decision">;
  /** How long judging may take, and then recording, in milliseconds each. */
  readonly deadline_ms: number;
  /** Is told of what failed inside; the client is not. */
  readonly report?: (error: unknown, decision_id: string) => void;
  /** The time; the machine's unless a test says otherwise. */
  readonly clock?: Clock;
  /** Works out the facts of a call. */
  readonly facts?: (call: Call) => Facts;
  /** Makes the decision's identifier. */
  readonly newId?: () => string;
}

/** Puts a review together from its parts. */
export function createReview(parts: ReviewParts): Review {
  const { clock = systemClock, newId = newDecisionId, facts = factsOf } = parts;

  async function judge(question: Question): Promise<Decision> {
    const ruleset = parts.ruleset();
    const asked: Asked = { ...question, now: clock.now() };
    const cwd = asked.call.cwd;
    const project = parts.project === undefined || cwd === undefined
      ? null
      : await parts.project(cwd);
    const needed = ruleset.needsFacts || project?.needsFacts === true;
    const known = needed ? facts(asked.call) : null;
    const decision = decide(ruleset, asked, known);
    return project === null
      ? decision
      : tighten(decision, project, asked, known);
  }

  return async function review(question, options = {}) {
    const began = clock.elapsed();
    const decision_id = newId();
    // The record has the whole time once more: a denial that came late is to be recorded as what it is.
    const within = <T>(promise: Promise<T>) =>
      clock.within(parts.deadline_ms, promise);
    const stamp = (decision: Decision): Verdict => ({
      ...decision,
      decision_id,
      processing_time_ms: Math.round((clock.elapsed() - began) * 1000) / 1000,
    });

    const judged = await within(judge(question)).catch((error: unknown) => {
      parts.report?.(error, decision_id);
      return denial(
        error instanceof DeadlineExceeded
          ? "deadline_exceeded"
          : "internal_error",
      );
    });
    let verdict = stamp(judged);
    try {
      await within(parts.trail.append({
        asked: { ...question, now: clock.now() },
        verdict,
        request_id: options.request_id ?? null,
      }));
    } catch (error) {
      parts.report?.(error, decision_id);
      verdict = stamp(denial("audit_unavailable"));
    }
    parts.metrics.decision(
      verdict.action,
      verdict.code,
      question.transport,
      (clock.elapsed() - began) / 1000,
      verdict.rule_id,
    );
    return verdict;
  };
}

const REASONS = {
  deadline_exceeded:
    "Denied: the review took longer than it may. Try again, with a simpler call if this repeats",
  internal_error:
    "Denied: the review failed inside. The operator's log says why, under this decision's id",
  audit_unavailable:
    "Denied: the decision could not be recorded, and no call runs unrecorded. Tell the operator",
} as const satisfies Partial<Record<Code, string>>;

function denial(code: keyof typeof REASONS): Decision {
  return {
    action: "deny",
    reason: REASONS[code],
    code,
    rule_id: null,
    severity: "high",
    tags: [],
    matched: [],
    warnings: [],
  };
}
