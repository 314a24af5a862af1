/** Sees to it that somebody always accepts connections: the runtime stops for ever, in silence, when descriptors run out once. */

/** What that takes. */
export interface AcceptingParts {
  /** How many connections were accepted so far. */
  readonly accepted: () => number;
  /** Whether a connection of our own gets through; rejects when none can be made just now. */
  readonly probe: () => Promise<boolean>;
  /** Puts a new listener in the old one's place; rejects when that cannot be done just now. */
  readonly reopen: () => Promise<void>;
  /** Is told of each new listener. */
  readonly report: (said: string) => void;
}

/** How many probes in a row have to fail: one may, while the process is busy. */
const PROOF = 2;

/** One look at the listener, to be repeated at intervals; never rejects. A listener that accepts is not probed. */
export function keepAccepting(parts: AcceptingParts): () => Promise<void> {
  let last = parts.accepted();
  let failed = 0;
  let looking = false;
  async function look(): Promise<void> {
    if (failed < PROOF) {
      const accepted = parts.accepted();
      if (accepted !== last) {
        last = accepted;
        failed = 0;
        return;
      }
      failed = await parts.probe() ? 0 : failed + 1;
      if (failed < PROOF) return;
    }
    await parts.reopen();
    failed = 0;
    parts.report(
      "connections were not accepted any more, so they are on a new listener: too few file descriptors? Raise the limit, or lower `max_connections`",
    );
  }
  return async () => {
    if (looking) return;
    looking = true;
    // Without a descriptor there is neither a probe nor a new listener; the next look will do.
    await look().catch(() => {});
    looking = false;
  };
}
