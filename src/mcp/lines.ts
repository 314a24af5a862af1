/** Cuts a stream of bytes into lines, keeping no more of a line than is allowed. */
import { joined } from "../audit/bytes.ts";

/** A line without its end; `null` stands for one that was too long. */
export type Line = Uint8Array | null;

const NEWLINE = 0x0a;

/** Yields every line of `stream`, the last one also when nothing ends it. */
export async function* linesOf(
  stream: ReadableStream<Uint8Array>,
  most: number,
): AsyncGenerator<Line, void, void> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const keep = (bytes: Uint8Array) => {
    length += bytes.length;
    if (length > most) parts = [];
    // Copied, because the stream may fill the same memory again.
    else if (bytes.length > 0) parts.push(bytes.slice());
  };
  const finish = (): Line => {
    const line = length > most ? null : joined(parts);
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of stream) {
    let from = 0;
    for (
      let end = chunk.indexOf(NEWLINE);
      end >= 0;
      end = chunk.indexOf(NEWLINE, from)
    ) {
      keep(chunk.subarray(from, end));
      yield finish();
      from = end + 1;
    }
    keep(chunk.subarray(from));
  }
  if (length > 0) yield finish();
}
