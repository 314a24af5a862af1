/** Reads standard input whole, within a limit of length and of time. */
import { causeInWords } from "../problem/cause.ts";
import { DeadlineExceeded, oneShotClock } from "../review/clock.ts";
import { StreamError } from "./io.ts";

/** All of `stream`, or as much as shows that it is longer than `most` bytes; throws a `StreamError` when it does not end in time. */
export async function readInput(
  stream: AsyncIterable<Uint8Array>,
  most: number,
  deadline_ms: number,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await oneShotClock.within(deadline_ms, readAll(stream, most));
  } catch (cause) {
    throw new StreamError(
      cause instanceof DeadlineExceeded
        ? `standard input did not end within ${deadline_ms} ms`
        : `standard input cannot be read: ${causeInWords(cause)}`,
      { cause },
    );
  }
}

async function readAll(
  stream: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    parts.push(part);
    length += part.length;
    if (length > most) break;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
