/** Gives the decisions that are recorded from now on, as they come. */
import { pause } from "./clock.ts";
import { type OpenRecord, openWithoutKey } from "./encrypted.ts";
import { MOST_RECENT, recentDecisions } from "./recent.ts";
import type { AuditRecord } from "./record.ts";
import { readDecisions } from "./search.ts";

/** How often the file is looked at, in milliseconds. */
const LOOK_MS = 250;

/** Where the record ends now: the number of its latest decision, 0 when there is none. */
export function latestSequence(
  path: string,
  open: OpenRecord = openWithoutKey,
): number {
  return recentDecisions(path, 1, open)[0]?.sequence ?? 0;
}

/**
 * The decisions that come after one, oldest first, over rotations and a file put in the place of the one before. It
 * never ends by itself.
 */
export async function* followDecisions(
  path: string,
  from: number,
  open: OpenRecord = openWithoutKey,
): AsyncGenerator<readonly AuditRecord[]> {
  let last = from;
  for (;;) {
    await pause(LOOK_MS);
    const fresh = await since(path, last, open);
    const latest = fresh.at(-1)?.sequence;
    if (latest === undefined) continue;
    last = latest;
    yield fresh;
  }
}

async function since(
  path: string,
  last: number,
  open: OpenRecord,
): Promise<readonly AuditRecord[]> {
  const recent = recentDecisions(path, MOST_RECENT, open).toReversed();
  const latest = recent.at(-1)?.sequence ?? last;
  // Another chain stands there now: all of it is new.
  const after = latest < last ? 0 : last;
  const fresh = recent.filter(({ sequence }) => sequence > after);
  if (fresh.length < MOST_RECENT) return fresh;
  const all: AuditRecord[] = [];
  for await (const record of readDecisions(path, open)) {
    if (record.sequence > after) all.push(record);
  }
  return all;
}
