/** Takes a request in the web's form. */
import { joined } from "../audit/bytes.ts";
import type { Asked } from "./route.ts";

/** What a web request asks; `peer` tells its sender's address. */
export function askedOf(
  request: Request,
  peer: () => string | undefined,
): Asked {
  return {
    method: request.method,
    header: (name) => request.headers.get(name) ?? undefined,
    bytes: (most) => bytesOf(request, most),
    peer,
    web: () => request,
  };
}

async function bytesOf(
  request: Request,
  most: number,
): Promise<Uint8Array | null> {
  // A length that is stated is kept to by the HTTP parser, so the whole may be taken at once.
  if (request.headers.has("content-length")) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.length > most ? null : bytes;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the body.
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > most) return null;
    chunks.push(chunk);
  }
  return joined(chunks);
}
