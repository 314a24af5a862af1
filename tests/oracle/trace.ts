/** Reads what `strace -f` writes: system calls with their arguments, those in two halves put together. */

/** One system call that has returned. */
export interface SystemCall {
  /** The process, or thread, that made it. */
  readonly process: number;
  readonly name: string;
  /** Arguments as strace writes them. */
  readonly args: readonly string[];
  /** What it returned; -1 when it failed. */
  readonly result: number;
  /** The name of the error when it failed, for example `ENOENT`. */
  readonly error?: string;
}

const LINE = /^(\d+)\s+(.*)$/;
const CALL = /^(\w+)\((.*)\)\s+= (-?\d+|\?|0x[0-9a-f]+)(?:<.*?>)?(?: (E\w+))?/s;
const UNFINISHED = /^(.*) <unfinished \.\.\.>$/;
const RESUMED = /^<\.\.\. \w+ resumed>(.*)$/;

/** The system calls of a trace, in the order in which they returned. */
export function readTrace(text: string): readonly SystemCall[] {
  const open = new Map<number, string>();
  const calls: SystemCall[] = [];
  for (const line of text.split("\n")) {
    const [, id, rest] = LINE.exec(line) ?? [];
    if (id === undefined || rest === undefined) continue;
    const process = Number(id);
    const half = UNFINISHED.exec(rest)?.[1];
    if (half !== undefined) {
      open.set(process, half);
      continue;
    }
    const other = RESUMED.exec(rest)?.[1];
    const whole = other === undefined
      ? rest
      : (open.get(process) ?? "") + other;
    if (other !== undefined) open.delete(process);
    const call = readCall(process, whole);
    if (call !== undefined) calls.push(call);
  }
  return calls;
}

function readCall(process: number, text: string): SystemCall | undefined {
  const [, name, args, result, error] = CALL.exec(text) ?? [];
  if (name === undefined || args === undefined) return undefined;
  return {
    process,
    name,
    args: split(args),
    result: result === "?" ? 0 : Number(result),
    ...(error === undefined ? {} : { error }),
  };
}

/** Splits arguments at the commas that are in no string, list, structure or path of a descriptor. */
export function split(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '"') at = endOfString(text, at);
    else if (sign === "<" && /[\w]/.test(text[at - 1] ?? "")) {
      at = Math.max(at, text.indexOf(">", at));
    } else if ("[{(".includes(sign)) depth++;
    else if ("]})".includes(sign)) depth--;
    else if (sign === "," && depth === 0) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  const last = text.slice(start).trim();
  return last === "" && parts.length === 0 ? [] : [...parts, last];
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

const ESCAPES: Readonly<Record<string, number>> = {
  n: 10,
  t: 9,
  r: 13,
  v: 11,
  f: 12,
  a: 7,
  b: 8,
  e: 27,
};

/** The text of a string argument, `undefined` when the argument is no string. */
export function textOf(argument: string | undefined): string | undefined {
  if (argument?.[0] !== '"') return undefined;
  const end = endOfString(argument, 0);
  const bytes: number[] = [];
  for (let at = 1; at < end; at++) {
    const sign = argument[at]!;
    if (sign !== "\\") {
      bytes.push(...new TextEncoder().encode(sign));
      continue;
    }
    const octal = /^[0-7]{1,3}/.exec(argument.slice(at + 1, at + 4))?.[0];
    if (octal !== undefined) {
      bytes.push(parseInt(octal, 8));
      at += octal.length;
      continue;
    }
    const letter = argument[++at] ?? "";
    bytes.push(ESCAPES[letter] ?? letter.charCodeAt(0));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

/** The texts of a list of strings. */
export function textsOf(argument: string | undefined): readonly string[] {
  if (argument?.[0] !== "[") return [];
  return split(argument.slice(1, argument.lastIndexOf("]")))
    .map((one) => textOf(one) ?? "");
}

/** The path that strace adds to a descriptor: `3</tmp>`. */
export function pathOf(argument: string | undefined): string | undefined {
  return /^(?:AT_FDCWD|\d+)<(\/.*)>$/s.exec(argument ?? "")?.[1];
}
