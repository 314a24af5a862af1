/** From a request's credential to a principal. */
import type { Refusal } from "../auth/keyring.ts";
import type { TokenRefusal } from "../auth/token.ts";
import { ANONYMOUS, type Principal, type Scope } from "../auth/scopes.ts";
import { isLoopback } from "../config/value.ts";
import type { ChallengeError } from "./challenge.ts";
import { problem } from "./problem_document.ts";
import type { Reply } from "./reply.ts";

/** Whether a request comes from this machine, by its peer's address and by what proxies add. */
export function isLocal(
  peer: string | undefined,
  header: (name: string) => string | undefined,
): boolean {
  // A proxy on this machine is a local peer too, and whom it speaks for may be anywhere.
  return peer !== undefined &&
    isLoopback(peer.replace(/^::ffff:/i, "")) &&
    ["forwarded", "x-forwarded-for", "x-real-ip", "via"].every((name) =>
      header(name) === undefined
    );
}

/** What authentication needs. */
export interface Authentication {
  /** Looks a key up. */
  authenticate(secret: string): Principal | Refusal | TokenRefusal;
  /** Whether a caller on this machine needs no key. */
  readonly anonymous: boolean;
  /** Is told why a credential was refused. */
  refused(
    reason: "missing" | "malformed" | Refusal | TokenRefusal | "scope",
  ): void;
  /** The challenge that goes with a refusal. */
  challenge(error: ChallengeError): string;
}

/** The principal of a request that has the scope, or the answer that refuses it. */
export function authenticate(
  header: (name: string) => string | undefined,
  scope: Scope,
  parts: Authentication,
): Principal | Reply {
  const secret = credential(header("authorization"), header("x-api-key"));
  if (secret === undefined) {
    if (parts.anonymous) return allowed(ANONYMOUS, scope, parts);
    parts.refused("missing");
    return unauthenticated(
      "Send a key as `Authorization: Bearer KEY` or `X-API-Key: KEY`",
      parts.challenge(null),
    );
  }
  if (secret === null) {
    parts.refused("malformed");
    return unauthenticated(
      "The credential is malformed: send one key, as `Authorization: Bearer KEY`",
      parts.challenge("invalid_token"),
    );
  }
  const principal = parts.authenticate(secret);
  if (typeof principal === "string") {
    parts.refused(principal);
    return unauthenticated(
      SAID[principal] ?? "This key is not valid",
      parts.challenge("invalid_token"),
    );
  }
  return allowed(principal, scope, parts);
}

// undefined: none was sent. null: something was sent that is no single key.
function credential(
  authorization: string | undefined,
  apiKey: string | undefined,
): string | null | undefined {
  if (authorization === undefined && apiKey === undefined) return undefined;
  const bearer = authorization === undefined
    ? apiKey
    : /^bearer +(\S+) *$/i.exec(authorization)?.[1];
  const key = (apiKey ?? bearer)?.trim();
  return bearer === undefined || key === undefined || key === "" ||
      key !== bearer.trim()
    ? null
    : key;
}

function allowed(
  principal: Principal,
  scope: Scope,
  parts: Authentication,
): Principal | Reply {
  if (principal.scopes.includes(scope)) return principal;
  parts.refused("scope");
  return problem(403, `This needs a key with the scope \`${scope}\``, {
    headers: { "WWW-Authenticate": parts.challenge("insufficient_scope") },
  });
}

/** What helps whoever has a token that was, or will be, good; of all others nothing is told. */
const SAID: Readonly<Partial<Record<Refusal | TokenRefusal, string>>> = {
  token_expired: "This token has ended; get a new one",
  token_early: "This token is not valid yet",
  token_audience: "This token is for somebody else; get one for this server",
  token_claims: "This token lacks what the operator asks for",
  token_keys:
    "The keys of this token's issuer cannot be had at the moment; try again later",
  token_issuer: "This token is not valid",
  token_address: "This token is not valid",
  token_signature: "This token is not valid",
  token_malformed: "This token is not valid",
};

function unauthenticated(detail: string, challenge: string): Reply {
  return problem(401, detail, { headers: { "WWW-Authenticate": challenge } });
}
