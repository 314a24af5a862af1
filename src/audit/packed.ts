/** Compresses by gzip (RFC 1952), and reads what is compressed. */

/** Whether a path is that of a compressed file. */
export function isPacked(path: string): boolean {
  return path.endsWith(".gz");
}

/** Compresses pieces as they come. */
export function pack(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
): AsyncIterable<Uint8Array<ArrayBuffer>> {
  return ReadableStream.from(pieces)
    .pipeThrough(new CompressionStream("gzip"));
}

/** What was compressed, in pieces; throws `InvalidData` where it is damaged. */
export async function* unpack(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const stream = ReadableStream.from(pieces)
    .pipeThrough(new DecompressionStream("gzip"));
  try {
    for await (const piece of stream) yield piece;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Deno.errors.InvalidData(
      `the compressed file is damaged: ${error.message}`,
    );
  }
}
