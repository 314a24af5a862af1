/** An Io in memory, for tests of verbs. */
import type { Io } from "../../src/cli/io.ts";

/** What a verb wrote. */
export interface MemoryIo extends Io {
  /** All of standard output so far. */
  readonly written: { out: string; err: string };
}

/** Streams in memory: `stdin` is what the verb reads; the rest may be overridden. */
export function memoryIo(
  stdin: string | Uint8Array = "",
  overrides: Partial<Io> = {},
): MemoryIo {
  const written = { out: "", err: "" };
  const decoder = new TextDecoder();
  const given = new Blob([stdin as string | Uint8Array<ArrayBuffer>]);
  return {
    stdin: given.stream(),
    pieces: given.stream(),
    interactive: false,
    stdout: new WritableStream({
      write: (chunk: Uint8Array) =>
        void (written.out += decoder.decode(chunk, { stream: true })),
    }),
    out: (text) => void (written.out += text),
    keepOnly() {},
    discards: () => Promise.resolve(false),
    err: (text) => void (written.err += text),
    terminal: false,
    colour: false,
    columns: 80,
    written,
    ...overrides,
  };
}
