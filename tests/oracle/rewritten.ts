/** Draws commands and writes them otherwise, so that the oracle sees spellings that nobody has thought of. */
import { Random } from "../fuzz/random.ts";
import { rewritings } from "../rewrite/rewritings.ts";
import type { Command } from "./commands.ts";

/** Most rewritings of one command, one after the other. */
const MOST_REWRITINGS = 3;

/** How often another command is drawn where one cannot be rewritten. */
const TRIES = 20;

/** So many commands drawn from others and rewritten; the same for the same seed, none twice, fewer where there are not enough. */
export function rewritten(
  commands: readonly Command[],
  count: number,
  seed: number,
): readonly Command[] {
  const found = new Map<string, Command>();
  if (commands.length === 0) return [];
  for (let at = 0; at < count * TRIES && found.size < count; at++) {
    const random = Random.of(seed, at);
    const drawn = random.pick(commands);
    let run = drawn.run;
    for (let times = random.few(MOST_REWRITINGS); times > 0; times--) {
      const ways = rewritings(run);
      if (ways.length > 0) run = random.pick(ways).command;
    }
    if (run !== drawn.run) {
      found.set(run, { ...drawn, family: "rewritten", run });
    }
  }
  return [...found.values()];
}
