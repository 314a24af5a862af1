/** Finds in a shell command the places that can be rewritten: its simple commands and their plain words. */
import { parse } from "unbash";

/** A word without quotes, expansions or patterns, and where it stands. */
export interface PlainWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One simple command. */
export interface Simple {
  readonly start: number;
  readonly end: number;
  /** Every word, with what is not plain as `null`; the program comes first. */
  readonly words: readonly (PlainWord | null)[];
  /** Offsets between its words, where there are only blanks. */
  readonly gaps: readonly (readonly [number, number])[];
}

/** A command that was read. */
export interface Read {
  readonly text: string;
  readonly simples: readonly Simple[];
  /** The only command that there is, if it is a simple one without assignments and redirections; all its words are plain. */
  readonly only: readonly string[] | null;
  /** Whether it knows where it runs: by the arguments of a script or function, or as part of a loop. */
  readonly placed: boolean;
}

const PLAIN = /^[A-Za-z0-9_./,:@%+-][A-Za-z0-9_./,:@%+=-]*$/;

/** Words that mean something else when they are quoted, or that the shell itself looks at. */
const RESERVED =
  /^(?:if|then|elif|else|fi|for|while|until|do|done|case|esac|in|function|select|time|coproc|alias|unalias|declare|typeset|local|export|readonly|let|return|break|continue|exit|shift|set|trap|exec|eval|source|\.)$/;

/** Reads a command; `null` when it does not parse. */
export function readCommand(text: string): Read | null {
  let script;
  try {
    script = parse(text);
  } catch {
    return null;
  }
  if ((script.errors?.length ?? 0) > 0) return null;
  if (isOpenEnded(script)) return null;
  const nodes = new Set<object>();
  const simples: Simple[] = [];
  collect(script, text, nodes, simples);
  const [only] = simples;
  const whole = simples.length === 1 && only !== undefined &&
    text.slice(0, only.start).trim() === "" &&
    text.slice(only.end).trim() === "";
  return {
    text,
    simples,
    only: whole && only.gaps.length === only.words.length - 1
      ? allPlain(only.words)
      : null,
    placed: /\$(?:[0-9@*#]|\{[0-9@*#])|\b(?:return|break|continue|shift|exit)\b/
      .test(text),
  };
}

/** The program's own name may be quoted; a word that the shell looks at may not. */
export function isQuotable({ text }: PlainWord, first: boolean): boolean {
  return !RESERVED.test(text) && !(first && text.includes("="));
}

/** Whether a here-document lasts to the end of the text, so that whatever is added would be part of it. */
function isOpenEnded(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(isOpenEnded);
  if (typeof node !== "object" || node === null) return false;
  const { type, closing } = node as {
    readonly type?: string;
    readonly closing?: unknown;
  };
  return (type === "HereDoc" && closing === undefined) ||
    Object.values(node).some(isOpenEnded);
}

function allPlain(
  words: readonly (PlainWord | null)[],
): readonly string[] | null {
  const texts = words.flatMap((word) => word === null ? [] : [word.text]);
  return texts.length === words.length && !RESERVED.test(texts[0] ?? "")
    ? texts
    : null;
}

function collect(
  node: unknown,
  text: string,
  seen: Set<object>,
  simples: Simple[],
): void {
  if (Array.isArray(node)) {
    for (const one of node) collect(one, text, seen, simples);
    return;
  }
  if (typeof node !== "object" || node === null || seen.has(node)) return;
  seen.add(node);
  const { type } = node as { readonly type?: string };
  // What is inside of words and here-documents is text of another kind.
  if (type === "Word" || type === "HereDoc" || type === "TestCommand") return;
  if (type === "ArithmeticCommand") return;
  if (type === "Command") {
    const simple = simpleOf(node as CommandNode, text);
    if (simple !== null) simples.push(simple);
    return;
  }
  for (const member of Object.values(node)) {
    collect(member, text, seen, simples);
  }
}

interface Node {
  readonly type: string;
  readonly pos: number;
  readonly end: number;
}

interface CommandNode extends Node {
  readonly name?: Node;
  readonly prefix: readonly Node[];
  readonly suffix: readonly Node[];
}

function simpleOf(command: CommandNode, text: string): Simple | null {
  const { name, prefix, suffix } = command;
  if (name === undefined) return null;
  const nodes = [...prefix, name, ...suffix].sort((a, b) => a.pos - b.pos);
  const words = [name, ...suffix].map((node): PlainWord | null => {
    const written = text.slice(node.pos, node.end);
    return node.type === "Word" && PLAIN.test(written)
      ? { start: node.pos, end: node.end, text: written }
      : null;
  });
  const gaps = nodes.slice(1).flatMap((node, i) => {
    const before = nodes[i];
    if (before === undefined || before.type === "HereDoc") return [];
    return /^[ \t]+$/.test(text.slice(before.end, node.pos))
      ? [[before.end, node.pos] as const]
      : [];
  });
  return { start: command.pos, end: command.end, words, gaps };
}
