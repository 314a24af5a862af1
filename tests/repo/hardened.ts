/** What the hardened set-up says in place of the defaults, and why: the one source of its two files and its variables. */
import type { SettingName } from "../../src/config/schema.ts";

/** A value as a file holds it, and why it is that one: a sentence without a final period. */
export interface Hardened {
  readonly value: string | number | boolean | readonly string[];
  readonly why: string;
}

/** Where the image keeps what outlives it. */
export const STATE = "/var/lib/superego";

/** What has to be put in before a secret is read from there: no file has this name. */
export const PLACEHOLDER = "REPLACE_ME";

/** Each setting that is stricter than its default, or that has none which fits a server. */
export const HARDENED: Readonly<Partial<Record<SettingName, Hardened>>> = {
  profile: {
    value: "strict",
    why: "Nobody watches each call here; `standard` asks and denies less",
  },
  state_dir: { value: STATE, why: "The one place that the image may write to" },
  audit_sync: {
    value: "group",
    why: "A power cut loses no decision that was answered",
  },
  audit_keep: { value: 400, why: "A file a day, and more than a year of them" },
  audit_keep_days: {
    value: 365,
    why: "A year, which most auditors ask for; the law may ask for less",
  },
  audit_keep_bytes: {
    value: 8_589_934_592,
    why: "8 GiB: set it below the size of the volume",
  },
  audit_compress: { value: true, why: "A year takes a tenth of the room" },
  mask_personal_data: {
    value: true,
    why: "What is not recorded need not be erased",
  },
  listen: {
    value: "0.0.0.0:8000",
    why:
      "A container is reached from outside it; Compose publishes it on loopback alone",
  },
  allowed_hosts: {
    value: ["superego", "superego.internal"],
    why: "Write the names here that your clients call the server by",
  },
  max_body_bytes: {
    value: 1_048_576,
    why: "1 MiB is more than agents send in one call",
  },
  max_json_depth: { value: 32, why: "No tool nests its arguments deeper" },
  headers_timeout_ms: {
    value: 3_000,
    why: "A proxy sends them at once; who is slower holds a connection",
  },
  request_timeout_ms: { value: 10_000, why: "The same for 1 MiB" },
  max_connections: {
    value: 512,
    why: "Half of the default: the container has 256 MiB",
  },
  production: {
    value: true,
    why: "What is unsafe keeps the server from starting",
  },
  tls_proxy: {
    value: true,
    why:
      "A proxy in front of it speaks TLS. Without one set `false`, and name a certificate",
  },
  tls_min_version: { value: "1.3", why: "Every client of today speaks it" },
  tls_warning_days: { value: 30, why: "Time enough to renew it by hand" },
  max_json_members: { value: 5_000, why: "A quarter of the default" },
  max_json_items: { value: 20_000, why: "A fifth of the default" },
  max_json_string: { value: 1_048_576, why: "No longer than a body" },
  rate_all: {
    value: 2_000,
    why: "Ten owners at their limit, on one processor",
  },
  burst_all: { value: 20_000, why: "Ten seconds of that rate" },
  rate_address: {
    value: 500,
    why:
      "A whole office behind one address; a proxy that is not in `trusted_proxies` is one address, too",
  },
  burst_address: { value: 5_000, why: "Ten seconds of that rate" },
  rate_principal: { value: 200, why: "Dozens of agents at work with one key" },
  burst_principal: { value: 2_000, why: "Ten seconds of that rate" },
  rate_tool: { value: 100, why: "Half of what one owner has" },
  burst_tool: { value: 1_000, why: "Ten seconds of that rate" },
  rate_session: { value: 50, why: "No agent makes as many calls for long" },
  burst_session: { value: 500, why: "Ten seconds of that rate" },
  concurrent_all: { value: 512, why: "As many as there may be connections" },
  concurrent_address: { value: 256, why: "Half of all" },
  concurrent_principal: { value: 128, why: "A quarter of all" },
  block_after: { value: 300, why: "Who is refused so often does not wait" },
  block_ms: { value: 30_000, why: "Three times the default" },
  block_most_ms: { value: 3_600_000, why: "An hour" },
  max_connections_per_address: {
    value: 128,
    why: "A quarter of `max_connections`",
  },
  key_warning_days: { value: 30, why: "A month to exchange a key in" },
  lockout_failures: { value: 5, why: "Nobody types a key by hand" },
  lockout_first_ms: { value: 60_000, why: "Twice the default" },
  lockout_longest_ms: { value: 86_400_000, why: "A day" },
  lockout_forget_ms: { value: 3_600_000, why: "An hour" },
  alarm_failed_logins: { value: 5, why: "As many as lock out an address" },
  alarm_denials: {
    value: 10,
    why: "An agent that is denied so often tries what it may not",
  },
  alarm_limited_addresses: {
    value: 3,
    why: "A key is used in one place, or two",
  },
  alarm_reload_failures: {
    value: 1,
    why: "A broken policy is seen at once",
  },
  alarm_window_ms: { value: 3_600_000, why: "An hour: patience is no way in" },
  log_format: { value: "json", why: "For whoever collects it" },
};

/** What could stand where nothing does, as a variable would say it. */
export const EXAMPLES: Readonly<Partial<Record<SettingName, string>>> = {
  security_policies: "/etc/superego/security-policies.yaml",
  audit: `${STATE}/audit.jsonl`,
  keys: `${STATE}/keys.json`,
  tls_certificate_file: "/run/secrets/tls.crt",
  tls_key_file: "/run/secrets/tls.key",
  redis_url: "rediss://redis.internal:6379/0",
  redis_user: "superego",
  redis_ca: "/etc/superego/redis-ca.pem",
  trusted_proxies: "10.0.0.5",
  allow_addresses: "10.0.0.0/8",
  deny_addresses: "192.0.2.0/24",
  allow_countries: "DE,FR",
  deny_countries: "AQ",
  country_exempt: "10.0.0.0/8",
  cors_origins: "https://app.example",
  oidc_issuers: `[{"issuer":"https://login.example","audience":["superego"]}]`,
  telemetry_endpoint: "https://collector.internal:4318",
  policy_off: "git.discard_work=we stash by hand",
  country_database: "/etc/superego/country.mmdb",
  oidc_ca: "/etc/superego/issuer-ca.pem",
  oidc_public_url: "https://superego.internal",
  url: "https://superego.internal",
};

/** The settings that have to be given, though they are secrets: nothing starts in production without one. */
export const NEEDED: readonly SettingName[] = ["api_key"];
