/** What the settings say of an issuer of tokens: each key with what it does. */
import { type Scope, SCOPE_NAMES } from "./scopes.ts";

/** An issuer of tokens, and what its tokens mean here. */
export interface Issuer {
  /** The token's `iss`, to the letter. */
  readonly issuer: string;
  /** What its principals are called by, behind their own name. */
  readonly name: string;
  /** What a token's `aud` has to name one of. */
  readonly audience: readonly string[];
  /** Where its keys are; `null` to ask its discovery document. */
  readonly jwks_uri: string | null;
  /** The claim that names the principal. */
  readonly principal_claim: string;
  /** The claim that lists scopes or roles. */
  readonly scope_claim: string;
  /** What each of its scopes or roles allows here. */
  readonly scopes: Readonly<Record<string, readonly Scope[]>>;
  /** Values of which each claim must have one. */
  readonly required_claims: Readonly<Record<string, readonly string[]>>;
  /** The header's `typ`; `null` for any. */
  readonly token_type: string | null;
  /** The only tools that its tokens may be used for; `null` for all. */
  readonly tools: readonly string[] | null;
  /** The claim that lists the only tools of a token; `null` for none. */
  readonly tools_claim: string | null;
  /** The only networks that its tokens may come from; `null` for any. */
  readonly addresses: readonly string[] | null;
  /** The claim that lists the only networks of a token; `null` for none. */
  readonly addresses_claim: string | null;
}

/** What a key of an issuer is to documentation and editors. */
export interface IssuerKey {
  /** What it does, one sentence without a final period. */
  readonly description: string;
  /** What stands in when it is absent, in words or as written; `null` when it may not be absent. */
  readonly default: string | null;
  /** Its form in the JSON Schema. */
  readonly shape: Readonly<Record<string, unknown>>;
}

const TEXT = { type: "string", minLength: 1 };
const TEXTS = { anyOf: [TEXT, { type: "array", items: TEXT, minItems: 1 }] };

/** Every key of an issuer, by its name. */
export const ISSUER_KEYS: Readonly<Record<keyof Issuer, IssuerKey>> = {
  issuer: {
    description:
      "The issuer, exactly as its tokens name it in `iss`: an https URL, or http on loopback",
    default: null,
    shape: { type: "string", format: "uri", pattern: "^https?://" },
  },
  name: {
    description:
      "What stands behind the name of each of its principals: `alice` of an issuer `corp` is `alice@corp`",
    default: "the issuer without its scheme",
    shape: TEXT,
  },
  audience: {
    description: "Who its tokens must be for: `aud` has to name one of these",
    default: null,
    shape: TEXTS,
  },
  jwks_uri: {
    description:
      "Where its keys are; needed where that is another host than the issuer's",
    default: "what `/.well-known/openid-configuration` of the issuer says",
    shape: { type: "string", format: "uri", pattern: "^https?://" },
  },
  principal_claim: {
    description: "The claim that names the principal",
    default: "`sub`",
    shape: TEXT,
  },
  scope_claim: {
    description:
      "The claim that lists scopes or roles, as a text with spaces or a list; a point leads inside, as in `realm_access.roles`",
    default: "`scope`",
    shape: TEXT,
  },
  scopes: {
    description:
      "What each of the issuer's scopes or roles allows here; `approve` and `admin` only where they are named, and never to who may also evaluate",
    default: "`evaluate`, `read` and `metrics` by their own names",
    shape: {
      type: "object",
      additionalProperties: {
        anyOf: [
          { enum: SCOPE_NAMES },
          { type: "array", items: { enum: SCOPE_NAMES }, minItems: 1 },
        ],
      },
    },
  },
  required_claims: {
    description:
      "Claims that a token must have, each with the values of which it has to have one; `*` for any",
    default: "none",
    shape: { type: "object", additionalProperties: TEXTS },
  },
  token_type: {
    description: "The `typ` that a token's header must have, such as `at+jwt`",
    default: "any",
    shape: TEXT,
  },
  tools: {
    description: "The only tools that its tokens may ask about",
    default: "all",
    shape: TEXTS,
  },
  tools_claim: {
    description:
      "The claim that lists the only tools that its token may ask about, as a text with spaces or a list; without the claim a token is refused, and with `tools` both count",
    default: "none",
    shape: TEXT,
  },
  addresses: {
    description:
      "The only addresses and networks that its tokens may come from",
    default: "any",
    shape: TEXTS,
  },
  addresses_claim: {
    description:
      "The claim that lists the only addresses and networks that its token may come from, in the same form; without the claim a token is refused, and with `addresses` both count",
    default: "none",
    shape: TEXT,
  },
};
