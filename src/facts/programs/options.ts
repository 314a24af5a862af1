/** Reads options as programs themselves read them, from a table written in one line. */
import { type Field, sliceField } from "../shell/data.ts";

/** How a program reads its options. */
export type Style =
  /** Options and operands in any order, long options shortened: GNU programs. */
  | "gnu"
  /** Options end at the first operand: wrappers, BSD programs. */
  | "posix"
  /** Long options with one dash, never combined: `-delete`, `-auto-approve=true`. */
  | "single"
  /** As GNU, but long options in full: most programs written in Go, Rust and Python. */
  | "exact"
  /** `key=value` words: dd. */
  | "pairs"
  /** `/s /q`, case ignored: programs of Windows. */
  | "slash"
  /** No options at all. */
  | "none";

interface Option {
  readonly key: string;
  readonly value: "no" | "yes" | "maybe";
}

/** A table that was read. */
export interface OptionTable {
  readonly short: ReadonlyMap<string, Option>;
  readonly long: ReadonlyMap<string, Option>;
}

const TABLES = new Map<string, OptionTable>();

/**
 * Reads a table: one word for each option, with its spellings, the last of which is its key.
 *
 * `f,force` is a flag, `o,output=` takes a value, `color=?` may take one (attached only).
 */
export function optionTable(text: string): OptionTable {
  const cached = TABLES.get(text);
  if (cached !== undefined) return cached;
  const short = new Map<string, Option>();
  const long = new Map<string, Option>();
  for (const word of text.split(/\s+/)) {
    if (word === "") continue;
    const [, names = "", sign = ""] = /^(.+?)(=\??)?$/.exec(word) ?? [];
    const spellings = names.split(",");
    const option: Option = {
      key: spellings.at(-1) ?? names,
      value: sign === "=" ? "yes" : sign === "=?" ? "maybe" : "no",
    };
    for (const one of spellings) {
      (one.length === 1 ? short : long).set(one, option);
    }
  }
  const table = { short, long };
  TABLES.set(text, table);
  return table;
}

/** An option that was given. */
export interface Given {
  readonly key: string;
  readonly value?: Field;
}

/** What a program was called with. */
export class Options {
  /** Options in the order in which they were given. */
  readonly given: Given[] = [];
  /** What is no option, in order. */
  readonly operands: Field[] = [];
  /** Options that the table does not have. */
  readonly strange: string[] = [];

  /** Whether one of the options was given, by key. */
  has(...keys: readonly string[]): boolean {
    return this.given.some(({ key }) => keys.includes(key));
  }

  /** The last value that was given for one of the options. */
  value(...keys: readonly string[]): Field | undefined {
    return this.given.findLast(({ key, value }) =>
      value !== undefined && keys.includes(key)
    )?.value;
  }

  /** Every value that was given for one of the options. */
  values(...keys: readonly string[]): readonly Field[] {
    return this.given.flatMap(({ key, value }) =>
      value !== undefined && keys.includes(key) ? [value] : []
    );
  }

  /** How often an option was given. */
  count(key: string): number {
    return this.given.filter((one) => one.key === key).length;
  }
}

/** Reads the arguments of a program. */
export function readOptions(
  args: readonly Field[],
  table: OptionTable,
  style: Style = "gnu",
): Options {
  const options = new Options();
  for (let at = 0; at < args.length; at++) {
    const field = args[at] as Field;
    const { text } = field;
    if (style === "none") options.operands.push(field);
    else if (style === "pairs") readPair(options, field);
    else if (style === "slash") readSlash(options, field, table);
    else if (text === "--" && style !== "single") {
      options.operands.push(...args.slice(at + 1));
      return options;
    } else if (style === "single") {
      at = readSingle(options, args, at, table);
    } else if (text.startsWith("--")) {
      at = readLong(options, args, at, table, style !== "exact");
    } else if (text.startsWith("-") && text.length > 1) {
      at = readShort(options, args, at, table);
    } else {
      if (style === "posix") {
        options.operands.push(...args.slice(at));
        return options;
      }
      options.operands.push(field);
    }
  }
  return options;
}

function readLong(
  options: Options,
  args: readonly Field[],
  at: number,
  table: OptionTable,
  shortened: boolean,
): number {
  const field = args[at] as Field;
  const equals = field.text.indexOf("=");
  const name = field.text.slice(2, equals < 0 ? undefined : equals);
  const option = table.long.get(name) ??
    (shortened ? uniquePrefix(table, name) : undefined);
  const value = equals < 0 ? undefined : sliceField(field, equals + 1);
  if (option === undefined) {
    options.strange.push(field.text);
    options.given.push(
      value === undefined ? { key: name } : { key: name, value },
    );
    return at;
  }
  if (value !== undefined) options.given.push({ key: option.key, value });
  else if (option.value === "yes" && at + 1 < args.length) {
    options.given.push({ key: option.key, value: args[at + 1] as Field });
    return at + 1;
  } else options.given.push({ key: option.key });
  return at;
}

function uniquePrefix(table: OptionTable, name: string): Option | undefined {
  if (name === "") return undefined;
  let found: Option | undefined;
  for (const [long, option] of table.long) {
    if (!long.startsWith(name)) continue;
    if (found !== undefined && found.key !== option.key) return undefined;
    found = option;
  }
  return found;
}

function readShort(
  options: Options,
  args: readonly Field[],
  at: number,
  table: OptionTable,
): number {
  const field = args[at] as Field;
  for (let i = 1; i < field.text.length; i++) {
    const letter = field.text[i] ?? "";
    const option = table.short.get(letter);
    if (option === undefined) {
      if (letter === "=" && i > 1) return at;
      options.strange.push(`-${letter}`);
      options.given.push({ key: letter });
      continue;
    }
    if (option.value === "no") {
      options.given.push({ key: option.key });
      continue;
    }
    if (i + 1 < field.text.length) {
      options.given.push({ key: option.key, value: sliceField(field, i + 1) });
      return at;
    }
    if (option.value === "yes" && at + 1 < args.length) {
      options.given.push({ key: option.key, value: args[at + 1] as Field });
      return at + 1;
    }
    options.given.push({ key: option.key });
  }
  return at;
}

function readSingle(
  options: Options,
  args: readonly Field[],
  at: number,
  table: OptionTable,
): number {
  const field = args[at] as Field;
  const dashes = /^-{1,2}(?=[A-Za-z0-9?])/.exec(field.text)?.[0].length;
  if (dashes === undefined) {
    options.operands.push(field);
    return at;
  }
  const equals = field.text.indexOf("=");
  const name = field.text.slice(dashes, equals < 0 ? undefined : equals);
  const option = table.long.get(name) ?? table.short.get(name);
  const key = option?.key ?? name;
  if (equals >= 0) {
    options.given.push({ key, value: sliceField(field, equals + 1) });
  } else if (option?.value === "yes" && at + 1 < args.length) {
    options.given.push({ key, value: args[at + 1] as Field });
    return at + 1;
  } else options.given.push({ key });
  if (option === undefined) options.strange.push(field.text);
  return at;
}

function readPair(options: Options, field: Field): void {
  const equals = field.text.indexOf("=");
  if (equals < 0) options.operands.push(field);
  else {
    options.given.push({
      key: field.text.slice(0, equals),
      value: sliceField(field, equals + 1),
    });
  }
}

function readSlash(options: Options, field: Field, table: OptionTable): void {
  if (!/^\/[a-z?]/i.test(field.text)) {
    options.operands.push(field);
    return;
  }
  const [name = "", ...rest] = field.text.slice(1).toLowerCase().split(":");
  const option = table.short.get(name) ?? table.long.get(name);
  const key = option?.key ?? name;
  options.given.push(
    rest.length > 0
      ? { key, value: sliceField(field, name.length + 2) }
      : { key },
  );
}
