/** Reads the keys again when somebody comes with one that is not known: it may have been made a moment ago. */

/** What renewal takes. */
export interface RenewalParts {
  /** What tells one state of the file of keys from another; never rejects. */
  readonly state: () => Promise<string>;
  /** Reads the keys again; never rejects. */
  readonly reload: () => Promise<void>;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

/** Least time between two looks at the file, in milliseconds: whoever guesses keys must not keep the disk busy. */
export const LEAST_MS = 50;

/**
 * How to wait until the keys are as new as the call: it resolves after a look at the file that began later, and after
 * the keys were read if that had changed. All who call meanwhile wait for the same look.
 */
export function createRenewal(parts: RenewalParts): () => Promise<void> {
  let known: string | null = null;
  let rest = Promise.resolve();
  let next: Promise<void> | null = null;
  const look = async () => {
    next = null;
    rest = parts.pause(LEAST_MS);
    const state = await parts.state();
    if (state === known) return;
    known = state;
    await parts.reload();
  };
  return () => next ??= rest.then(look);
}
