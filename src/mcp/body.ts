/** Reads a request's body up to a limit. */
import { joined } from "../audit/bytes.ts";

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
  return joined(chunks);
}
