/** AES-256-GCM in two ways: the one that starts fast, and the one that runs fast. */
import { joined } from "./bytes.ts";
import type { Unchained } from "./chain.ts";
import {
  boundTo,
  type Encrypted,
  encryptedRecord,
  type OpenRecord,
  UnknownKey,
} from "./encrypted.ts";
import type { RecordKey } from "./keys.ts";
import { randomBytes } from "./random.ts";

/** Encrypts a record. */
export type SealRecord = (record: Unchained) => Unchained | Promise<Unchained>;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** By Web Crypto: nothing to load, for a process that records once. */
export function webSeal(key: RecordKey): SealRecord {
  return async (record) => {
    const nonce = randomBytes(NONCE_BYTES);
    const imported = await crypto.subtle.importKey(
      "raw",
      key.bytes,
      "AES-GCM",
      false,
      ["encrypt"],
    );
    const data = await crypto.subtle.encrypt(
      {
        name: "AES-GCM",
        iv: nonce,
        additionalData: boundTo({ time: String(record["time"]), key: key.id }),
      },
      imported,
      new TextEncoder().encode(JSON.stringify(record)),
    );
    return encryptedRecord(record, key.id, nonce, new Uint8Array(data));
  };
}

/** By `node:crypto`: some 40 ms of processor time to load once; the first key encrypts, all decrypt. */
export async function loadNodeCipher(
  keys: readonly [RecordKey, ...RecordKey[]],
): Promise<{ readonly seal: SealRecord; readonly open: OpenRecord }> {
  const { createCipheriv, createDecipheriv } = await import("node:crypto");
  const [current] = keys;
  return {
    seal(record) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", current.bytes, nonce);
      cipher.setAAD(
        boundTo({ time: String(record["time"]), key: current.id }),
      );
      const data = joined([
        cipher.update(JSON.stringify(record), "utf8"),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return encryptedRecord(record, current.id, nonce, data);
    },
    open(record: Encrypted) {
      const key = keys.find(({ id }) => id === record.key);
      if (key === undefined) throw new UnknownKey(record.key);
      try {
        const data = Uint8Array.fromBase64(record.data);
        const cipher = createDecipheriv(
          "aes-256-gcm",
          key.bytes,
          Uint8Array.fromBase64(record.nonce),
          { authTagLength: TAG_BYTES },
        );
        cipher.setAAD(boundTo(record));
        cipher.setAuthTag(data.slice(-TAG_BYTES));
        return new TextDecoder("utf-8", { fatal: true }).decode(joined([
          cipher.update(data.slice(0, -TAG_BYTES)),
          cipher.final(),
        ]));
      } catch {
        throw new Deno.errors.InvalidData(
          `a record was not written with its key ${record.key}`,
        );
      }
    },
  };
}
