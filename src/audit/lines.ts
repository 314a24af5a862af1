/** Splits an audit file into lines without holding it in memory. */
import { readPieces } from "./file.ts";
import { isPacked, unpack } from "./packed.ts";

/** Longest line that is held; of a longer one only the length is known. */
const MOST_BYTES = 16 * 1_048_576;
const LINE_FEED = 10;

/** One line of a file. */
export interface Line {
  /** Its bytes without the line feed; empty when it was too long to be held. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its number, counted from 1. */
  readonly number: number;
  /** Whether a line feed ends it. */
  readonly ended: boolean;
}

/** The lines of a file, compressed or not, in order; one that no line feed ends comes last. */
export async function* readLines(path: string): AsyncGenerator<Line> {
  let number = 0;
  let held: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const take = (bytes: Uint8Array<ArrayBuffer>, ended: boolean): Line => {
    const whole = length === 0 ? bytes : join([...held, bytes]);
    const isHeld = length + bytes.length <= MOST_BYTES;
    held = [];
    length = 0;
    return {
      bytes: isHeld ? whole : new Uint8Array(),
      number: ++number,
      ended,
    };
  };
  const pieces = readPieces(path);
  for await (const piece of isPacked(path) ? unpack(pieces) : pieces) {
    let from = 0;
    for (
      let end = piece.indexOf(LINE_FEED);
      end !== -1;
      end = piece.indexOf(LINE_FEED, from)
    ) {
      yield take(piece.subarray(from, end), true);
      from = end + 1;
    }
    const rest = piece.subarray(from);
    length += rest.length;
    if (length <= MOST_BYTES) held.push(rest);
  }
  if (length > 0) yield take(new Uint8Array(), false);
}

/** The first line of a file; empty where there is none. */
export async function firstLine(
  path: string,
): Promise<Uint8Array<ArrayBuffer>> {
  for await (const { bytes } of readLines(path)) return bytes;
  return new Uint8Array();
}

function join(
  pieces: readonly Uint8Array<ArrayBuffer>[],
): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(
    pieces.reduce((sum, piece) => sum + piece.length, 0),
  );
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
