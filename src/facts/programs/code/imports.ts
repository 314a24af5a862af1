/** Reads the statements with which code names other modules. */
import type { Cursor } from "./cursor.ts";
import type { Token } from "./tokens.ts";
import type { Value } from "./values.ts";

/** What an import makes known: each name with what it stands for, and where the statement ends. */
export interface Import {
  readonly names: ReadonlyMap<string, string>;
  readonly end: number;
}

/** More words than this are no import. */
const MOST_WORDS = 60;

/** `import os as o`, `from os import remove as r`, `import fs from "fs"`, `import {rm} from "fs"`. */
export function readImport(
  tokens: readonly Token[],
  start: number,
  keyword: string,
): Import {
  const words: string[] = [];
  let end = start + 1;
  for (; end < tokens.length && words.length < MOST_WORDS; end++) {
    const token = tokens[end] as Token;
    if (token.kind === "line" || token.text === ";") break;
    // `import("fs")` is a call.
    if (token.text === "(" && keyword === "import") break;
    words.push(token.text);
  }
  const line = words.join(" ").replace(/ \. /g, ".");
  const names = new Map<string, string>();
  const python = keyword === "from"
    ? /^([\w.]+) import (.*)$/.exec(line)
    : null;
  if (python !== null) {
    for (const [name, alias] of pairs(python[2] ?? "")) {
      names.set(alias, `${python[1]}.${name}`);
    }
    return { names, end };
  }
  const module = / from (?:node:)?([\w/@.:-]+)$/.exec(line)?.[1]
    ?.replace(/^node:/, "").replace(/\//g, ".");
  const braces = line.startsWith("{");
  for (const [name, alias] of pairs(line.replace(/ from .*$/, ""))) {
    if (module !== undefined) {
      names.set(alias, braces ? `${module}.${name}` : module);
    } else if (alias !== name) names.set(alias, name);
  }
  return { names, end };
}

function pairs(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(/([\w.]+)(?: as (\w+))?/g)].map((
    [, name = "", alias],
  ) => [name, alias ?? name]);
}

/** `{a, b: c}` before an equals sign: each member with the name that it gets. */
export function readUnpacking(
  tokens: readonly Token[],
  start: number,
): { readonly pairs: readonly [string, string][]; readonly end: number } {
  const found: [string, string][] = [];
  let at = start + 1;
  for (; at < tokens.length && tokens[at]?.text !== "}"; at++) {
    const [name, sign, alias] = tokens.slice(at, at + 3);
    if (name?.kind !== "word") continue;
    const renamed = sign?.text === ":" && alias?.kind === "word";
    found.push([name.text, renamed ? alias.text : name.text]);
    if (renamed) at += 2;
  }
  return { pairs: found, end: at + 1 };
}

/** What a call gives that names a module or a member of one: `require("fs")`, `getattr(os, "system")`. */
export function importedBy(
  name: string,
  [first, second]: readonly Value[],
): Value | undefined {
  if (
    /(?:^|\.)(?:require|__import__|import_module|import)$/.test(name) &&
    first?.text !== undefined
  ) {
    return {
      name: first.text.replace(/^node:/, "").replace(/\//g, "."),
      origins: [],
    };
  }
  return name === "getattr" && first?.name !== undefined &&
      second?.text !== undefined
    ? { name: `${first.name}.${second.text}`, origins: [] }
    : undefined;
}

/** Reads an import and notes what each of its names stands for. */
export function bindImports(
  cursor: Cursor,
  keyword: string,
  variables: Map<string, Value>,
): void {
  const { names, end } = readImport(cursor.tokens, cursor.at, keyword);
  for (const [alias, name] of names) {
    variables.set(alias, { name, origins: [] });
  }
  cursor.at = end;
}

/** `const {rmSync: r} = require("fs")`: notes what each name stands for. */
export function bindUnpacking(
  cursor: Cursor,
  variables: Map<string, Value>,
  valueOf: () => Value,
): void {
  const { pairs, end } = readUnpacking(cursor.tokens, cursor.at);
  cursor.at = end;
  if (!cursor.is("=")) return;
  cursor.at++;
  const module = valueOf().name ?? "?";
  for (const [name, alias] of pairs) {
    variables.set(alias, { name: `${module}.${name}`, origins: [] });
  }
}
