/** What an encrypted record looks like in the file: what of it is in the clear, and what is bound to what. */
import type { Unchained } from "./chain.ts";

/** A record that only the holder of its key can read. */
export interface Encrypted {
  readonly kind: "encrypted";
  /** When it was decided, in the clear, so that its age is known without the key. */
  readonly time: string;
  /** Identifier of the key. */
  readonly key: string;
  /** Nonce of 96 bits, in Base64. */
  readonly nonce: string;
  /** The record, encrypted by AES-256-GCM, and its tag of 128 bits, in Base64. */
  readonly data: string;
}

/** Gives the JSON text of an encrypted record; throws `InvalidData` where its key is not given or not the one. */
export type OpenRecord = (record: Encrypted) => string;

const encoder = new TextEncoder();

/** What is authenticated with the content: nothing of it can be put beside another content. */
export function boundTo(
  { time, key }: Pick<Encrypted, "time" | "key">,
): Uint8Array<ArrayBuffer> {
  return encoder.encode(`superego audit 1 ${key} ${time}`);
}

/** The record as it is chained. */
export function encryptedRecord(
  record: Unchained,
  key: string,
  nonce: Uint8Array,
  data: Uint8Array,
): Unchained & Encrypted {
  return {
    kind: "encrypted",
    time: String(record["time"]),
    key,
    nonce: nonce.toBase64(),
    data: data.toBase64(),
  };
}

/** Opens nothing: no key is given. */
export function openWithoutKey({ key }: Encrypted): never {
  throw new UnknownKey(key);
}

/** The key of a record is not given. */
export class UnknownKey extends Deno.errors.InvalidData {
  /** Names the key, and the settings to give it by. */
  constructor(key: string) {
    super(
      `it is encrypted with the key ${key}, which is not given; name the file that holds it with SUPEREGO_AUDIT_KEY_FILE or \`data.audit_key_file\``,
    );
  }
}
