/** The process's own streams as {@linkcode Io}: the one file of this room that touches them. */
import type { Io } from "./io.ts";

const encoder = new TextEncoder();

/** The streams of this process. */
export function processIo(): Io {
  const terminal = Deno.stdout.isTerminal();
  return {
    get stdin() {
      return Deno.stdin.readable;
    },
    pieces: { [Symbol.asyncIterator]: () => readPieces() },
    get interactive() {
      return Deno.stdin.isTerminal();
    },
    get stdout() {
      return Deno.stdout.writable;
    },
    out: (text) => writeAll(Deno.stdout, text),
    err(text) {
      try {
        writeAll(Deno.stderr, text);
      } catch {
        // Nobody reads it, and there is nowhere else to say so.
      }
    },
    terminal,
    get colour() {
      return terminal && !Deno.noColor && variable("TERM") !== "dumb";
    },
    get columns() {
      try {
        return terminal ? Deno.consoleSize().columns || 80 : 80;
      } catch {
        return 80;
      }
    },
  };
}

async function* readPieces(): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(65_536);
  for (;;) {
    const length = await Deno.stdin.read(buffer);
    if (length === null) return;
    yield buffer.slice(0, length);
  }
}

function writeAll(
  stream: { writeSync(bytes: Uint8Array): number },
  text: string,
): void {
  const bytes = encoder.encode(text);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += stream.writeSync(bytes.subarray(written));
    } catch (cause) {
      // A pipe that is full for the moment, on a descriptor that its other owner made non-blocking.
      if (!(cause instanceof Deno.errors.WouldBlock)) throw cause;
    }
  }
}

function variable(name: string): string | undefined {
  try {
    return Deno.env.get(name);
  } catch {
    return undefined;
  }
}
