/** The use case beside the review: from what a tool gave back to a record of what it carries, and what the policy says to that. */
import type { Call } from "../facts/call.ts";
import type { Effect, EffectOf, Facts } from "../facts/effect.ts";
import { decideResult, withResult } from "../policy/decide.ts";
import type { Asked, Decision, Ruleset, Verdict } from "../policy/mod.ts";
import { systemClock } from "./clock.ts";
import { newDecisionId } from "./identity.ts";
import type { Question, ReviewOptions, ReviewParts } from "./review.ts";

/** What was seen in a result, and what was decided. */
export interface Observed {
  /** What the policy says; `deny` keeps the result from the agent where the agent's protocol can. */
  readonly verdict: Verdict;
  /** The texts of the result that carry something, by their places such as `result.stdout`; `null` for all of it. */
  readonly carriers: ReadonlySet<string> | null;
}

/**
 * Looks at a result, and records what it carries and what the policy says to that. It never rejects.
 *
 * `null` where nothing was found and no rule matched: such results leave no record. What fails inside is a denial
 * where the policy has rules for results, and else only reported: the tool has run.
 */
export type Observe = (
  question: Question,
  result: unknown,
  options?: ReviewOptions,
) => Promise<Observed | null>;

/** What observing is made of: what a review is, and what finds the texts that matter. */
export interface ObserveParts extends ReviewParts {
  /** Finds what the texts of a result carry. */
  readonly content: (result: unknown) => readonly Effect[];
}

/** Most findings of one result that are told one by one. */
const MOST_TOLD = 20;

/** Puts the observer together from its parts. */
export function createObserve(parts: ObserveParts): Observe {
  const { clock = systemClock, newId = newDecisionId } = parts;

  /** The project's own policy may look at results, too. */
  async function rulesFor({ cwd }: Call): Promise<Rules> {
    const ruleset = parts.ruleset();
    const project = parts.project === undefined || cwd === undefined
      ? null
      : await parts.project(cwd);
    const count = ruleset.results.length + (project?.results.length ?? 0);
    return { ruleset, project, some: count > 0 };
  }

  async function judge(
    { ruleset, project, some }: Rules,
    asked: Asked,
    carried: readonly Effect[],
  ): Promise<Decision> {
    const facts = some ? await parts.facts(asked.call) : NO_FACTS;
    return decideResult(ruleset, asked, withResult(facts, carried), project);
  }

  /** Neither a counter nor the log may change what is answered. */
  function quietly(act: () => void): void {
    try {
      act();
    } catch {
      // There is nobody left to tell.
    }
  }

  return async function observe(question, result, options = {}) {
    const began = clock.elapsed();
    const decision_id = newId();
    const within = <T>(promise: Promise<T>) =>
      clock.within(parts.deadline_ms, promise);
    let some = true;
    try {
      const rules = await within(rulesFor(question.call));
      some = rules.some;
      const found = parts.content(result).filter(isCarried);
      const asked = { ...question, now: clock.now() };
      const decision = await within(judge(rules, asked, found));
      const isSettled = decision.code !== "no_rule_matched";
      if (found.length === 0 && !isSettled) return null;
      const elapsed = clock.elapsed() - began;
      const verdict: Verdict = {
        ...isSettled ? decision : recorded(decision, found),
        warnings: [...decision.warnings, ...told(found)],
        decision_id,
        processing_time_ms: Math.round(elapsed * 1000) / 1000,
      };
      const { action, code, rule_id } = verdict;
      const request_id = options.request_id ?? null;
      await within(parts.trail.append({ asked, verdict, request_id }));
      quietly(() =>
        parts.metrics.decision(
          action,
          code,
          question.transport,
          elapsed / 1000,
          rule_id,
        )
      );
      const places = found.map(({ where = "" }) => where);
      return { verdict, carriers: new Set(places) };
    } catch (error) {
      quietly(() => parts.report?.(error, decision_id));
      return some ? { verdict: failed(decision_id), carriers: null } : null;
    }
  };
}

interface Rules {
  readonly ruleset: Ruleset;
  readonly project: Ruleset | null;
  /** Whether one of them is about results. */
  readonly some: boolean;
}

const NO_FACTS: Facts = {
  effects: [],
  exhausted: false,
  unparsed: false,
  steps: 0,
};

type Carried = EffectOf<"returns">;

function isCarried(effect: Effect): effect is Carried {
  return effect.kind === "returns";
}

/** What may turn an agent against its user, or ends up with whoever reads its context. */
const GRAVE: ReadonlySet<string> = new Set([
  "secret",
  "injection",
  "invisible",
]);

function recorded(decision: Decision, found: readonly Carried[]): Decision {
  const kinds = [...new Set(found.map(({ finds }) => finds ?? "content"))];
  return {
    ...decision,
    reason: `The result of this call carries ${
      kinds.map((kind) => kind.replaceAll("_", " ")).join(", ")
    }; the tool has run, and no rule says what to do`,
    code: "result_recorded",
    severity: kinds.some((kind) => GRAVE.has(kind)) ? "medium" : "low",
    tags: kinds,
  };
}

function told(found: readonly Carried[]): readonly string[] {
  const lines = found.slice(0, MOST_TOLD).map(({ finds, detector, where }) =>
    detector === undefined
      ? `${finds} in ${where}`
      : `${finds} (${detector}) in ${where}`
  );
  const more = found.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

function failed(decision_id: string): Verdict {
  return {
    action: "deny",
    reason:
      "What the tool gave back could not be looked through, or that could not be recorded. The operator's log says why, under this decision's id",
    code: "internal_error",
    rule_id: null,
    severity: "high",
    tags: [],
    matched: [],
    warnings: [],
    decision_id,
    processing_time_ms: 0,
  };
}
