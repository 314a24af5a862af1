/** The one use case: from a call to a recorded verdict. */
import type { Made } from "../audit/recording.ts";
import type { Trail } from "../audit/trail.ts";
import type { Call, Facts } from "../facts/mod.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Asked, Code, Decision, Ruleset, Verdict } from "../policy/mod.ts";
import { decide } from "../policy/decide.ts";
import { isTrial } from "../policy/trial.ts";
import { type Clock, DeadlineExceeded, systemClock } from "./clock.ts";
import { newDecisionId } from "./identity.ts";

/** A call with who asks and how, before the clock is read. */
export type Question = Omit<Asked, "now">;

/** What was worked out of a call and does not depend on when or by whom it is made; the review fills it in. */
export interface Known extends Made {
  /** What the call would do. */
  facts?: Facts;
}

/** What a door may say about the request that carries the question. */
export interface ReviewOptions {
  /** The request's identifier, which the audit record repeats. */
  readonly request_id?: string;
  /** What is known of the very same call from an earlier time. */
  readonly known?: Known | undefined;
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
  /** Works out the facts of a call. A rejection denies the call. */
  readonly facts: (call: Call) => Facts | Promise<Facts>;
  /** Makes the decision's identifier. */
  readonly newId?: () => string;
}

/** Puts a review together from its parts. */
export function createReview(parts: ReviewParts): Review {
  const { clock = systemClock, newId = newDecisionId } = parts;

  function judge(
    question: Question,
    known: Known | undefined,
  ): Decision | Promise<Decision> {
    const ruleset = parts.ruleset();
    const asked: Asked = { ...question, now: clock.now() };
    const { cwd } = asked.call;
    // Most servers take no part of a policy from elsewhere, and need not wait for any.
    return parts.project === undefined || cwd === undefined
      ? judgeWith(ruleset, null, asked, known)
      : parts.project(cwd).then((project) =>
        judgeWith(ruleset, project, asked, known)
      );
  }

  function judgeWith(
    ruleset: Ruleset,
    project: Ruleset | null,
    asked: Asked,
    known: Known | undefined,
  ): Decision | Promise<Decision> {
    const needed = ruleset.needsFacts || project?.needsFacts === true;
    const found = needed ? known?.facts ?? parts.facts(asked.call) : null;
    if (found instanceof Promise) {
      return found.then((facts) => decide(ruleset, asked, facts, project));
    }
    if (known !== undefined && found !== null) known.facts = found;
    return decide(ruleset, asked, found, project);
  }

  /** Neither a counter nor the log may take a verdict away that is recorded. */
  function tell(error: unknown, decision_id: string): void {
    try {
      parts.report?.(error, decision_id);
    } catch {
      // There is nobody left to tell.
    }
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

    let judged: Decision;
    try {
      const judging = judge(question, options.known);
      judged = judging instanceof Promise ? await within(judging) : judging;
    } catch (error) {
      tell(error, decision_id);
      judged = denial(
        error instanceof DeadlineExceeded
          ? "deadline_exceeded"
          : "internal_error",
      );
    }
    let verdict = stamp(judged);
    try {
      await within(parts.trail.append({
        asked: { ...question, now: clock.now() },
        verdict,
        request_id: options.request_id ?? null,
        known: options.known,
      }));
    } catch (error) {
      tell(error, decision_id);
      verdict = stamp(denial("audit_unavailable"));
    }
    // What only tries the guard would spoil the figures of what it is there for.
    if (isTrial(question.call)) return verdict;
    try {
      parts.metrics.decision(
        verdict.action,
        verdict.code,
        question.transport,
        (clock.elapsed() - began) / 1000,
        verdict.rule_id,
      );
    } catch (error) {
      tell(error, decision_id);
    }
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
