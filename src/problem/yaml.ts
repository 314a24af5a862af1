/** Reads YAML text into a plain value and remembers where each part of it stands. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from "yaml";
import { compareProblems, type Problem, type Result } from "./problem.ts";

/** The largest YAML text that is read, in UTF-16 code units. */
export const YAML_MOST_TEXT = 1_048_576;

/** How deep lists and mappings may nest. */
export const YAML_MOST_DEPTH = 64;

/** How many times aliases may be used in one file. */
export const YAML_MOST_ALIASES = 100;

/** How many nodes a file may have once its aliases are followed. */
export const YAML_MOST_NODES = 100_000;

/** The way from the root of a file to one of its parts. */
export type YamlPath = readonly (string | number)[];

/** Where something stands: line and column, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A YAML file that was read. */
export interface Yaml {
  /** The content as plain data; `null` for an empty file. */
  readonly value: unknown;
  /** Where a key or a value stands; the nearest part that exists when the path leads nowhere. */
  locate(path: YamlPath, part?: "key" | "value"): Position;
}

/**
 * Reads one YAML 1.2 document; all syntax problems come at once (`YAML-001`).
 *
 * Keys are text, a key stands once in a mapping, there are no tags of one's own, and merges (`<<`) have no meaning.
 */
export function readYaml(text: string, file: string): Result<Yaml> {
  if (text.length > YAML_MOST_TEXT) {
    return failure(file, [{
      line: 1,
      column: 1,
      message:
        `The file has ${text.length} characters; ${YAML_MOST_TEXT} are the most that is read`,
      hint: "Split the file",
    }]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
    uniqueKeys: true,
    version: "1.2",
    schema: "core",
    stringKeys: true,
  });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const found: Finding[] = [...document.errors, ...document.warnings].map((
    error,
  ) => ({
    ...at(error.pos[0]),
    message: messageOf(
      error.code,
      error.message,
      lineAt(text, at(error.pos[0]).line),
    ),
    hint: HINTS[error.code] ??
      "Mend the syntax; a YAML 1.2 validator shows the place",
  }));
  if (found.length === 0) {
    found.push(...limits(document, (node) => at(node.range?.[0] ?? 0)));
  }
  if (found.length > 0) return failure(file, found);
  return {
    ok: true,
    value: {
      // The weight has been limited already, aliases followed.
      value: document.toJS({ maxAliasCount: -1 }),
      locate: (path, part = "value") => at(offsetOf(document, path, part)),
    },
  };
}

interface Finding extends Position {
  readonly message: string;
  readonly hint: string;
}

const HINTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY:
    "Keep one of the two; which one counts is not for a parser to guess",
  TAB_AS_INDENT: "Indent with spaces",
  MULTIPLE_DOCS: "Put each document into a file of its own",
  BAD_INDENT: "Indent all members of a mapping or list alike",
  MISSING_CHAR: "Close the quote, bracket or brace",
  MULTILINE_IMPLICIT_KEY:
    "Check the indentation, and quote text that holds `: `",
};

function messageOf(code: string, message: string, line: string): string {
  const first = message.split("\n")[0] ?? code;
  return `${first}: \`${line.trim().slice(0, 120)}\``;
}

function lineAt(text: string, line: number): string {
  // What is missing at the end is best shown by the last line that has text.
  return text.split("\n", line).findLast((one) => one.trim() !== "") ?? "";
}

function failure(file: string, found: readonly Finding[]): Result<never> {
  const problems = found.map((one): Problem => ({
    id: "YAML-001",
    severity: "critical",
    file,
    ...one,
  }));
  return { ok: false, problems: problems.sort(compareProblems) };
}

function limits(
  document: Document.Parsed,
  at: (node: Node) => Position,
): readonly Finding[] {
  const found: Finding[] = [];
  let aliases = 0;
  const deepest = new Set<number>();
  visit(document, {
    Alias(_, alias) {
      aliases += 1;
      if (alias.resolve(document) === undefined) {
        found.push({
          ...at(alias),
          message: `\`*${alias.source}\` stands for nothing`,
          hint: `Mark the value with \`&${alias.source}\` before it is used`,
        });
      }
      if (aliases === YAML_MOST_ALIASES + 1) {
        found.push({
          ...at(alias),
          message:
            `\`*${alias.source}\` is one alias too many; ${YAML_MOST_ALIASES} may be used`,
          hint: "Write the value out",
        });
      }
    },
    Collection(_, node, path) {
      const depth = path.filter((parent) =>
        isMap(parent) || isSeq(parent)
      ).length;
      if (depth < YAML_MOST_DEPTH) return;
      if (!deepest.has(depth)) {
        deepest.add(depth);
        found.push({
          ...at(node),
          message: `Lists and mappings nest deeper than ${YAML_MOST_DEPTH}`,
          hint: "Flatten the file",
        });
      }
      return visit.SKIP;
    },
  });
  if (found.length === 0 && weigh(document) > YAML_MOST_NODES) {
    found.push({
      line: 1,
      column: 1,
      message:
        `The file has more than ${YAML_MOST_NODES} parts once its aliases are followed`,
      hint: "Split the file, and use fewer aliases",
    });
  }
  return found;
}

/** The number of nodes with every alias counted as what it stands for; an alias within itself weighs too much. */
function weigh(document: Document.Parsed): number {
  const known = new Map<Node, number>();
  const weight = (node: unknown): number => {
    if (isPair(node)) return weight(node.key) + weight(node.value);
    if (!isNode(node)) return 1;
    const before = known.get(node);
    if (before !== undefined) return before;
    known.set(node, YAML_MOST_NODES + 1);
    let sum = 1;
    if (isAlias(node)) sum += weight(node.resolve(document));
    if (isMap(node) || isSeq(node)) {
      for (const item of node.items) sum += weight(item);
    }
    sum = Math.min(sum, YAML_MOST_NODES + 1);
    known.set(node, sum);
    return sum;
  };
  return weight(document.contents);
}

function offsetOf(
  document: Document.Parsed,
  path: YamlPath,
  part: "key" | "value",
): number {
  let node: unknown = document.contents;
  let offset = rangeOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const last = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) =>
        isScalar(item.key) && String(item.key.value) === String(step)
      );
      if (pair === undefined) return offset;
      const key = rangeOf(pair.key) ?? offset;
      node = pair.value;
      offset = last && part === "key" ? key : rangeOf(node) ?? key;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (node === undefined) return offset;
      offset = rangeOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

function rangeOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
