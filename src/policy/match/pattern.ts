/** Compiles text patterns: equality, regular expression, glob. */
import type { TextPattern } from "../model.ts";
import type { Engines, TextTest } from "../ruleset.ts";
import {
  MOST_PATTERN,
  needsBacktracking,
  plainAlternatives,
} from "./expression.ts";
import { compileGlob } from "./glob.ts";
import { type Quantifier } from "./path.ts";
import { MOST_TEXT, tooLong } from "./text.ts";

/** A text pattern made ready. */
export interface TextMatcher {
  readonly test: TextTest;
  /** The same without regard to case, for file systems that have none. */
  readonly folded: TextTest;
  /** How dear a test is; only the order matters. */
  readonly cost: number;
}

/** Makes a pattern ready; throws `SyntaxError` when it is not one. */
export function compilePattern(
  pattern: TextPattern,
  engines: Engines,
  quantifier: Quantifier,
  separators = true,
): TextMatcher {
  switch (pattern.type) {
    case "string":
      return {
        test: equality(pattern.pattern, pattern.case_sensitive),
        folded: equality(pattern.pattern, false),
        cost: 2,
      };
    case "glob": {
      const options = { separators, self: quantifier === "any" };
      return {
        test: compileGlob(pattern.pattern, {
          ...options,
          caseSensitive: pattern.case_sensitive,
        }),
        folded: compileGlob(pattern.pattern, {
          ...options,
          caseSensitive: false,
        }),
        cost: 4,
      };
    }
    case "regex":
      return compileRegex(pattern, engines);
  }
}

function equality(wanted: string, caseSensitive: boolean): TextTest {
  if (caseSensitive) return (text) => text === wanted;
  const folded = wanted.toLowerCase();
  return (text) => text.toLowerCase() === folded;
}

function compileRegex(pattern: TextPattern, engines: Engines): TextMatcher {
  const { pattern: source, case_sensitive } = pattern;
  if (source.length > MOST_PATTERN) {
    throw new SyntaxError(
      `it has ${source.length} characters; ${MOST_PATTERN} are the most`,
    );
  }
  const plain = plainAlternatives(source);
  if (plain !== undefined) {
    const folded = found(plain.map((text) => text.toLowerCase()), true);
    return {
      test: case_sensitive ? found(plain, false) : folded,
      folded,
      cost: 6,
    };
  }
  const slow = needsBacktracking(source);
  const engine = slow ? engines.backtracking : engines.regex;
  if (engine === undefined) {
    throw new SyntaxError("no engine for it is loaded");
  }
  const test = bounded(engine(source, case_sensitive));
  const folded = case_sensitive ? bounded(engine(source, false)) : test;
  return { test, folded, cost: slow ? 100 : 20 };
}

function found(alternatives: readonly string[], fold: boolean): TextTest {
  return (text) => {
    const seen = fold ? text.toLowerCase() : text;
    return alternatives.some((one) => seen.includes(one));
  };
}

/** Refuses long texts, and lets a final line break count as the end, as the rule language always has. */
function bounded(test: TextTest): TextTest {
  return (text) => {
    if (text.length > MOST_TEXT) throw tooLong();
    return test(text) || (text.endsWith("\n") && test(text.slice(0, -1)));
  };
}
