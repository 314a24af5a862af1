/** Turns the words of a command into the fields that a program receives. */
import {
  type DoubleQuotedChild,
  type ParsedScript,
  type Word,
  type WordPart,
} from "unbash";
import { evaluate } from "./arithmetic.ts";
import { expandBraces } from "./braces.ts";
import {
  type Data,
  dataOf,
  type Field,
  known,
  opaque,
  pathOfWritten,
  UNKNOWN,
} from "./data.ts";
import { FieldBuilder } from "./field_builder.ts";
import { type Frame, LONGEST_PIECE } from "./frame.ts";
import { expandParameter, spaced } from "./parameters.ts";
import { parseShell } from "./parse.ts";
import { openProcess } from "./processes.ts";
import { elementsOf, outside, valueOf } from "./variables.ts";

/** The fields of a word in a command: braces expanded, values split, wildcards noted. */
export function expandWord(
  frame: Frame,
  word: Word,
  out: Field[] = [],
): Field[] {
  // Reading the parts of a word costs its length, at every level that it is nested.
  if (!frame.machine.meter.spend(1 + ((word.end - word.pos) >> 5))) return out;
  const { parts } = word;
  if (parts === undefined) {
    out.push(bare(word));
    return out;
  }
  if (parts.some(({ type }) => type === "BraceExpansion")) {
    expandBraced(frame, parts, out);
    return out;
  }
  const builder = new FieldBuilder(out, true);
  addParts(frame, parts, builder);
  builder.end();
  return out;
}

/** A word as one text, as in an assignment, a redirection or a here-string. */
export function expandText(frame: Frame, word: Word): Field {
  if (!frame.machine.meter.spend(1 + ((word.end - word.pos) >> 5))) {
    return opaque(word.text.slice(0, LONGEST_PIECE));
  }
  if (word.parts === undefined) return bare(word);
  return joinParts(frame, word.parts);
}

/** A word as one text whose value alone matters. */
export function textOf(frame: Frame, word: Word): Data {
  return dataOf(expandText(frame, word));
}

/** The parts of a here-document's body as one text. */
export function joinParts(frame: Frame, parts: readonly WordPart[]): Field {
  const out: Field[] = [];
  const builder = new FieldBuilder(out, false);
  addParts(frame, parts, builder);
  builder.end(true);
  return out[0] as Field;
}

function bare(word: Word): Field {
  const { text, value } = word;
  // Equal texts have no escape, so `~` and wildcards are meant.
  const path = text === value ? value : pathOfWritten(text);
  return { text: value, path, known: true, glob: false, origins: [] };
}

function expandBraced(
  frame: Frame,
  parts: readonly WordPart[],
  out: Field[],
): void {
  let lines: string[] = [""];
  let wild = false;
  for (const part of parts) {
    const choices = part.type === "BraceExpansion"
      ? expandBraces(part.text) ?? [part.text.replace(/^\{/, "\\{")]
      : [part.text];
    // A product that grows out of hand is taken as a wildcard, which means at least as much.
    const many = choices.length > 1 && lines.length * choices.length > 64;
    // One wildcard behind another means no more.
    if (many && wild) {
      if (!frame.machine.meter.spend()) return;
      continue;
    }
    wild = many;
    lines = many
      ? lines.map((line) => `${line}*`)
      : choices.length === 1
      ? lines.map((line) => line + choices[0])
      : lines.flatMap((line) => choices.map((choice) => line + choice));
    if (!frame.machine.meter.spend(lines.length)) return;
    if (lines.reduce((sum, line) => sum + line.length, 0) > 65_536) {
      lines = [`${lines[0]?.slice(0, 64)}*`];
    }
  }
  for (const line of lines) {
    // An empty alternative makes no word unless something is quoted.
    if (line === "") continue;
    const text = `: ${line}`;
    const command = parseShell(text, frame.machine)?.commands[0]?.command;
    if (command?.type !== "Command") continue;
    for (const one of command.args) {
      if (one.type === "Word") {
        expandNested({ ...frame, text }, one, out);
      }
    }
  }
}

function expandNested(frame: Frame, word: Word, out: Field[]): void {
  if (!frame.machine.meter.enter(frame.depth + 1)) return;
  expandWord({ ...frame, depth: frame.depth + 1 }, word, out);
}

function addParts(
  frame: Frame,
  parts: readonly WordPart[],
  builder: FieldBuilder,
): void {
  for (const part of parts) addPart(frame, part, builder);
}

function addPart(frame: Frame, part: WordPart, builder: FieldBuilder): void {
  switch (part.type) {
    case "Literal":
      builder.add(part.value, part.text);
      return;
    case "SingleQuoted":
    case "AnsiCQuoted":
      builder.quote(part.value);
      return;
    case "DoubleQuoted":
    case "LocaleString":
      builder.quote("");
      for (const child of part.parts) addQuoted(frame, child, builder);
      return;
    case "Glob":
    case "ExtendedGlob":
      builder.wildcard(part.type === "Glob" ? part.text : "*", part.text);
      return;
    case "BraceExpansion":
      builder.add(part.text, part.text);
      return;
    case "ProcessSubstitution": {
      const path = openProcess(frame, part);
      builder.quote(path);
      return;
    }
    case "SimpleExpansion":
    case "ParameterExpansion":
    case "CommandExpansion":
    case "ArithmeticExpansion":
      if (addList(frame, part, builder, false)) return;
      builder.expand(
        costly(frame, valueIn(frame, part)),
        shorten(part.text),
        separators(frame),
        part.type === "CommandExpansion",
      );
  }
}

function addQuoted(
  frame: Frame,
  part: DoubleQuotedChild,
  builder: FieldBuilder,
): void {
  if (part.type === "Literal") builder.quote(part.value);
  else if (!addList(frame, part, builder, true)) {
    builder.embed(
      costly(frame, valueIn(frame, part)),
      shorten(part.text),
      part.type === "CommandExpansion",
    );
  }
}

/** `$@`, `$*` and whole arrays are several fields. */
function addList(
  frame: Frame,
  part: WordPart,
  builder: FieldBuilder,
  quoted: boolean,
): boolean {
  const list = listIn(frame, part);
  if (list === undefined) return false;
  if (quoted && joinsAll(part)) {
    const sign = separators(frame).slice(0, 1);
    if (list.length > 0) builder.embed(spaced(list, sign), shorten(part.text));
    return true;
  }
  const add = (one: Data) =>
    quoted
      ? builder.embed(one, shorten(part.text))
      : builder.expand(one, shorten(part.text), separators(frame));
  list.forEach((one, at) => {
    if (at > 0) builder.next();
    add(one);
  });
  if (list.length === 0 && quoted) builder.unquote();
  return true;
}

/** What values are split at, and what joins them: the variable `IFS`. */
export function separators(frame: Frame): string {
  const set = frame.scope.variable("IFS");
  return set === undefined || set === null
    ? " \t\n"
    : set.values[0]?.text ?? " \t\n";
}

/** `"$*"` and `"${a[*]}"` are one field, unlike their kin with `@`. */
function joinsAll(part: WordPart): boolean {
  return part.type === "SimpleExpansion"
    ? part.text === "$*"
    : part.type === "ParameterExpansion" &&
      (part.parameter === "*" || part.index?.text === "*");
}

function listIn(frame: Frame, part: WordPart): readonly Data[] | undefined {
  if (part.type === "SimpleExpansion") {
    if (part.text !== "$@" && part.text !== "$*") return undefined;
    return frame.scope.positional.map(dataOf);
  }
  if (part.type !== "ParameterExpansion" || part.operation !== undefined) {
    return undefined;
  }
  if (part.prefix !== undefined) return undefined;
  if (part.parameter === "@" || part.parameter === "*") {
    return frame.scope.positional.map(dataOf);
  }
  if (part.index?.text !== "@" && part.index?.text !== "*") return undefined;
  return elementsOf(frame, part.parameter);
}

function valueIn(frame: Frame, part: WordPart): Data {
  if (!frame.machine.meter.spend()) return UNKNOWN;
  switch (part.type) {
    case "SimpleExpansion": {
      const name = part.text.slice(1);
      const elements = frame.scope.variable(name)?.elements;
      const value = elements === undefined ? valueOf(frame, name) : elements[0];
      return value === null ? known("") : value ?? outside(name);
    }
    case "ParameterExpansion":
      if (!frame.machine.meter.enter(frame.depth + 1)) return UNKNOWN;
      return expandParameter(
        { ...frame, depth: frame.depth + 1 },
        part,
        (word) => textOf({ ...frame, depth: frame.depth + 1 }, word),
      );
    case "CommandExpansion":
      return substitute(frame, part.script);
    case "ArithmeticExpansion": {
      const value = evaluate(frame, part.expression);
      return value === undefined ? UNKNOWN : known(String(value));
    }
    default:
      return UNKNOWN;
  }
}

function substitute(frame: Frame, script: ParsedScript | undefined): Data {
  if (script === undefined) return UNKNOWN;
  const output = frame.machine.script(frame, script);
  return output.text?.endsWith("\n") === true
    ? { ...output, text: output.text.replace(/\n+$/, "") }
    : output;
}

/** A long value costs what it takes to copy it. */
function costly(frame: Frame, data: Data): Data {
  const length = data.text?.length ?? 0;
  return length > 64 && !frame.machine.meter.spend(length >> 6)
    ? UNKNOWN
    : data;
}

function shorten(text: string): string {
  return text.length > LONGEST_PIECE ? text.slice(0, LONGEST_PIECE) : text;
}
