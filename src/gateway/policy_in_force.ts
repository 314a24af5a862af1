/** Keeps the policy in force, and exchanges it as a transaction: the new one whole, or the old one still. */
import { causeInWords } from "../problem/cause.ts";
import type { HealthPart } from "../mcp/parts.ts";
import type { Ruleset } from "../policy/mod.ts";
import type { Problem, Result } from "../problem/problem.ts";
import { refusal } from "../problem/refusal.ts";

/** The policy in force. */
export interface PolicyInForce {
  /** The rules that a review beginning now keeps to its end. */
  current(): Ruleset;
  /** Reads the policy again; resolves once the outcome is known and never rejects. */
  reload(): Promise<void>;
  /** Whether the last reload succeeded. */
  health(): HealthPart;
}

/** Is told of every outcome: the rules now in force, or the problems that kept the old ones there. */
export type Outcome = (outcome: Result<Ruleset>) => void;

/** Keeps `first` until `load` gives something better. */
export function keepPolicy(
  first: Ruleset,
  load: () => Promise<Result<Ruleset>>,
  told: Outcome,
): PolicyInForce {
  let current = first;
  let problems: readonly Problem[] = [];
  let running: Promise<void> | null = null;
  let again = false;

  const once = async () => {
    const outcome = await load().catch(failed);
    if (outcome.ok) current = outcome.value;
    problems = outcome.ok ? [] : outcome.problems;
    told(outcome);
  };
  // A change that comes while a reload reads may have come too late for it, so one more follows.
  const repeat = async () => {
    do {
      again = false;
      await once();
    } while (again);
    running = null;
  };

  return {
    current: () => current,
    reload() {
      again = running !== null;
      running ??= repeat();
      return running;
    },
    health() {
      const rules = `${current.rules.length} rules in force`;
      // Who may see this may not see the policy, so no word of it is repeated.
      const part = { name: "policy", ok: true, detail: rules };
      return problems.length === 0 ? part : {
        ...part,
        warning:
          `The last reload failed with ${problems.length} problems, which the log names; the earlier rules are in force`,
      };
    },
  };
}

function failed(error: unknown): Result<never> {
  return refusal(
    "SERVE-004",
    "policy",
    `The policy could not be loaded: ${causeInWords(error)}`,
    "Mend the file; it is read again when it changes or on SIGHUP",
  );
}
