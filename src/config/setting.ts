/** What a setting is to the table of settings, and the profiles that one of them chooses. */

/** The profiles; each but `standard` is a file in `security/policies/profiles`. */
export const PROFILES = ["standard", "strict", "audit"] as const;

/** One of {@linkcode PROFILES}. */
export type Profile = typeof PROFILES[number];

/** The sections of the file of security policies; a setting without a section belongs in the configuration file. */
export const SECTIONS = [
  "auth",
  "limits",
  "network",
  "input",
  "data",
  "monitoring",
] as const;

/** One of {@linkcode SECTIONS}. */
export type Section = typeof SECTIONS[number];

/** How a setting's value is written and checked. */
export type Kind =
  | "address"
  | "boolean"
  | "choice"
  | "countries"
  | "integer"
  | "issuers"
  | "list"
  | "networks"
  | "origins"
  | "path"
  | "rates"
  | "reasons"
  | "secret"
  | "text"
  | "url";

/** One setting as the table describes it. */
export interface Setting {
  /** How its value is written and checked. */
  readonly kind: Kind;
  /** What it does, one sentence without a final period. */
  readonly description: string;
  /** The value when nobody says anything; `null` for none, or for one derived from other settings. */
  readonly default: string | number | boolean | readonly string[] | null;
  /** How the default is derived, where it is. */
  readonly derived?: string;
  /** The unit of a number. */
  readonly unit?:
    | "bytes"
    | "ms"
    | "files"
    | "levels"
    | "characters"
    | "connections"
    | "requests"
    | "calls"
    | "failures"
    | "deviations"
    | "intervals"
    | "days"
    | "entries"
    | "addresses"
    | "servers";
  /** The least and greatest number allowed; of characters, for a secret or a text. */
  readonly range?: readonly [number, number];
  /** The schemes of a URL; http and https when absent. */
  readonly schemes?: readonly string[];
  /** The words of a choice, or of the items of a list. */
  readonly choices?: readonly string[];
  /** The command-line flag that sets it, where there is one. */
  readonly flag?: `--${string}`;
  /** Whether the file of a secret has to be closed to all but its owner and, for reading, its group. */
  readonly owner_only?: true;
  /** The section of the file of security policies that it belongs in; absent for the configuration file. */
  readonly section?: Section;
  /** Which part of the program reads it, for grouping the documentation. */
  readonly part:
    | "policy"
    | "record"
    | "data"
    | "monitoring"
    | "telemetry"
    | "server"
    | "tls"
    | "input"
    | "limit"
    | "redis"
    | "network"
    | "cors"
    | "access"
    | "lockout"
    | "oidc"
    | "hook"
    | "log";
}
