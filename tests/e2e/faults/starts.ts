/** What can be wrong with what the program finds when it starts: each row happens to a call that the policy allows. */

/** One such thing. `DIR` in a text is the test's folder. */
export interface StartFault {
  readonly name: string;
  /** The policy's text instead of the good one; `null` for none. */
  readonly policy?: string | null;
  /** Shell commands that bring it about, as the user of the tests. */
  readonly before?: string;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Runs the program as a user who owns nothing. */
  readonly unprivileged?: boolean;
  /** What the refusal says. */
  readonly why: RegExp;
}

const POLICY = ["--policy", "DIR/p.yaml"];

/** Faults of the configuration. */
export const SETTINGS: readonly StartFault[] = [
  {
    name: "a configuration that is not there",
    flags: [...POLICY, "--config", "DIR/none.yaml"],
    why: /none\.yaml.*exist/,
  },
  {
    name: "a configuration that is a folder",
    flags: [...POLICY, "--config", "DIR"],
    why: /folder/,
  },
  {
    name: "a configuration that is a pipe",
    before: "mkfifo DIR/c.yaml;",
    flags: [...POLICY, "--config", "DIR/c.yaml"],
    why: /no regular file/,
  },
  {
    name: "a configuration that is no YAML",
    before: "echo 'audit: [' > DIR/c.yaml;",
    flags: [...POLICY, "--config", "DIR/c.yaml"],
    why: /c\.yaml:2/,
  },
  {
    name: "a configuration with an unknown key",
    before: "echo 'audt: x' > DIR/c.yaml;",
    flags: [...POLICY, "--config", "DIR/c.yaml"],
    why: /c\.yaml:1.*`audit`/s,
  },
  {
    name: "a configuration with a wrong value",
    before: "echo 'review_deadline_ms: soon' > DIR/c.yaml;",
    flags: [...POLICY, "--config", "DIR/c.yaml"],
    why: /review_deadline_ms/,
  },
  {
    name: "an unknown variable",
    env: { SUPEREGO_POLCY: "x" },
    why: /SUPEREGO_POLCY.*SUPEREGO_POLICY/s,
  },
  {
    name: "a setting out of range",
    env: { SUPEREGO_REVIEW_DEADLINE_MS: "-1" },
    why: /REVIEW_DEADLINE_MS/,
  },
  {
    name: "a setting that is no number",
    env: { SUPEREGO_MAX_BODY_BYTES: "many" },
    why: /MAX_BODY_BYTES/,
  },
  ...[
    "DENO_SERVE_ADDRESS",
    "DENO_TRUST_PROXY_HEADERS",
    "SSLKEYLOGFILE",
  ].map((name) => ({
    name: `${name} is set`,
    env: { [name]: "DIR/value" },
    why: new RegExp(name),
  })),
  {
    name: "a secret's file that is not there",
    env: { SUPEREGO_API_KEY: "", SUPEREGO_API_KEY_FILE: "/none" },
    why: /API_KEY/,
  },
  {
    name: "no place for state",
    env: { HOME: "" },
    why: /state_dir|STATE_DIR/,
  },
  {
    name: "a home that is no absolute path",
    env: { HOME: "home" },
    why: /state_dir|STATE_DIR/,
  },
];

/** Faults of the place for the record and the keys. */
export const STATES: readonly StartFault[] = [
  {
    name: "an audit file that cannot be made",
    env: { SUPEREGO_AUDIT: "/proc/audit.jsonl" },
    why: /audit/,
  },
  {
    name: "an audit file that is a folder",
    env: { SUPEREGO_AUDIT: "DIR" },
    why: /audit/,
  },
  {
    name: "an audit file that is a pipe",
    before: "mkfifo DIR/pipe;",
    env: { SUPEREGO_AUDIT: "DIR/pipe" },
    why: /pipe.*regular file/s,
  },
  {
    name: "an audit file that is a device",
    env: { SUPEREGO_AUDIT: "/dev/full" },
    why: /regular file|may touch/,
  },
  {
    name: "an audit file below a file",
    env: { SUPEREGO_AUDIT: "DIR/p.yaml/audit.jsonl" },
    why: /audit/,
  },
  {
    name: "an audit file that is a link to itself",
    before: "ln -s DIR/loop DIR/loop;",
    env: { SUPEREGO_AUDIT: "DIR/loop" },
    why: /loop/,
  },
  {
    name: "an audit file of another user",
    before: "touch DIR/a.jsonl; chmod 600 DIR/a.jsonl;",
    env: { SUPEREGO_AUDIT: "DIR/a.jsonl" },
    unprivileged: true,
    why: /a\.jsonl.*permission denied/i,
  },
  {
    name: "a state folder that is a file",
    env: { SUPEREGO_STATE_DIR: "DIR/p.yaml" },
    why: /p\.yaml/,
  },
  {
    name: "a state folder that may not be made",
    before: "mkdir -m 755 DIR/outer;",
    env: { SUPEREGO_STATE_DIR: "DIR/outer/state" },
    unprivileged: true,
    why: /outer.*permission denied/is,
  },
  {
    name: "a state folder that may not be written to",
    before: "mkdir -m 755 DIR/state;",
    env: { SUPEREGO_STATE_DIR: "DIR/state" },
    unprivileged: true,
    why: /state.*permission denied/is,
  },
  {
    name: "a state folder of another user",
    before: "mkdir -m 700 DIR/state;",
    env: { SUPEREGO_STATE_DIR: "DIR/state" },
    unprivileged: true,
    why: /state.*permission denied/is,
  },
  {
    name: "a home that is a file",
    env: { HOME: "DIR/p.yaml" },
    why: /p\.yaml/,
  },
  {
    name: "a home that may not be written to",
    before: "mkdir -m 555 DIR/nest;",
    env: { HOME: "DIR/nest" },
    unprivileged: true,
    why: /nest.*permission denied/is,
  },
];
