/**
 * Notices that a file changed: written in place, replaced by a rename, or reached through a swapped symbolic link.
 *
 * It looks at intervals rather than asking the system to tell: that needs no right to whole folders, sees every
 * way in which a file can change, and cannot run out of watches.
 */

/** What watching takes. */
export interface WatchParts {
  /** The files. */
  readonly paths: readonly string[];
  /** What tells one state of a file from another; never rejects. */
  readonly stateOf: (path: string) => Promise<string>;
  /** Calls back every so many milliseconds; returns how to end that. */
  readonly every: (ms: number, callback: () => void) => () => void;
  /** How long nothing may change before a change counts, in milliseconds. */
  readonly quiet_ms: number;
  /** Is called after each change. */
  readonly changed: () => void;
}

/** How often the files are looked at, in milliseconds. */
export const LOOK_MS = 100;

/** Watches until the function returned is called. */
export async function watchFiles(parts: WatchParts): Promise<() => void> {
  const look = async () =>
    (await Promise.all(parts.paths.map(parts.stateOf))).join("\n");
  const quietLooks = Math.max(1, Math.ceil(parts.quiet_ms / LOOK_MS));
  let settled = await look();
  let latest = settled;
  let quiet = 0;
  let looking = false;
  const step = async () => {
    if (looking) return;
    looking = true;
    const state = await look();
    looking = false;
    quiet = state === latest ? quiet + 1 : 0;
    latest = state;
    if (latest === settled || quiet < quietLooks) return;
    settled = latest;
    parts.changed();
  };
  return parts.every(LOOK_MS, () => void step());
}
