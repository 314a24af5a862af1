/** Reads an issuer's keys: a JSON Web Key Set (RFC 7517) from elsewhere, of which only public keys for signatures are taken. */
import type { JWK } from "jose";

/** Most bytes of a document that an issuer gives. */
export const MOST_DOCUMENT_BYTES = 262_144;

/** Most keys of one issuer. */
export const MOST_KEYS = 100;

/** The members of each type of key that make it public (RFC 7518, RFC 8037); no other is ever used. */
const PUBLIC: Readonly<Record<string, readonly string[]>> = {
  RSA: ["n", "e"],
  EC: ["crv", "x", "y"],
  OKP: ["crv", "x"],
};

/** The usable keys of a set; throws an `Error` whose message says what is wrong with it. */
export function readKeySet(text: string): readonly JWK[] {
  const value = readObject(text);
  const { keys } = value;
  if (!Array.isArray(keys)) throw new Error("it is no set of keys");
  if (keys.length > MOST_KEYS) {
    throw new Error(`it has ${keys.length} keys, more than ${MOST_KEYS}`);
  }
  const usable = keys.flatMap(publicKey);
  if (usable.length === 0) throw new Error("it has no key for signatures");
  return usable;
}

/** Where the keys of an issuer are, by its discovery document; throws an `Error` whose message says what is wrong with that. */
export function readDiscovery(text: string, issuer: string): string {
  const { issuer: said, jwks_uri } = readObject(text);
  // Else one issuer could speak for another (OpenID Connect Discovery 1.0, section 4.3).
  if (said !== issuer) {
    throw new Error("it is the document of another issuer");
  }
  if (typeof jwks_uri !== "string" || !URL.canParse(jwks_uri)) {
    throw new Error("it does not say where the keys are");
  }
  if (new URL(jwks_uri).origin !== new URL(issuer).origin) {
    throw new Error(
      `its keys are at another origin, ${
        new URL(jwks_uri).origin
      }: name them by \`jwks_uri\``,
    );
  }
  return jwks_uri;
}

/** Where the discovery document of an issuer is. */
export function discoveryOf(issuer: string): string {
  return `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
}

function readObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error("it is no JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error("it is no JSON object");
  }
  return value as Readonly<Record<string, unknown>>;
}

function publicKey(key: unknown): readonly JWK[] {
  if (typeof key !== "object" || key === null) return [];
  const given = key as Readonly<Record<string, unknown>>;
  const { kty, use, key_ops } = given;
  const members = typeof kty === "string" && Object.hasOwn(PUBLIC, kty)
    ? PUBLIC[kty] ?? []
    : [];
  const forSignatures = (use === undefined || use === "sig") &&
    (!Array.isArray(key_ops) || key_ops.includes("verify"));
  if (
    members.length === 0 || !forSignatures ||
    !members.every((name) => typeof given[name] === "string")
  ) return [];
  const kept = ["kty", "kid", "alg", ...members].filter((name) =>
    typeof given[name] === "string"
  );
  return [Object.fromEntries(kept.map((name) => [name, given[name]])) as JWK];
}
