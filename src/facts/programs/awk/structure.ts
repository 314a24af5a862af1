/** Finds the rules and functions of a program of awk, without following them. */
import type { Token } from "./lexer.ts";

/** A rule. */
export interface Rule {
  readonly when: "BEGIN" | "END" | "line";
  /** Where its braces open; -1 when it only prints the line. */
  readonly body: number;
  /** Where its pattern begins. */
  readonly pattern?: number;
}

/** A function. */
export interface Definition {
  readonly parameters: readonly string[];
  readonly body: number;
}

/** What a program consists of. */
export interface Structure {
  readonly rules: readonly Rule[];
  readonly functions: ReadonlyMap<string, Definition>;
}

/** The rules and functions of a program; `spend` says when there was enough work. */
export function structureOf(
  tokens: readonly Token[],
  spend: () => boolean,
): Structure {
  const rules: Rule[] = [];
  const functions = new Map<string, Definition>();
  for (let at = 0; at < tokens.length && spend();) {
    const { kind, text } = tokens[at] as Token;
    if (kind === "end") break;
    if (kind === "line" || text === ";") at++;
    else if (kind === "name" && /^func(?:tion)?$/.test(text)) {
      at = define(tokens, at + 1, functions);
    } else at = addRule(tokens, at, rules);
  }
  return { rules, functions };
}

function addRule(
  tokens: readonly Token[],
  start: number,
  rules: Rule[],
): number {
  let at = start;
  for (let depth = 0; at < tokens.length - 1; at++) {
    const { kind, text } = tokens[at] as Token;
    if (kind === "sign" && /^[([]$/.test(text)) depth++;
    if (kind === "sign" && /^[)\]]$/.test(text)) depth--;
    if (depth > 0) continue;
    if (kind === "line" || kind === "sign" && /^[{;]$/.test(text)) break;
  }
  const opens = tokens[at]?.kind === "sign" && tokens[at]?.text === "{";
  const word = at === start + 1 ? tokens[start]?.text ?? "" : "";
  const when = /^BEGIN(?:FILE)?$/.test(word)
    ? "BEGIN"
    : /^END(?:FILE)?$/.test(word)
    ? "END"
    : "line";
  rules.push({
    when,
    body: opens ? at : -1,
    ...(at > start && when === "line" ? { pattern: start } : {}),
  });
  return opens ? closing(tokens, at) + 1 : at + 1;
}

function define(
  tokens: readonly Token[],
  start: number,
  functions: Map<string, Definition>,
): number {
  const parameters: string[] = [];
  let at = start + 1;
  for (; at < tokens.length; at++) {
    const { kind, text } = tokens[at] as Token;
    if (kind === "sign" && text === "{") break;
    if (kind === "name") parameters.push(text);
  }
  functions.set(tokens[start]?.text ?? "", { parameters, body: at });
  return closing(tokens, at) + 1;
}

/** Where the braces close that open at a place. */
export function closing(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at++) {
    const { kind, text } = tokens[at] as Token;
    if (kind !== "sign") continue;
    if (text === "{") depth++;
    if (text === "}" && --depth <= 0) return at;
  }
  return tokens.length;
}
