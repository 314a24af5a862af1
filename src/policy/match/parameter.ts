/** Conditions on the arguments of a call. */
import type {
  Condition,
  Pattern,
  QueryPattern,
  Scalar,
  TextPattern,
} from "../model.ts";
import type { CompiledCondition, Engines, Scene } from "../ruleset.ts";
import { normalisePath, type Quantifier, quantify } from "./path.ts";
import { compilePattern, type TextMatcher } from "./pattern.ts";
import { readOnce } from "./scene.ts";
import { pythonText, scalarTexts, textsWithin } from "./text.ts";

type ValueTest = (value: unknown, scene: Scene) => boolean;

/** One argument by name: it must be there, and be one of what is expected. */
export function compileParameter(
  condition: Condition & { readonly kind: "parameter" },
  engines: Engines,
  quantifier: Quantifier,
): CompiledCondition {
  const { name, expected } = condition;
  const tests = expected.map((one) =>
    isPattern(one)
      ? compileExpected(name, one, engines, quantifier)
      : { test: equals(name, one, engines, quantifier), cost: 3 }
  );
  return {
    condition,
    holds: (scene) => {
      const { parameters } = scene.asked.call;
      if (!Object.hasOwn(parameters, name)) return false;
      const value = parameters[name];
      for (const { test } of tests) if (test(value, scene)) return true;
      return false;
    },
    seen: (scene) => {
      const { parameters } = scene.asked.call;
      return Object.hasOwn(parameters, name)
        ? inWords(parameters[name])
        : "absent";
    },
    parts: [],
    cost: tests.reduce((sum, { cost }) => sum + cost, 2),
  };
}

/** All arguments at once. */
export function compileParameters(
  condition: Condition & { readonly kind: "parameters" },
  engines: Engines,
  quantifier: Quantifier,
): CompiledCondition {
  const { pattern } = condition;
  const seen = (scene: Scene) => inWords(scene.asked.call.parameters);
  if (pattern.type === "jsonpath") {
    const query = compileQueryPattern(pattern, engines, quantifier);
    return {
      condition,
      holds: (scene) => query(undefined, scene),
      seen,
      parts: [],
      cost: 40,
    };
  }
  const matcher = compilePattern(pattern, engines, quantifier);
  return {
    condition,
    holds: (scene) => {
      const { parameters } = scene.asked.call;
      // One argument that matches does not make a call harmless: to let a call run, all of it must match as one text.
      if (quantifier === "every") return matcher.test(pythonText(parameters));
      return textsWithin(parameters, true).some(matcher.test) ||
        matcher.test(pythonText(parameters));
    },
    seen,
    parts: [],
    cost: matcher.cost + 20,
  };
}

function compileExpected(
  name: string,
  pattern: Pattern,
  engines: Engines,
  quantifier: Quantifier,
): { readonly test: ValueTest; readonly cost: number } {
  if (pattern.type === "jsonpath") {
    return {
      test: compileQueryPattern(pattern, engines, quantifier),
      cost: 40,
    };
  }
  const isPath = comparesPaths(name, pattern);
  const matcher = compilePattern(pattern, engines, quantifier);
  const cost = matcher.cost + (isPath ? 4 : 0);
  return { test: textTest(matcher, isPath, quantifier), cost };
}

function textTest(
  matcher: TextMatcher,
  isPath: boolean,
  quantifier: Quantifier,
): ValueTest {
  const one = (text: string, scene: Scene): boolean =>
    isPath && !isUrl(text)
      ? quantify(
        readOnce(scene, text),
        quantifier,
        matcher.test,
        matcher.folded,
      )
      : matcher.test(text);
  return (value, scene) => {
    if (typeof value === "string") return one(value, scene);
    const scalars = scalarTexts(value);
    if (scalars !== undefined) return scalars.some((text) => one(text, scene));
    const within = textsWithin(value, false);
    if (quantifier === "every") {
      return within.length > 0 && within.every((text) => one(text, scene));
    }
    return within.some((text) => one(text, scene)) ||
      matcher.test(pythonText(value));
  };
}

function equals(
  name: string,
  wanted: Scalar,
  engines: Engines,
  quantifier: Quantifier,
): ValueTest {
  if (typeof wanted === "string") {
    const pattern: TextPattern = {
      type: "string",
      pattern: wanted,
      case_sensitive: true,
      at: [1, 1],
    };
    const isPath = comparesPaths(name, pattern);
    const written = compilePattern(pattern, engines, quantifier);
    if (!isPath) return textTest(written, false, quantifier);
    const normal = compilePattern(
      { ...pattern, pattern: normalisePath(wanted) },
      engines,
      quantifier,
    );
    return textTest(either(written, normal), true, quantifier);
  }
  if (quantifier === "every") return (value) => value === wanted;
  const texts = wanted === null ? [] : scalarTexts(wanted) ?? [];
  // Some agents send numbers and booleans as text.
  return (value) =>
    value === wanted || (typeof value === "string" && texts.includes(value));
}

function either(a: TextMatcher, b: TextMatcher): TextMatcher {
  return {
    test: (text) => a.test(text) || b.test(text),
    folded: (text) => a.folded(text) || b.folded(text),
    cost: a.cost + b.cost,
  };
}

function compileQueryPattern(
  pattern: QueryPattern,
  engines: Engines,
  quantifier: Quantifier,
): ValueTest {
  if (engines.jsonpath === undefined) {
    throw new SyntaxError("no engine for it is loaded");
  }
  const query = engines.jsonpath(pattern.pattern);
  const compare = comparison(pattern);
  return (_, scene) => {
    const found = query(scene.asked.call.parameters);
    return quantifier === "every"
      ? found.length > 0 && found.every(compare)
      : found.some(compare);
  };
}

function comparison(pattern: QueryPattern): (value: unknown) => boolean {
  const { threshold } = pattern;
  const bound = typeof threshold === "boolean" ? Number(threshold) : threshold;
  // Booleans compare as 0 and 1, as in older policies.
  const plain = (value: unknown) =>
    typeof value === "boolean" ? Number(value) : value;
  const ordered =
    (test: (a: number | string, b: number | string) => boolean) =>
    (value: unknown): boolean => {
      const seen = plain(value);
      if (typeof seen === "number" && typeof bound === "number") {
        return test(seen, bound);
      }
      return typeof seen === "string" && typeof bound === "string" &&
        test(seen, bound);
    };
  switch (pattern.comparison) {
    case "exists":
      return () => true;
    case "eq":
      return (value) => plain(value) === bound;
    case "gt":
      return ordered((a, b) => a > b);
    case "gte":
      return ordered((a, b) => a >= b);
    case "lt":
      return ordered((a, b) => a < b);
    case "lte":
      return ordered((a, b) => a <= b);
  }
}

function isPattern(expected: Scalar | Pattern): expected is Pattern {
  return typeof expected === "object" && expected !== null;
}

const PATH_NAME =
  /(?:^|[_.-])(?:path|paths|file|files|filename|filepath|dir|directory|directories|folder|cwd|root|source|src|destination|dest|target)$/;

/** Whether an argument is a path, by its own name or because the pattern speaks of one. */
export function comparesPaths(name: string, pattern: TextPattern): boolean {
  if (pattern.pattern.includes("://")) return false;
  const snake = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
  if (PATH_NAME.test(snake)) return true;
  switch (pattern.type) {
    case "glob":
      return pattern.pattern.includes("/");
    case "string":
      return /^(?:~?\/|\$HOME\b|[A-Za-z]:[\\/])/.test(pattern.pattern);
    case "regex":
      return /^\^(?:~|\/)/.test(pattern.pattern);
  }
}

function isUrl(text: string): boolean {
  return /^(?!file:)[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

/** A value in at most 200 characters. */
export function inWords(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text === undefined
    ? "absent"
    : text.length > 200
    ? `${text.slice(0, 199)}…`
    : text;
}
