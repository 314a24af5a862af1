/** Makes certificates that sign themselves, so that tests of TLS need no program for it. */
import { generateKeyPairSync, sign } from "node:crypto";

/** A certificate and its key, both PEM. */
export interface Issued {
  readonly cert: string;
  readonly key: string;
}

/** What a certificate says of itself. */
export interface Wanted {
  /** Its common name, by which tests know it again; it is good for localhost and 127.0.0.1. */
  readonly name?: string;
  /** In how many days it ends; before now when negative. */
  readonly days?: number;
}

const DAY_MS = 86_400_000;

/** A certificate for an elliptic curve key (P-256), good since a year ago (RFC 5280). */
export function issue({ name = "test", days = 90 }: Wanted = {}): Issued {
  const { privateKey, publicKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
  });
  const now = Date.now();
  const named = sequence(set(sequence(COMMON_NAME, tagged(0x0c, utf8(name)))));
  const body = sequence(
    tagged(0xa0, tagged(0x02, [2])),
    tagged(0x02, [1, ...crypto.getRandomValues(new Uint8Array(8))]),
    sequence(ECDSA_SHA256),
    named,
    sequence(time(now - 365 * DAY_MS), time(now + days * DAY_MS)),
    named,
    [...publicKey.export({ type: "spki", format: "der" })],
    tagged(0xa3, sequence(sequence(ALT_NAME, tagged(0x04, ALT_NAMES)))),
  );
  const signature = sign("sha256", new Uint8Array(body), privateKey);
  const whole = sequence(
    body,
    sequence(ECDSA_SHA256),
    tagged(0x03, [0, ...signature]),
  );
  return {
    cert: pem("CERTIFICATE", whole),
    key: String(privateKey.export({ type: "pkcs8", format: "pem" })),
  };
}

type Bytes = readonly number[];

const utf8 = (text: string): Bytes => [...new TextEncoder().encode(text)];

function tagged(tag: number, content: Bytes): Bytes {
  const { length } = content;
  const size = length < 0x80
    ? [length]
    : length < 0x100
    ? [0x81, length]
    : [0x82, length >> 8, length & 0xff];
  return [tag, ...size, ...content];
}

const sequence = (...parts: readonly Bytes[]) => tagged(0x30, parts.flat());
const set = (...parts: readonly Bytes[]) => tagged(0x31, parts.flat());

/** 2.5.4.3 */
const COMMON_NAME = tagged(0x06, [0x55, 0x04, 0x03]);
/** 1.2.840.10045.4.3.2 */
const ECDSA_SHA256 = tagged(0x06, [42, 134, 72, 206, 61, 4, 3, 2]);
/** 2.5.29.17 */
const ALT_NAME = tagged(0x06, [0x55, 0x1d, 0x11]);
const ALT_NAMES = sequence(
  tagged(0x82, utf8("localhost")),
  tagged(0x87, [127, 0, 0, 1]),
);

/** `GeneralizedTime` of a time in milliseconds since 1970. */
function time(ms: number): Bytes {
  const digits = new Date(ms).toISOString().replace(/\D/g, "").slice(0, 14);
  return tagged(0x18, utf8(`${digits}Z`));
}

function pem(label: string, bytes: Bytes): string {
  const lines = new Uint8Array(bytes).toBase64().match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${
    lines.join("\n")
  }\n-----END ${label}-----\n`;
}
