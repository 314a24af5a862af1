/** Code in values: arithmetic reads the text of a variable as an expression, and expands what stands between its brackets. */
import { type Data, known, UNKNOWN } from "./data.ts";
import type { Frame } from "./frame.ts";
import { parseShell } from "./parse.ts";
import { elementsOf, valueOf } from "./variables.ts";

/** Signs without which nothing in a text is expanded. */
const EXPANDED = /[$`]/;

/** A name with a subscript: `a[...]`. */
const REFERENCE = /^\s*([A-Za-z_]\w*)\[(.*)\]\s*$/s;

/** The value of a text that arithmetic takes for an expression; commands in its subscripts are run. */
export function evaluateText(
  frame: Frame,
  text: string,
  depth: number,
): number | undefined {
  const trimmed = text.trim();
  if (/^-?\d{1,15}$/.test(trimmed)) return Number(trimmed);
  const { machine } = frame;
  if (trimmed === "" || !machine.meter.spend(1 + (text.length >> 5))) {
    return undefined;
  }
  if (!machine.meter.enter((depth >> 3) + frame.depth + 1)) return undefined;
  const reference = referenceIn(frame, trimmed, depth);
  if (reference !== null) {
    const value = reference?.text;
    return value === undefined
      ? undefined
      : evaluateText(frame, value, depth + 8);
  }
  if (EXPANDED.test(trimmed.replace(/\[.*\]/gs, ""))) {
    // Outside of brackets nothing is expanded any more: it is an error, behind which nothing is calculated.
    for (const [one] of trimmed.matchAll(/[A-Za-z_]\w*\[[^\]]*\]/g)) {
      referenceIn(frame, one, depth + 8);
    }
    return undefined;
  }
  const node = parseShell(`((${trimmed}))`, machine)
    ?.commands[0]?.command;
  if (node?.type !== "ArithmeticCommand") return undefined;
  return machine.evaluate(frame, node.expression, depth + 8);
}

/**
 * What a reference such as `a[x]` stands for; `null` when the text is none, `undefined` when its value is not known.
 *
 * The subscript is expanded like a text in double quotes, then read as an expression.
 */
export function referenceIn(
  frame: Frame,
  text: string,
  depth = 0,
): Data | null | undefined {
  const [, name, inner] = REFERENCE.exec(text) ?? [];
  if (name === undefined || inner === undefined) return null;
  const subscript = expandSubscript(frame, inner);
  if (inner === "@" || inner === "*" || subscript === undefined) {
    return undefined;
  }
  const at = evaluateText(frame, subscript, depth + 8);
  return at === undefined ? undefined : elementsOf(frame, name)?.at(at);
}

/** A subscript with its substitutions made; `undefined` when its value is not known. */
function expandSubscript(frame: Frame, text: string): string | undefined {
  if (!EXPANDED.test(text)) return text;
  const { machine } = frame;
  if (!machine.meter.enter(frame.depth + 1)) return undefined;
  const code = `: "${text.replaceAll('"', "")}"`;
  const node = parseShell(code, machine)?.commands[0]?.command;
  if (node?.type !== "Command") return undefined;
  let whole = "";
  for (const word of node.args) {
    if (word.type !== "Word") continue;
    const inner = { ...frame, text: code, depth: frame.depth + 1 };
    const found = machine.expand(inner, word).text;
    if (found === undefined) return undefined;
    whole += found;
  }
  return whole;
}

/** Runs what a name that a builtin is given holds in its subscript; the name without it. */
export function nameIn(frame: Frame, text: string): string {
  referenceIn(frame, text);
  return text.replace(/\[.*$/s, "");
}

/** What the value of a variable becomes as a prompt: `${x@P}`, `PS4`. */
export function expandPrompt(frame: Frame, value: Data): Data {
  const { text } = value;
  if (text === undefined || !EXPANDED.test(text)) return value;
  const expanded = expandSubscript(frame, text);
  return expanded === undefined ? UNKNOWN : known(expanded, value.origins);
}

/** The value of a variable that says how the shell announces what it runs. */
export function runPrompt(frame: Frame, name: string): void {
  const value = valueOf(frame, name);
  if (value !== undefined && value !== null) expandPrompt(frame, value);
}
