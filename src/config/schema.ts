/** The settings: one table from which types, defaults, flags, environment, JSON Schema and documentation are made. */

/** How a setting's value is written and checked. */
export type Kind =
  | "address"
  | "boolean"
  | "choice"
  | "integer"
  | "list"
  | "path"
  | "secret"
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
  readonly unit?: "bytes" | "ms" | "files" | "levels" | "connections";
  /** The least and greatest number allowed; of characters, for a secret. */
  readonly range?: readonly [number, number];
  /** The words of a choice. */
  readonly choices?: readonly string[];
  /** The command-line flag that sets it, where there is one. */
  readonly flag?: `--${string}`;
  /** Which part of the program reads it, for grouping the documentation. */
  readonly part: "policy" | "record" | "server" | "access" | "hook" | "log";
}

const DAY_MS = 86_400_000;
const MIB = 1_048_576;

/** Every setting by its name in the configuration file; `SUPEREGO_` and the name in capitals is its variable. */
export const SETTINGS = {
  policy: {
    kind: "list",
    part: "policy",
    default: ["shipped"],
    flag: "--policy",
    description:
      "Policy files that decide together; the word `shipped` names the built-in policy",
  },
  project_policy: {
    kind: "boolean",
    part: "policy",
    default: false,
    description:
      "Whether a `.superego.yaml` above the call's `cwd` may tighten the policy; it can never loosen it",
  },
  reload: {
    kind: "boolean",
    part: "policy",
    default: true,
    description: "Whether the server reloads a policy file that changed",
  },
  reload_debounce_ms: {
    kind: "integer",
    part: "policy",
    default: 200,
    unit: "ms",
    range: [10, 60_000],
    description: "Quiet time after a change before the policy is read again",
  },
  review_deadline_ms: {
    kind: "integer",
    part: "policy",
    default: 5_000,
    unit: "ms",
    range: [10, 600_000],
    description:
      "Longest time to judge one call, and to record it; what takes longer is a denial",
  },
  state_dir: {
    kind: "path",
    part: "record",
    default: null,
    derived: "`$XDG_STATE_HOME/superego`, else `~/.local/state/superego`",
    description: "Folder for what is kept between runs",
  },
  audit: {
    kind: "path",
    part: "record",
    default: null,
    derived: "`audit.jsonl` in the state folder",
    flag: "--audit",
    description: "File to which every decision is appended before its answer",
  },
  audit_sync: {
    kind: "choice",
    part: "record",
    default: "none",
    choices: ["none", "group"],
    description:
      "Whether an answer waits until its record is on the disk itself (`group`) or handed to the operating system (`none`)",
  },
  audit_max_bytes: {
    kind: "integer",
    part: "record",
    default: 64 * MIB,
    unit: "bytes",
    range: [65_536, 1024 * 1024 * MIB],
    description: "Size at which the audit file is rotated",
  },
  audit_keep: {
    kind: "integer",
    part: "record",
    default: 16,
    unit: "files",
    range: [1, 10_000],
    description: "How many rotated audit files are kept",
  },
  audit_redact: {
    kind: "boolean",
    part: "record",
    default: true,
    description: "Whether secrets are cut out of records before writing",
  },
  listen: {
    kind: "address",
    part: "server",
    default: "127.0.0.1:8000",
    flag: "--listen",
    description: "Address that the server listens on, `HOST:PORT`",
  },
  allowed_hosts: {
    kind: "list",
    part: "server",
    default: [],
    description:
      "`Host` names that requests may carry, beside the listen address and loopback",
  },
  max_body_bytes: {
    kind: "integer",
    part: "server",
    default: 4 * MIB,
    unit: "bytes",
    range: [1_024, 256 * MIB],
    description: "Largest request body, and largest hook input",
  },
  max_header_bytes: {
    kind: "integer",
    part: "server",
    default: 16_384,
    unit: "bytes",
    range: [1_024, 65_536],
    description: "Largest block of request headers",
  },
  max_json_depth: {
    kind: "integer",
    part: "server",
    default: 64,
    unit: "levels",
    range: [4, 1_000],
    description: "Deepest nesting of JSON that is read",
  },
  headers_timeout_ms: {
    kind: "integer",
    part: "server",
    default: 5_000,
    unit: "ms",
    range: [100, 600_000],
    description: "Longest time to receive the headers of a request",
  },
  request_timeout_ms: {
    kind: "integer",
    part: "server",
    default: 15_000,
    unit: "ms",
    range: [100, 600_000],
    description: "Longest time to receive a whole request",
  },
  idle_timeout_ms: {
    kind: "integer",
    part: "server",
    default: 30_000,
    unit: "ms",
    range: [100, DAY_MS],
    description: "How long an idle connection is kept open",
  },
  max_connections: {
    kind: "integer",
    part: "server",
    default: 1_024,
    unit: "connections",
    range: [1, 1_000_000],
    description: "Most connections open at once; more are closed at once",
  },
  shutdown_deadline_ms: {
    kind: "integer",
    part: "server",
    default: 10_000,
    unit: "ms",
    range: [0, 600_000],
    description:
      "Longest time for open requests to finish after SIGTERM or SIGINT",
  },
  api_key: {
    kind: "secret",
    part: "access",
    default: null,
    range: [20, 512],
    description: "One bootstrap key with the scopes evaluate, read and metrics",
  },
  keys: {
    kind: "path",
    part: "access",
    default: null,
    derived: "`keys.json` in the state folder",
    description: "File with the hashes of the API keys",
  },
  allow_anonymous_loopback: {
    kind: "boolean",
    part: "access",
    default: false,
    description:
      "Whether callers on this machine need no key while the server listens on loopback",
  },
  url: {
    kind: "url",
    part: "hook",
    default: null,
    flag: "--url",
    description: "Server that `advise` asks instead of deciding itself",
  },
  token: {
    kind: "secret",
    part: "hook",
    default: null,
    description: "API key that `advise` sends to that server",
  },
  url_timeout_ms: {
    kind: "integer",
    part: "hook",
    default: 10_000,
    unit: "ms",
    range: [10, 600_000],
    description: "Longest time for that server to answer",
  },
  on_unreachable: {
    kind: "choice",
    part: "hook",
    default: "block",
    choices: ["block", "defer"],
    description:
      "What `advise` answers when that server gives no verdict: stop the tool, or leave it to the agent's own permissions",
  },
  proxy: {
    kind: "boolean",
    part: "hook",
    default: false,
    description:
      "Whether `advise` reaches that server through `HTTP_PROXY`, `HTTPS_PROXY` and `ALL_PROXY`, which it ignores otherwise",
  },
  log_format: {
    kind: "choice",
    part: "log",
    default: "text",
    choices: ["text", "json"],
    description: "Form of the log lines on stderr",
  },
  log_level: {
    kind: "choice",
    part: "log",
    default: "info",
    choices: ["debug", "info", "warning", "error"],
    description: "Least severity that is logged",
  },
} as const satisfies Readonly<Record<string, Setting>>;

/** The name of a setting. */
export type SettingName = keyof typeof SETTINGS;

/** Every name, in the order of the table. */
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

type Value<S extends Setting> = S extends
  { readonly choices: infer C extends readonly string[] } ? C[number]
  : S["kind"] extends "integer" ? number
  : S["kind"] extends "boolean" ? boolean
  : S["kind"] extends "list" ? readonly string[]
  : S extends { readonly default: string } | { readonly derived: string }
    ? string
  : string | null;

/** What the program was asked to do: every setting with its effective value. */
export type Settings = {
  readonly [Name in SettingName]: Value<typeof SETTINGS[Name]>;
};

/** The environment variable of a setting. */
export function variableOf(name: string): string {
  return `SUPEREGO_${name.toUpperCase()}`;
}
