/** The process's own streams as {@linkcode Io}: the one file of this room that touches them. */
import { causeInWords } from "../problem/cause.ts";
import { foldLines } from "./fold.ts";
import { type Io, StreamError } from "./io.ts";
import { keepOnly } from "./rights.ts";

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
    out(text) {
      try {
        writeAll(Deno.stdout, text);
      } catch (cause) {
        throw new StreamError(
          `standard output cannot be written: ${causeInWords(cause)}`,
          { cause },
        );
      }
    },
    async discards() {
      if (terminal) return false;
      const { fstatSync } = await import("node:fs");
      return fstatSync(1).isCharacterDevice();
    },
    keepOnly,
    err(text) {
      try {
        writeAll(
          Deno.stderr,
          Deno.stderr.isTerminal() ? foldLines(text, width()) : text,
        );
      } catch {
        // Nobody reads it, and there is nowhere else to say so.
      }
    },
    get terminal() {
      return terminal || saidWidth() !== null;
    },
    get colour() {
      return terminal && !Deno.noColor && variable("TERM") !== "dumb";
    },
    get columns() {
      return saidWidth() ?? (terminal ? width() : 80);
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

function width(): number {
  const said = saidWidth();
  if (said !== null) return said;
  try {
    return Deno.consoleSize().columns || 80;
  } catch {
    return 80;
  }
}

function saidWidth(): number | null {
  const said = Number(variable("COLUMNS"));
  return Number.isInteger(said) && said > 0 ? said : null;
}

function variable(name: string): string | undefined {
  try {
    return Deno.env.get(name);
  } catch {
    return undefined;
  }
}
