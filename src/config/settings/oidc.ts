/** The settings of tokens that others issue: JSON Web Tokens (RFC 7519) of OpenID Connect or OAuth 2.0 servers. */
import type { Setting } from "../setting.ts";

const DAY_MS = 86_400_000;

/** Each by its name. */
export const OIDC_SETTINGS = {
  oidc_issuers: {
    kind: "issuers",
    section: "auth",
    part: "oidc",
    default: [],
    description:
      "Issuers whose tokens are good credentials, each with the keys below; in the variable as JSON",
  },
  oidc_ca: {
    kind: "path",
    section: "auth",
    part: "oidc",
    default: null,
    description:
      "File with the certificates (PEM) of authorities that an issuer's certificate may be from, beside those that are generally trusted",
  },
  oidc_public_url: {
    kind: "url",
    section: "auth",
    part: "oidc",
    default: null,
    description:
      "URL under which clients reach the server, told to those that look for a token; when absent, the request's `Host`, by https with a certificate or behind `tls_proxy`",
  },
  oidc_algorithms: {
    kind: "list",
    section: "auth",
    part: "oidc",
    default: ["RS256", "PS256", "ES256", "EdDSA"],
    choices: [
      "RS256",
      "RS384",
      "RS512",
      "PS256",
      "PS384",
      "PS512",
      "ES256",
      "ES384",
      "ES512",
      "EdDSA",
      "Ed25519",
    ],
    description:
      "Signatures that a token may have; none without a signature or with a shared secret can be allowed",
  },
  oidc_clock_tolerance_ms: {
    kind: "integer",
    section: "auth",
    part: "oidc",
    default: 30_000,
    unit: "ms",
    range: [0, 300_000],
    description:
      "How far an issuer's clock may be from this one's when a token begins or ends",
  },
  oidc_max_token_bytes: {
    kind: "integer",
    section: "auth",
    part: "oidc",
    default: 8_192,
    unit: "bytes",
    range: [256, 65_536],
    description: "Longest token that is looked at",
  },
  oidc_refresh_ms: {
    kind: "integer",
    section: "auth",
    part: "oidc",
    default: 600_000,
    unit: "ms",
    range: [100, DAY_MS],
    description:
      "How old an issuer's keys are at most before they are fetched again; a key that the issuer took back may be good for as long",
  },
  oidc_cooldown_ms: {
    kind: "integer",
    section: "auth",
    part: "oidc",
    default: 30_000,
    unit: "ms",
    range: [100, 3_600_000],
    description:
      "Least time between two fetches of an issuer's keys, also for a token that names a key nobody knows",
  },
  oidc_keep_keys_ms: {
    kind: "integer",
    section: "auth",
    part: "oidc",
    default: 3_600_000,
    unit: "ms",
    range: [100, 7 * DAY_MS],
    description:
      "How long the keys of an issuer stay good that cannot be reached; afterwards its tokens are refused until it can be",
  },
  oidc_timeout_ms: {
    kind: "integer",
    section: "auth",
    part: "oidc",
    default: 5_000,
    unit: "ms",
    range: [100, 60_000],
    description: "Longest time to fetch from an issuer",
  },
} as const satisfies Readonly<Record<string, Setting>>;
