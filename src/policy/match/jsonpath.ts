/** The engine for JSONPath queries (RFC 9535), held to a budget and to linear-time regular expressions. */
import {
  type FilterFunction,
  FunctionExpressionType,
  type jsonpath,
  JSONPathEnvironment,
  type Token,
} from "json-p3";
import { MatchFailure } from "../ruleset.ts";
import { needsBacktracking } from "./expression.ts";
import { linearExact, linearRegex } from "./linear.ts";
import { weigh } from "./text.ts";

/** How many values a query with filters or repeated `..` may look at. */
export const MOST_QUERIED = 2000;

type Expression = jsonpath.expressions.FilterExpression;

/** Compiles a query; throws `SyntaxError`. The result throws {@linkcode MatchFailure} when the arguments are too large. */
export function compileQuery(
  query: string,
): (value: unknown) => readonly unknown[] {
  const outline = query.replace(
    /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/gs,
    "''",
  );
  const descents = count(outline, "..");
  const filters = count(outline, "?");
  if (descents > 2 || filters > 2 || count(outline, "$") > 2) {
    throw new SyntaxError(
      "it has more than two `..`, two filters or two `$`, which takes too long on large arguments",
    );
  }
  const compiled = compile(query);
  const dear = descents > 1 || filters > 0;
  return (value) => {
    if (weigh(value) > MOST_QUERIED && dear) {
      throw new MatchFailure(
        `the arguments hold more than ${MOST_QUERIED} values, too many for the query \`${query}\``,
      );
    }
    return compiled.query(
      value as Parameters<typeof compiled.query>[0],
    ).values();
  };
}

function compile(query: string) {
  try {
    return ENVIRONMENT.compile(query);
  } catch (error) {
    throw new SyntaxError(
      error instanceof Error ? error.message : String(error),
    );
  }
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** Patterns of `match()` and `search()` are literals that the linear engine has accepted. */
class Environment extends JSONPathEnvironment {
  protected override setupFilterFunctions(): void {
    super.setupFilterFunctions();
    this.functionRegister.set("match", regexFunction(linearExact));
    this.functionRegister.set(
      "search",
      regexFunction((pattern) => linearRegex(pattern, true)),
    );
  }

  override checkWellTypedness(token: Token, args: Expression[]): Expression[] {
    if (token.value === "match" || token.value === "search") {
      const pattern = args[1];
      const literal = pattern !== undefined && "value" in pattern
        ? pattern.value
        : undefined;
      if (typeof literal !== "string") {
        throw new SyntaxError(
          `\`${token.value}()\` takes its pattern as a literal text only`,
        );
      }
      if (needsBacktracking(literal)) {
        throw new SyntaxError(
          `\`${literal}\` has look-around or a back-reference, which queries cannot have`,
        );
      }
      linearRegex(literal, true);
    }
    return super.checkWellTypedness(token, args);
  }
}

function regexFunction(
  compile: (pattern: string) => (text: string) => boolean,
): FilterFunction {
  const known = new Map<string, (text: string) => boolean>();
  return {
    argTypes: [
      FunctionExpressionType.ValueType,
      FunctionExpressionType.ValueType,
    ],
    returnType: FunctionExpressionType.LogicalType,
    call: (text: unknown, pattern: unknown) => {
      if (typeof text !== "string" || typeof pattern !== "string") return false;
      const test = known.get(pattern) ?? compile(pattern);
      known.set(pattern, test);
      return test(text);
    },
  };
}

const ENVIRONMENT = new Environment();
