/** Guesses which parts a call needs; a wrong guess costs time and nothing else. */
import type { Call } from "./call.ts";
import type { PartName } from "./parts.ts";
import { plainScript } from "./shell/plain.ts";
import { groupsOf } from "./programs/programs.ts";

/** Longer commands are not guessed at. */
const MOST_TEXT = 2_000;

/** Where the name of a program stands in most command lines: at the beginning, and after what separates commands. */
const NAMES =
  /(?<=(?:^|[;&|(`\n]|\b(?:sudo|xargs|env|time|then|do|else)\s)\s{0,9})[\w.+-]+/g;

/** The parts that the call will most likely need. */
export function likelyParts({ parameters }: Call): ReadonlySet<PartName> {
  const parts = new Set<PartName>();
  const { command } = parameters;
  if (typeof command !== "string") return parts;
  parts.add("shell");
  if (plainScript(command) === undefined) parts.add("parser");
  for (const [name] of command.slice(0, MOST_TEXT).matchAll(NAMES)) {
    for (const group of groupsOf(name)) parts.add(group);
  }
  return parts;
}
