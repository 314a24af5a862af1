/** The engine for regular expressions: linear in the text, whatever the pattern. */
import { RE2JS } from "re2js";
import type { TextTest } from "../ruleset.ts";
import { linearSyntax } from "./expression.ts";

/** Compiles a pattern in RE2's syntax, found anywhere in a text; throws `SyntaxError`. */
export function linearRegex(pattern: string, caseSensitive: boolean): TextTest {
  const compiled = compile(
    linearSyntax(pattern),
    caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE,
  );
  return (text) => compiled.test(text);
}

/** Compiles a pattern that must cover the whole text (RFC 9485); throws `SyntaxError`. */
export function linearExact(pattern: string): TextTest {
  const compiled = compile(pattern, 0);
  return (text) => compiled.testExact(text);
}

function compile(pattern: string, flags: number): RE2JS {
  try {
    return RE2JS.compile(pattern, flags);
  } catch (error) {
    throw new SyntaxError(
      (error instanceof Error ? error.message : String(error))
        .replace(/^error parsing regexp: /, "").replace("`(?i)", "`"),
    );
  }
}
