/** Runs regular expressions that no linear engine can, under a time-out. */
import { createContext, Script } from "node:vm";
import { ecmaSyntax } from "../policy/match/expression.ts";
import { MatchFailure, type TextTest } from "../policy/ruleset.ts";

/** Longest time for one match, in milliseconds. */
export const MATCH_DEADLINE_MS = 20;

/** Compiles a pattern; throws `SyntaxError`. The test throws a `MatchFailure` when it takes too long. */
export function backtrackingRegex(
  pattern: string,
  caseSensitive: boolean,
): TextTest {
  const expression = new RegExp(
    ecmaSyntax(pattern),
    caseSensitive ? "u" : "iu",
  );
  const context = createContext({ expression, text: "" });
  const script = new Script("expression.test(text)");
  return (text) => {
    context["text"] = text;
    try {
      return script.runInContext(context, { timeout: MATCH_DEADLINE_MS }) ===
        true;
    } catch {
      throw new MatchFailure(
        `the pattern \`${pattern}\` took longer than ${MATCH_DEADLINE_MS} ms`,
      );
    } finally {
      context["text"] = "";
    }
  };
}
