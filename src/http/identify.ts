/** From a request to whoever sends it: the keys at hand, tokens, and then the file of keys as it is now. */
import { isToken, type TokenRefusal } from "../auth/token.ts";
import type { Refusal } from "../auth/keyring.ts";
import type { Principal, Scope } from "../auth/scopes.ts";
import { authenticate, type Authentication, isLocal } from "./authenticate.ts";
import { challengeOf } from "./challenge.ts";
import {
  addressLeft,
  credentialLockedOut,
  lockedOut,
  type Trying,
} from "./locked_out.ts";
import type { AppParts } from "./parts.ts";
import type { Reply } from "./reply.ts";
import type { Asked } from "./route.ts";

/** A request whose sender is wanted. */
export interface Sent {
  readonly asked: Asked;
  /** What the sender must be good for. */
  readonly scope: Scope;
  readonly path: string;
  readonly address: string;
  readonly trying: Trying;
}

/** Who sent a request, or the answer that refuses it. */
export interface Identified {
  readonly principal: Principal | Reply;
  /** Why the credential was refused, or `null`. */
  readonly refused: Parameters<Authentication["refused"]>[0] | null;
  /** The credential, where one could be read. */
  readonly secret: string | null;
}

/** Looks the credential up among the keys at hand, or where `lookUp` says. */
export function identify(
  { asked, scope, path, address }: Sent,
  parts: AppParts,
  lookUp: (secret: string) => Principal | Refusal | TokenRefusal = (secret) =>
    parts.keyring().authenticate(secret, parts.clock.now(), address),
): Identified {
  let refused: Identified["refused"] = null;
  let shown: string | null = null;
  const header = (name: string) => asked.header(name);
  const principal = authenticate(header, scope, {
    anonymous: parts.anonymous && isLocal(asked.peer(), header),
    authenticate(secret) {
      shown = secret;
      return lookUp(secret);
    },
    refused(reason) {
      refused = reason;
    },
    challenge: (error) => challengeOf(error, { asked, path, scope }, parts),
  });
  return { principal, refused, secret: shown };
}

/** Looks further for a credential that no key at hand is; the answer where there is nothing more to look for. */
export async function identifyFurther(
  first: Identified,
  sent: Sent,
  parts: AppParts,
): Promise<Identified | Reply> {
  const { refused, secret } = first;
  if (refused === "unknown" && secret !== null && isToken(secret)) {
    if (parts.tokens !== null) return await byToken(secret, sent, parts);
  }
  const { trying } = sent;
  if (isGuess(first)) {
    const locked = lockedOut(addressLeft(trying, parts), trying, parts);
    if (locked !== null) return locked;
  }
  // Both take the same time, so that nobody learns which keys there were.
  if (refused === null || !NEWER.includes(refused)) return first;
  const locked = credentialLockedOut(secret ?? "", trying, parts);
  if (locked !== null) return locked;
  await parts.renewKeys();
  return identify(sent, parts);
}

/** A good token passes wherever it comes from; what others are is found out for a locked address now and then only. */
async function byToken(
  token: string,
  sent: Sent,
  parts: AppParts,
): Promise<Identified | Reply> {
  const { tokens, clock, lockout } = parts;
  const { trying, address } = sent;
  const now = clock.now();
  const known = tokens?.known(token, now, address) ?? null;
  if (known !== null) return identify(sent, parts, () => known);
  const locked = credentialLockedOut(token, trying, parts);
  if (locked !== null) return locked;
  const left_ms = addressLeft(trying, parts);
  if (left_ms > 0 && !lockout.mayTry(trying.asker, clock.elapsed())) {
    return lockedOut(left_ms, trying, parts) as Reply;
  }
  const found = await tokens?.verify(token, now, address) ?? "unknown";
  const identified = identify(sent, parts, () => found);
  return isGuess(identified)
    ? lockedOut(left_ms, trying, parts) ?? identified
    : identified;
}

/** What may be otherwise in a file of keys that was changed a moment ago. */
const NEWER: readonly string[] = ["unknown", "expired", "address"];

/**
 * What somebody does who has no good credential. None at all is no attempt, a good one without the scope none either,
 * and neither is a token that was good once or whose issuer cannot be reached.
 */
const GUESSES: readonly (Identified["refused"])[] = [
  "malformed",
  "unknown",
  "expired",
  "address",
  "token_malformed",
  "token_issuer",
  "token_signature",
  "token_audience",
  "token_claims",
  "token_address",
];

/** Whether a refused credential counts towards a lock-out. */
export function isGuess({ refused }: Pick<Identified, "refused">): boolean {
  return GUESSES.includes(refused);
}
