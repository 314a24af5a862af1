/** What a verb may use of the world that started it: its three streams, and what is at their other end. */

import type { Right } from "./rights.ts";

/** Streams, terminal and rights of one run; tests pass their own. */
export interface Io {
  /** Standard input; may be read once. */
  readonly stdin: ReadableStream<Uint8Array>;
  /** Whether a person sits at standard input and can be asked. */
  readonly interactive: boolean;
  /** Standard input piece by piece; instead of `stdin`, whose kind of stream takes 4 ms to load. */
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Standard output as a stream, for a verb that speaks a protocol on it; never mixed with `out`. */
  readonly stdout: WritableStream<Uint8Array>;
  /** Writes the result to standard output, whole and at once; throws a {@linkcode StreamError} when that fails. */
  out(text: string): void;
  /**
   * Whether standard output throws away what is written: it is the null device, which the runtime also puts in the
   * place of a closed one. Costs 20 ms, so it is for those who must know that somebody reads them.
   */
  discards(): Promise<boolean>;
  /** Gives every right of the process away but those named; a right once given away cannot be had again. */
  keepOnly(...kept: readonly Right[]): void;
  /** Writes logs, progress and problems to standard error; never throws. */
  err(text: string): void;
  /** Whether standard output is a terminal, where tables and trees are wanted, or `COLUMNS` asks for them in a pipe. */
  readonly terminal: boolean;
  /** Whether standard output shows colours: a terminal, unless `NO_COLOR` or `TERM=dumb` says otherwise. */
  readonly colour: boolean;
  /** Its width in characters, as `COLUMNS` says, else the terminal; 80 where neither does. */
  readonly columns: number;
}

/** A stream of the process is broken; the message says which, and why. */
export class StreamError extends Error {
  override readonly name = "StreamError";
}

/** Exit statuses, a closed list; `advise` alone uses 2 for whatever kept it from answering. */
export const EXIT = {
  /** Done, nothing to complain of. */
  clean: 0,
  /** Findings, or a refusal to start. */
  findings: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Something failed inside. */
  internal: 3,
} as const;

/** One verb of the command line: its arguments without the verb in, exit status out. */
export type Run = (args: readonly string[], io: Io) => Promise<number>;
