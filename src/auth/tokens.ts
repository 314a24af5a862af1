/** Whether a token is a good credential: signed by a key of a declared issuer, for us, now. */
import type { FetchDocument } from "./fetch.ts";
import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  jwtVerify,
} from "jose";
import type { Issuer } from "../config/issuers.ts";
import { type Matcher, matcherOf } from "../limit/networks.ts";
import { networksOf, principalOf } from "./claims.ts";
import { fingerprint } from "./digest.ts";
import { type IssuerKeys, keepIssuerKeys, type KeySet } from "./issuer_keys.ts";
import type { Principal } from "./scopes.ts";
import type { TokenRefusal } from "./token.ts";

/** What tokens are judged by. Times are in milliseconds, sizes in bytes. */
export interface TokenOptions {
  readonly issuers: readonly Issuer[];
  readonly algorithms: readonly string[];
  readonly tolerance_ms: number;
  readonly most_bytes: number;
  readonly refresh_ms: number;
  readonly cooldown_ms: number;
  readonly keep_ms: number;
  /** How many good tokens are remembered; {@linkcode REMEMBERED} when absent. */
  readonly remembered?: number;
  readonly fetchDocument: FetchDocument;
  /** Milliseconds since some fixed moment; never goes back. */
  readonly elapsed: () => number;
  /** Is told of each fetch of an issuer's keys: `null`, or why it failed. */
  readonly fetched: (issuer: string, failure: string | null) => void;
}

/** Judges tokens. */
export interface Tokens {
  /** The principal of a token that was good before and still is; `null` for any other. Costs one hash. */
  known(token: string, now: Date, address?: string): Principal | null;
  /** The principal of a token that comes from an address, or why it is refused; never rejects. */
  verify(
    token: string,
    now: Date,
    address?: string,
  ): Promise<Principal | TokenRefusal>;
  /** Fetches the keys of every issuer; never rejects. */
  prepare(): Promise<void>;
  /** The issuers whose keys could not be fetched the last time, each with the reason. */
  failures(): readonly { readonly issuer: string; readonly why: string }[];
}

/** How many good tokens are remembered, so that each signature is verified once. */
export const REMEMBERED = 4_096;

interface Known {
  readonly principal: Principal;
  /** Whether it may come from an address. */
  readonly matches: Matcher;
  /** When it ends, with the tolerance, in milliseconds since 1970. */
  readonly until: number;
  /** The keys that it was verified with: with others it may not be good any more. */
  readonly set: KeySet;
  readonly keys: IssuerKeys;
}

interface Trusted {
  readonly issuer: Issuer;
  readonly keys: IssuerKeys;
}

/** Begins without keys; {@linkcode Tokens.prepare} fetches them before the first token comes. */
export function createTokens(options: TokenOptions): Tokens {
  const trusted = new Map<string, Trusted>(
    options.issuers.map((issuer) => [issuer.issuer, {
      issuer,
      keys: keepIssuerKeys({
        ...options,
        issuer: issuer.issuer,
        jwks_uri: issuer.jwks_uri,
        fetched: (failure) => options.fetched(issuer.issuer, failure),
      }),
    }]),
  );
  const known = new Map<string, Known>();
  const remember = (token: string, one: Known) => {
    if (known.size >= (options.remembered ?? REMEMBERED)) {
      for (const oldest of known.keys()) {
        known.delete(oldest);
        break;
      }
    }
    known.set(fingerprint(token), one);
  };
  const look = (
    token: string,
    now: Date,
    address: string | undefined,
  ): Principal | "token_address" | null => {
    const print = fingerprint(token);
    const one = known.get(print);
    if (one === undefined) return null;
    if (now.getTime() < one.until && one.keys.current() === one.set) {
      return one.matches(address) ? one.principal : "token_address";
    }
    known.delete(print);
    return null;
  };
  const verify = async (
    token: string,
    now: Date,
    address?: string,
  ): Promise<Principal | TokenRefusal> => {
    if (token.length > options.most_bytes) return "token_malformed";
    const before = look(token, now, address);
    if (before !== null) return before;
    const seen = atFirstSight(token);
    if (seen === null) return "token_malformed";
    const { iss, kid, alg } = seen;
    if (!options.algorithms.includes(alg)) return "token_malformed";
    const one = trusted.get(iss);
    if (one === undefined) return "token_issuer";
    const set = await one.keys.having(kid);
    if (set === null) return "token_keys";
    const { issuer } = one;
    try {
      const { payload } = await jwtVerify(
        token,
        createLocalJWKSet({ keys: [...set.keys] }),
        {
          algorithms: [...options.algorithms],
          issuer: issuer.issuer,
          audience: [...issuer.audience],
          clockTolerance: options.tolerance_ms / 1000,
          currentDate: now,
          requiredClaims: ["exp"],
          ...issuer.token_type === null ? {} : { typ: issuer.token_type },
        },
      );
      const principal = principalOf(payload, issuer);
      const networks = networksOf(payload, issuer);
      if (principal === null || networks === null) return "token_claims";
      const matchers = networks.map(matcherOf);
      const matches = (from: string | undefined) =>
        matchers.every((matches) => matches(from));
      const until = (payload.exp ?? 0) * 1000 + options.tolerance_ms;
      remember(token, { principal, matches, until, set, keys: one.keys });
      return matches(address) ? principal : "token_address";
    } catch (error) {
      return refusalOf(error);
    }
  };
  return {
    known(token, now, address) {
      const one = look(token, now, address);
      return one === "token_address" ? null : one;
    },
    verify,
    async prepare() {
      await Promise.all(
        [...trusted.values()].map(({ keys }) => keys.having(undefined)),
      );
    },
    failures: () =>
      [...trusted.values()].flatMap(({ issuer, keys }) => {
        const why = keys.failure();
        return why === null ? [] : [{ issuer: issuer.issuer, why }];
      }),
  };
}

/** What a token says of itself before anything is verified: enough to know whose keys to ask. */
function atFirstSight(token: string) {
  try {
    const { kid, alg } = decodeProtectedHeader(token);
    const { iss } = decodeJwt(token);
    return typeof iss === "string" && typeof alg === "string" &&
        (kid === undefined || typeof kid === "string")
      ? { iss, alg, kid }
      : null;
  } catch {
    return null;
  }
}

function refusalOf(error: unknown): TokenRefusal {
  if (error instanceof errors.JWTExpired) return "token_expired";
  if (error instanceof errors.JWTClaimValidationFailed) {
    return CLAIMS[error.claim] ?? "token_claims";
  }
  return error instanceof errors.JWSSignatureVerificationFailed ||
      error instanceof errors.JWKSNoMatchingKey ||
      error instanceof errors.JWKSMultipleMatchingKeys
    ? "token_signature"
    : "token_malformed";
}

const CLAIMS: Readonly<Record<string, TokenRefusal>> = {
  aud: "token_audience",
  nbf: "token_early",
  iss: "token_issuer",
};
