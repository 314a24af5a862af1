/** Reads YAML text into a plain value and remembers where each part of it stands. */
import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  YAMLParseError,
} from "yaml";
import { inWords } from "./yaml_words.ts";
import { compareProblems, type Problem, type Result } from "./problem.ts";
import {
  lookThrough,
  tokensOf,
  YAML_MOST_PROBLEMS,
  YAML_MOST_TEXT,
} from "./yaml_limits.ts";

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
  const read = readDocuments(text, file, STRICT);
  if (!read.ok) return read;
  const [first] = read.value;
  return first === undefined ? failure(file, []) : { ok: true, value: first };
}

/**
 * Reads every document of a file of another program's, as that program does: with merges, and with tags, which say
 * nothing here. Else as {@linkcode readYaml}.
 */
export function readYamlStream(
  text: string,
  file: string,
): Result<readonly Yaml[]> {
  return readDocuments(text, file, LENIENT);
}

interface Dialect {
  readonly merge: boolean;
  readonly many: boolean;
  /** Whether a tag that nobody knows is passed over. */
  readonly tags: boolean;
}

const STRICT: Dialect = { merge: false, many: false, tags: false };
const LENIENT: Dialect = { merge: true, many: true, tags: true };

function readDocuments(
  text: string,
  file: string,
  dialect: Dialect,
): Result<readonly Yaml[]> {
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
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const tokens = tokensOf(text, lines.addNewLine);
  if ("message" in tokens) {
    return failure(file, [{ ...at(tokens.offset), ...tokens }]);
  }
  const textLines = text.split("\n");
  const documents = compose(tokens, text.length, dialect);
  const looks = documents.map(lookThrough);
  const found = documents.flatMap((document, index) => {
    const syntax = complaints(document, textLines, at, dialect);
    const { doubled, excesses } = looks[index]!;
    return [
      ...syntax,
      ...doubled.map(({ offset, message, hint }) => ({
        ...at(offset),
        message: quoted(message, lineAt(textLines, at(offset).line)),
        hint,
      })),
      // What is not whole may seem to lack what it has.
      ...(syntax.length > 0 ? [] : excesses).map((one) => ({
        ...at(one.offset),
        ...one,
      })),
    ];
  });
  if (found.length > 0) return failure(file, found);
  return {
    ok: true,
    value: documents.map((document, index): Yaml => ({
      // The weight has been limited already, aliases followed.
      value: document.toJS({ maxAliasCount: -1 }),
      locate: (path, part = "value") =>
        at(offsetOf(document, looks[index]!.targets, path, part)),
    })),
  };
}

function compose(
  tokens: readonly CST.Token[],
  end: number,
  { merge, many }: Dialect,
): readonly Document.Parsed[] {
  const composer = new Composer({
    prettyErrors: false,
    strict: true,
    uniqueKeys: false,
    version: "1.2",
    schema: "core",
    stringKeys: true,
    merge,
  });
  // An empty text is an empty document.
  const documents = [
    ...composer.compose(tokens, true, end),
  ] as Document.Parsed[];
  const [first, second] = documents;
  if (many || first === undefined || second === undefined) return documents;
  const [start, value] = second.range;
  first.errors.push(
    new YAMLParseError(
      [start, value],
      "MULTIPLE_DOCS",
      "The file has several documents",
    ),
  );
  return [first];
}

function complaints(
  document: Document.Parsed,
  lines: readonly string[],
  at: (offset: number) => Position,
  { tags }: Dialect,
): readonly Finding[] {
  const warnings = document.warnings.filter(({ code }) =>
    !tags || code !== "TAG_RESOLVE_FAILED"
  );
  return [...document.errors, ...warnings].map((error) => {
    const place = at(error.pos[0]);
    const { message, hint } = inWords(error.message);
    return {
      ...place,
      message: quoted(message, lineAt(lines, place.line)),
      hint,
    };
  });
}

interface Finding extends Position {
  readonly message: string;
  readonly hint: string;
}

function quoted(message: string, line: string): string {
  // The parser quotes whole tokens, however long they are.
  const short = message.length > 200 ? `${message.slice(0, 200)}…` : message;
  return `${short}: \`${line.trim().slice(0, 120)}\``;
}

function lineAt(lines: readonly string[], line: number): string {
  // What is missing at the end is best shown by the last line that has text.
  for (let at = line - 1; at >= 0; at--) {
    const text = lines[at] ?? "";
    if (text.trim() !== "") return text;
  }
  return "";
}

function failure(file: string, found: readonly Finding[]): Result<never> {
  const problems = found.map(({ line, column, message, hint }): Problem => ({
    id: "YAML-001",
    severity: "critical",
    file,
    line,
    column,
    message,
    hint,
  })).sort(compareProblems);
  const last = problems[YAML_MOST_PROBLEMS - 1];
  const more = problems.length - YAML_MOST_PROBLEMS;
  if (last === undefined || more <= 0) return { ok: false, problems };
  return {
    ok: false,
    problems: [
      ...problems.slice(0, YAML_MOST_PROBLEMS - 1),
      { ...last, message: `${last.message}, and ${more} more problems` },
    ],
  };
}

function offsetOf(
  document: Document.Parsed,
  targets: ReadonlyMap<Alias, Node>,
  path: YamlPath,
  part: "key" | "value",
): number {
  let node: unknown = document.contents;
  let offset = rangeOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = targets.get(node);
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
