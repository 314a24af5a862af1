/** Options in other forms: long, short, combined, apart, shortened, elsewhere among the operands. */
import type { Read } from "./reading.ts";
import { type ProgramOptions, PROGRAMS } from "./program_options.ts";

interface Option {
  readonly short?: string;
  readonly long?: string;
  readonly takes: boolean;
}

interface Line {
  readonly head: readonly string[];
  readonly options: readonly {
    readonly option: Option;
    readonly value?: string;
  }[];
  readonly operands: readonly string[];
  readonly program: ProgramOptions;
}

type Form = (line: Line) => readonly string[] | undefined;

const FORMS: Readonly<Record<string, Form>> = {
  "long options": (line) =>
    build(line, line.options.map((one) => long(one, "="))),
  "long options with their values apart": (line) =>
    build(line, line.options.map((one) => long(one, " "))),
  "shortened long options": (line) =>
    line.program.shortens
      ? build(line, line.options.map((one) => long(one, "=", true)))
      : undefined,
  "short options apart": (line) =>
    build(line, line.options.map((one) => short(one, " "))),
  "short options with their values attached": (line) =>
    build(line, line.options.map((one) => short(one, ""))),
  "short options in one": (line) => combined(line, line.options),
  "short options in one, turned round": (line) =>
    combined(line, [...line.options].reverse()),
  "options behind operands": (line) =>
    line.program.permutes && line.operands.length > 0
      ? [...line.head, ...line.operands, ...line.options.flatMap(anyForm)]
      : undefined,
  "options among operands": (line) =>
    line.program.permutes && line.operands.length > 1
      ? [
        ...line.head,
        ...line.operands.slice(0, 1),
        ...line.options.flatMap(anyForm),
        ...line.operands.slice(1),
      ]
      : undefined,
  "options turned round": (line) =>
    build(line, [...line.options].reverse().map(anyForm)),
  "two dashes before operands": (line) =>
    line.program.dashes && line.operands.length > 0
      ? [
        ...line.head,
        ...line.options.flatMap(anyForm),
        "--",
        ...line.operands,
      ]
      : undefined,
};

/** Every other form of the options of a command that is one program with plain words. */
export function reoptioned(read: Read): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (read.only === null) return found;
  const line = lineOf(read.only);
  if (line === null) return found;
  for (const [name, form] of Object.entries(FORMS)) {
    const words = form(line)?.join(" ");
    if (words !== undefined && words !== read.only.join(" ")) {
      found.set(name, words);
    }
  }
  return found;
}

function lineOf(words: readonly string[]): Line | null {
  const program = PROGRAMS.find(({ at }) =>
    at.every((word, i) => words[i] === word)
  );
  if (program === undefined) return null;
  const options: { option: Option; value?: string }[] = [];
  const operands: string[] = [];
  const known = optionsOf(program);
  for (let i = program.at.length; i < words.length; i++) {
    const word = words[i] ?? "";
    if (word === "--" || (!program.permutes && operands.length > 0)) {
      if (word.startsWith("-")) return null;
      operands.push(word);
    } else if (word.startsWith("--")) {
      const [name, value] = word.slice(2).split(/=(.*)/s, 2);
      const option = known.find((one) => one.long === name);
      if (option === undefined || (value !== undefined) > option.takes) {
        return null;
      }
      if (!option.takes) options.push({ option });
      else options.push({ option, value: value ?? words[++i] ?? "" });
    } else if (word.startsWith("-") && word.length > 1) {
      for (let at = 1; at < word.length; at++) {
        const option = known.find(({ short }) => short === word[at]);
        if (option === undefined) return null;
        if (!option.takes) options.push({ option });
        else {
          options.push({
            option,
            value: word.slice(at + 1) || (words[++i] ?? ""),
          });
          break;
        }
      }
    } else operands.push(word);
  }
  return options.length === 0 && !program.dashes
    ? null
    : { head: program.at, options, operands, program };
}

function optionsOf({ options }: ProgramOptions): readonly Option[] {
  return options.split(" ").filter((text) => text !== "").map((text) => {
    const takes = text.endsWith("=");
    const names = (takes ? text.slice(0, -1) : text).split(",");
    const short = names.find((name) => name.length === 1);
    const long = names.find((name) => name.length > 1);
    return {
      takes,
      ...short === undefined ? {} : { short },
      ...long === undefined ? {} : { long },
    };
  });
}

type Given = Line["options"][number];

function build(
  { head, operands, options }: Line,
  forms: readonly (readonly string[] | undefined)[],
): readonly string[] | undefined {
  return options.length === 0 || forms.includes(undefined)
    ? undefined
    : [...head, ...forms.flatMap((form) => form ?? []), ...operands];
}

function long(
  { option, value }: Given,
  join: "=" | " ",
  shortened = false,
): readonly string[] | undefined {
  if (option.long === undefined) return undefined;
  const name = `--${
    shortened
      ? option.long.slice(0, Math.max(4, option.long.length - 2))
      : option.long
  }`;
  if (value === undefined) return [name];
  return join === "=" ? [`${name}=${value}`] : [name, value];
}

function short(
  { option, value }: Given,
  join: "" | " ",
): readonly string[] | undefined {
  if (option.short === undefined) return undefined;
  const name = `-${option.short}`;
  if (value === undefined) return [name];
  return join === "" ? [name + value] : [name, value];
}

function anyForm(given: Given): readonly string[] {
  return short(given, " ") ?? long(given, "=") ?? [];
}

function combined(
  line: Line,
  options: readonly Given[],
): readonly string[] | undefined {
  const flags = options.filter(({ option }) => !option.takes);
  const valued = options.filter(({ option }) => option.takes);
  if (flags.length < 2 || flags.some(({ option }) => !option.short)) {
    return undefined;
  }
  return [
    ...line.head,
    `-${flags.map(({ option }) => option.short).join("")}`,
    ...valued.flatMap(anyForm),
    ...line.operands,
  ];
}
