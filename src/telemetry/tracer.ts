/** Follows requests from their beginning to their end, with what was decided in between and none of what was asked. */
import { type Context, contextOf } from "./context.ts";

/** What is told of a decision. */
export interface Decided {
  readonly action: string;
  readonly code: string;
  readonly rule_id: string | null;
  /** Every rule that matched. */
  readonly matched: readonly string[];
  /** The door through which the call came. */
  readonly door: string;
  readonly decision_id: string;
}

/** What is told of a request that ended. */
export interface Ended {
  readonly method: string;
  /** The route's pattern, never the path. */
  readonly route: string;
  readonly status: number;
}

/** A request that has ended. */
export interface Span extends Context, Ended {
  readonly request_id: string;
  /** Milliseconds since 1970. */
  readonly began: number;
  /** Milliseconds. */
  readonly took: number;
  readonly decided: readonly Decided[];
}

/** Most decisions of one request that are told. */
const MOST_DECIDED = 16;

interface Open {
  readonly context: Context;
  readonly decided: Decided[];
}

/** Follows requests; each that ended is given to `ended`. */
export class Tracer {
  readonly #open = new Map<string, Open>();
  readonly #ended: (span: Span) => void;

  /** Begins with no request. */
  constructor(ended: (span: Span) => void) {
    this.#ended = ended;
  }

  /** A request began, at a time in milliseconds since 1970; what is returned is to be called at its end, with how long it took. */
  begin(
    request_id: string,
    traceparent: string | undefined,
    began: number,
  ): (took: number, ended: Ended) => void {
    const context = contextOf(traceparent);
    if (context === null) return () => {};
    const open: Open = { context, decided: [] };
    // Of two requests at once under one identifier the first has it.
    if (!this.#open.has(request_id)) this.#open.set(request_id, open);
    return (took, ended) => {
      if (this.#open.get(request_id) === open) this.#open.delete(request_id);
      const { decided } = open;
      this.#ended({ ...context, ...ended, request_id, began, took, decided });
    };
  }

  /** Something was decided for a request. */
  decided(request_id: string | null, decided: Decided): void {
    const open = this.#open.get(request_id ?? "");
    if (open !== undefined && open.decided.length < MOST_DECIDED) {
      open.decided.push(decided);
    }
  }

  /** Where in which trace an open request is; `null` where it is in none. */
  contextOf(request_id: unknown): Context | null {
    return typeof request_id === "string"
      ? this.#open.get(request_id)?.context ?? null
      : null;
  }
}
