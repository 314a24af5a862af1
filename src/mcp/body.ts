/** Reads a request's body up to a limit. */

/** The whole body, or `null` as soon as it is longer than `most` bytes. */
export async function readBody(
  request: Request,
  most: number,
): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return null;
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the body.
  for await (const chunk of request.body) {
    length += chunk.length;
    if (length > most) return null;
    chunks.push(chunk);
  }
  return joined(chunks, length);
}

/** One piece of what came in several; `length` is their sum. */
export function joined(
  chunks: readonly Uint8Array[],
  length: number,
): Uint8Array {
  const [first] = chunks;
  if (first !== undefined && chunks.length === 1) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
