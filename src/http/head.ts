/** Holds the head of a request to bounds that the HTTP parser does not keep. */
import type { ProblemStatus } from "./problem_document.ts";

/** What a head may be at most. */
export interface HeadLimits {
  /** Longest target, with its query, in bytes. */
  readonly url: number;
  /** Most header lines. */
  readonly headers: number;
}

/** What is needed of a request of the runtime's. */
export interface Head {
  readonly url?: string | undefined;
  readonly rawHeaders: readonly string[];
}

/** What is wrong with a head; the connection is not worth keeping. */
export interface HeadTrouble {
  readonly status: ProblemStatus & (414 | 431);
  readonly detail: string;
}

/** What is wrong with a head, or `null`. */
export function headTrouble(
  { url = "", rawHeaders }: Head,
  limits: HeadLimits,
): HeadTrouble | null {
  if (url.length > limits.url) {
    return {
      status: 414,
      detail: `The URL may have at most ${limits.url} bytes`,
    };
  }
  // A name and a value each.
  if (rawHeaders.length > 2 * limits.headers) {
    return {
      status: 431,
      detail: `A request may have at most ${limits.headers} headers`,
    };
  }
  return null;
}
