/** Every way in which a shell command can be written otherwise without the shell minding. */
import { otherShell } from "../../src/facts/tools/other_shells.ts";
import { reoptioned } from "./options.ts";
import { readCommand } from "./reading.ts";
import {
  inVariables,
  respelled,
  respelledPrograms,
  SPELLINGS,
} from "./words.ts";
import { ASKING_WRAPPERS, STRICTER_WRAPPERS, WRAPPERS } from "./wrappers.ts";

/** A command that does the same as another. */
export interface Rewriting {
  /** What was rewritten, in words. */
  readonly name: string;
  readonly command: string;
  /** Whether the verdict has to be the same, may be stricter, or may ask instead of denying. */
  readonly verdict: "same" | "as strict" | "stopped";
}

/** What several rewritings, one after the other, make of a command; `null` where one of them cannot be made. */
export function rewriteBy(
  command: string,
  names: readonly string[],
): Rewriting | null {
  let whole: Rewriting = { name: "", command, verdict: "same" };
  for (const name of names) {
    const next = rewritings(whole.command).find((one) => one.name === name);
    if (next === undefined) return null;
    whole = {
      name: whole.name === "" ? name : `${whole.name}, ${name}`,
      command: next.command,
      verdict: weaker(whole.verdict, next.verdict),
    };
  }
  return whole;
}

const WEAKER = ["same", "as strict", "stopped"] as const;

/** Together, what may be stricter and what may ask instead may do no more than that. */
function weaker(
  a: Rewriting["verdict"],
  b: Rewriting["verdict"],
): Rewriting["verdict"] {
  return WEAKER.indexOf(a) > WEAKER.indexOf(b) ? a : b;
}

/** Whether a rewriting's action may follow from the action of what was rewritten. */
export function mayFollow(
  { verdict }: Rewriting,
  before: string,
  after: string,
): boolean {
  switch (verdict) {
    case "same":
      return after === before;
    case "as strict":
      return strictness(after) >= strictness(before);
    case "stopped":
      return strictness(before) === 0 || strictness(after) > 0;
  }
}

function strictness(action: string): number {
  return action === "deny" ? 2 : action === "ask" ? 1 : 0;
}

/** All rewritings of a command; none when it does not parse. */
export function rewritings(command: string): readonly Rewriting[] {
  const read = readCommand(command);
  if (read === null || read.simples.length === 0) return [];
  // What may be meant for another shell means something else once this one is named.
  if (otherShell([command]) !== undefined) return [];
  const found: Rewriting[] = [];
  const add = (
    name: string,
    rewritten: string | undefined,
    verdict: Rewriting["verdict"] = "same",
  ) => {
    if (rewritten !== undefined && rewritten !== command) {
      found.push({ name, command: rewritten, verdict });
    }
  };
  // What these are given in pieces that are only known at run time is code put together at run time.
  const pieces = /\b(?:eval|ssh|watch)\b/.test(command) ? "stopped" : "same";
  // Here a substitution would run something else.
  const renamed = /\b(?:echo|printf)\s*\(\)|\b(?:alias|hash|enable)\b/.test(
    command,
  );
  for (const [name, spelling] of Object.entries(SPELLINGS)) {
    if (renamed && /substitution|backquotes/.test(name)) continue;
    add(`words by ${name}`, respelled(read, spelling), pieces);
    add(`programs by ${name}`, respelledPrograms(read, spelling), pieces);
  }
  add("programs in variables", inVariables(read, "programs"), pieces);
  add("arguments in variables", inVariables(read, "arguments"), pieces);
  for (const [name, wrapper] of Object.entries(WRAPPERS)) {
    add(name, wrapper(read));
  }
  for (const [name, wrapper] of Object.entries(STRICTER_WRAPPERS)) {
    add(name, wrapper(read), "as strict");
  }
  for (const [name, wrapper] of Object.entries(ASKING_WRAPPERS)) {
    add(name, wrapper(read), "stopped");
  }
  for (const [name, text] of reoptioned(read)) add(name, text);
  return found;
}
