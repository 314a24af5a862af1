/** Holds every refusal to words that a person can act on. */
import assert from "node:assert/strict";
import type { Outcome } from "./judge.ts";

/** What no refusal may show: the runtime's own advice, and where in the code it came from. */
const LEAKS =
  /internal error|run again with|--allow-|deno run|\bat \S+:\d+:\d+|node_modules|ext:|\.ts:\d+:\d+|Uncaught|BEGIN PRIVATE/;

/** Checks that a tool was stopped, and what was said about it. */
export function checkStopped(where: string, { tool, said }: Outcome): void {
  assert.equal(tool, "stopped", `${where}: ${said.slice(0, 600)}`);
  assert.doesNotMatch(said, LEAKS, where);
}

/** Checks that a refusal to start is a problem: where, how bad, which, what, and on a line of its own how to mend it. */
export function checkWords(said: string, why: RegExp): void {
  assert.match(said, /^\S[^\n]*:\d+:\d+: \w+ [A-Z]+-\d{3}: \S.*\n +\S/m);
  assert.match(said, why);
  assert.doesNotMatch(said, LEAKS);
}
