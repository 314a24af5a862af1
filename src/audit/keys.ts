/** Reads the keys that records are encrypted with. */
import { webDigest } from "./digest.ts";

/** A key of AES-256. */
export interface RecordKey {
  /** The first 64 bits of the SHA-256 of the key after a prefix, in hexadecimal: tells keys apart, and nothing about them. */
  readonly id: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const BYTES = 32;

/** Reads keys of 256 bits in Base64, separated by commas; the first encrypts, all decrypt. Rejects what is none, in words. */
export async function readKeys(
  text: string,
): Promise<readonly [RecordKey, ...RecordKey[]]> {
  const [first = "", ...others] = text.split(",");
  return [
    await readKey(first, 1),
    ...await Promise.all(others.map((one, i) => readKey(one, i + 2))),
  ];
}

async function readKey(text: string, at: number): Promise<RecordKey> {
  const bytes = decode(text);
  if (bytes?.length !== BYTES) {
    throw new Deno.errors.InvalidData(
      `key ${at} of \`audit_key\` is not ${BYTES} bytes in Base64; make one with \`openssl rand -base64 32\``,
    );
  }
  if (bytes.every((byte) => byte === bytes[0])) {
    throw new Deno.errors.InvalidData(
      `key ${at} of \`audit_key\` is not random; make one with \`openssl rand -base64 32\``,
    );
  }
  const hash = await webDigest(`superego audit key ${text}`);
  return { id: hash.slice(0, 16), bytes };
}

function decode(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.fromBase64(text);
  } catch {
    return null;
  }
}
