/** Runs regular expressions that no linear engine can, under a time-out. */
import { createContext, Script } from "node:vm";
import { ecmaRegExp } from "../policy/match/expression.ts";
import { MatchFailure, type TextTest } from "../policy/ruleset.ts";

/** Longest time for one match, in milliseconds. */
export const MATCH_DEADLINE_MS = 20;

/** Compiles a pattern; throws `SyntaxError`. The test throws a `MatchFailure` when it takes longer than the deadline, in milliseconds. */
export function backtrackingRegex(
  pattern: string,
  caseSensitive: boolean,
  deadline_ms = MATCH_DEADLINE_MS,
): TextTest {
  const expression = ecmaRegExp(pattern, caseSensitive);
  const context = createContext({ expression, text: "" });
  const script = new Script("expression.test(text)");
  return (text) => {
    context["text"] = text;
    try {
      return script.runInContext(context, { timeout: deadline_ms }) ===
        true;
    } catch {
      throw new MatchFailure(
        `the pattern \`${pattern}\` took longer than ${deadline_ms} ms`,
      );
    } finally {
      context["text"] = "";
    }
  };
}
