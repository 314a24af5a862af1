/** A certificate and its private key: whether they can be used together, and until when. */
import { createPrivateKey, X509Certificate } from "node:crypto";
import { causeInWords } from "../problem/cause.ts";
import type { Result } from "../problem/problem.ts";
import { refusal } from "../problem/refusal.ts";

/** A file and what is in it. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** A certificate with its key, both PEM. */
export interface Pair {
  readonly cert: string;
  readonly key: string;
  /** SHA-256 of the certificate. */
  readonly fingerprint: string;
  /** When it ends. */
  readonly expires: Date;
}

const CERTIFICATE =
  /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * The pair of two files, the first certificate being the server's own; or why it is none: unreadable (`TLS-001`,
 * `TLS-002`), not of each other (`TLS-003`), or not good at this time (`TLS-004`).
 */
export function readPair(
  certificate: Source,
  key: Source,
  now: Date,
): Result<Pair> {
  let chain: readonly X509Certificate[];
  try {
    chain = [...certificate.text.matchAll(CERTIFICATE)].map(([pem]) =>
      new X509Certificate(pem)
    );
  } catch (error) {
    return refusal(
      "TLS-001",
      certificate.file,
      `It holds a certificate that cannot be read: ${causeInWords(error)}`,
      "Write certificates in PEM, the server's own first",
    );
  }
  const [own] = chain;
  if (own === undefined) {
    return refusal(
      "TLS-001",
      certificate.file,
      "It holds no certificate",
      "Write certificates in PEM, the server's own first",
    );
  }
  let belongs: boolean;
  try {
    belongs = own.checkPrivateKey(createPrivateKey(key.text));
  } catch {
    // What the library says of a key may quote it.
    return refusal(
      "TLS-002",
      key.file,
      "It holds no private key that can be used",
      "Write the key in PEM, without a password",
    );
  }
  if (!belongs) {
    return refusal(
      "TLS-003",
      key.file,
      `This is not the key of the certificate in \`${certificate.file}\``,
      "Name files that were made together; where one was just replaced, replace the other, too",
    );
  }
  const [begins, expires] = [new Date(own.validFrom), new Date(own.validTo)];
  if (!(begins <= now && now < expires)) {
    return refusal(
      "TLS-004",
      certificate.file,
      `The certificate is good from ${begins.toISOString()} to ${expires.toISOString()}, which is not now`,
      "Renew it, or set the clock",
    );
  }
  return {
    ok: true,
    value: {
      cert: certificate.text,
      key: key.text,
      fingerprint: own.fingerprint256,
      expires,
    },
  };
}
