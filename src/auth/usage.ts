/** Remembers when each key was used last, and keeps that in a file of its own beside the keys. */
import { usageFile } from "../config/usage.ts";
import { causeInWords } from "../problem/cause.ts";
import { readKeyText, whileLocked, writeKeyText } from "./disk.ts";

/** When keys were used last, in milliseconds since 1970, by their identifiers. */
export type Times = ReadonlyMap<string, number>;

/** Most keys of which it is kept; of more, those that were used last. */
export const MOST_ENTRIES = 10_000;

/** What the file holds; nothing where there is none. Rejects with an `Error` whose message says what is in the way. */
export async function loadUsage(keys: string): Promise<Times> {
  const text = await readKeyText(usageFile(keys));
  return text === null ? new Map() : parseUsage(text);
}

/** What a file's text holds; throws for a text that is none of ours. */
function parseUsage(text: string): Times {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  const { version, used } = (value ?? {}) as {
    readonly version?: unknown;
    readonly used?: unknown;
  };
  if (version !== 1 || typeof used !== "object" || used === null) {
    throw new Error("it is no file of when keys were used");
  }
  return new Map(
    Object.entries(used).flatMap(([id, time]) => {
      const at = typeof time === "string" ? Date.parse(time) : NaN;
      return Number.isNaN(at) ? [] : [[id, at] as const];
    }),
  );
}

function formatUsage(times: Times): string {
  const latest = [...times].sort(([, a], [, b]) => b - a)
    .slice(0, MOST_ENTRIES)
    .map(([id, at]) => [id, new Date(at).toISOString()]);
  return `${
    JSON.stringify({ version: 1, used: Object.fromEntries(latest) }, null, 2)
  }\n`;
}

/** Keeps the times of one server; several may share the file. */
export interface Usage {
  /** Notes a use, in memory. */
  note(key_id: string, now: Date): void;
  /** Writes what was noted since; what cannot be written is kept for the next time. Never rejects. */
  save(): Promise<void>;
}

/** Begins with nothing noted; `saved` is told of each attempt to write: `null`, or why it failed. */
export function createUsage(
  keys: string,
  saved: (failure: string | null) => void,
): Usage {
  const noted = new Map<string, number>();
  const file = usageFile(keys);
  const write = async (mine: Times) => {
    await whileLocked(file, async () => {
      // A file that was damaged is made anew: it holds nothing that is needed.
      const theirs = await loadUsage(keys).catch(() => new Map());
      await writeKeyText(file, formatUsage(latestOf(theirs, mine)));
    });
  };
  let saving = Promise.resolve();
  const save = async () => {
    if (noted.size === 0) return;
    const mine = new Map(noted);
    noted.clear();
    try {
      await write(mine);
      saved(null);
    } catch (error) {
      for (const [id, at] of latestOf(mine, noted)) noted.set(id, at);
      saved(causeInWords(error));
    }
  };
  return {
    note: (key_id, now) => void noted.set(key_id, now.getTime()),
    save: () => saving = saving.then(save),
  };
}

function latestOf(some: Times, others: Times): Times {
  const latest = new Map(some);
  for (const [id, at] of others) {
    latest.set(id, Math.max(at, latest.get(id) ?? at));
  }
  return latest;
}
