/** The rooms of `src/`: who may import whom, who may touch what. The lint plugin beside this file enforces the tables. */

/** Each room, and the rooms that it may import from. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  problem: [],
  facts: ["problem"],
  policy: ["problem", "facts"],
  audit: ["problem", "facts", "policy"],
  alarm: ["problem"],
  metrics: ["problem", "facts", "policy", "alarm"],
  review: ["problem", "facts", "policy", "audit", "metrics"],
  config: ["problem", "facts", "policy"],
  limit: ["problem", "config"],
  auth: ["problem", "config", "limit"],
  check: [
    "problem",
    "facts",
    "policy",
    "audit",
    "alarm",
    "metrics",
    "config",
    "limit",
    "auth",
  ],
  hooks: ["problem", "facts", "policy", "review", "config"],
  mcp: ["problem", "facts", "policy", "review", "audit"],
  http: [
    "problem",
    "facts",
    "policy",
    "review",
    "audit",
    "alarm",
    "metrics",
    "config",
    "auth",
    "limit",
    "hooks",
    "mcp",
  ],
  gateway: [
    "problem",
    "facts",
    "policy",
    "review",
    "audit",
    "alarm",
    "metrics",
    "config",
    "auth",
    "limit",
    "check",
    "hooks",
    "mcp",
    "http",
  ],
  cli: [
    "problem",
    "facts",
    "policy",
    "review",
    "audit",
    "alarm",
    "metrics",
    "config",
    "auth",
    "limit",
    "check",
    "hooks",
    "mcp",
    "http",
    "gateway",
  ],
};

/** Rooms that compute and touch nothing: no clock, no randomness, no world, no `async`. */
export const PURE: readonly string[] = ["problem", "facts", "policy"];

/** Globals and members that reach each part of the outside world. */
export const EFFECTS: Readonly<Record<string, RegExp>> = {
  disk:
    /^Deno\.(open|create|read(TextFile|File|Dir|Link)|write(TextFile|File)|l?stat|rename|remove|mkdir|chmod|chown|realPath|watchFs|makeTemp\w*|copyFile|truncate|link|symlink|umask)(Sync)?$/,
  network: /^(fetch|WebSocket|Deno\.(serve|listen\w*|connect\w*|resolveDns))$/,
  clock: /^(Date\.now|new Date|performance\.now|setTimeout|setInterval)$/,
  randomness: /^(Math\.random|crypto\.(randomUUID|getRandomValues))$/,
  environment: /^Deno\.(env|cwd|chdir|hostname)$/,
  process:
    /^Deno\.(exit|addSignalListener|removeSignalListener|kill|Command|permissions)$/,
};

/** The files that may use each effect: one per room. A line here says what the file does with it. */
export const EFFECT_FILES: Readonly<
  Record<string, Readonly<Record<string, string>>>
> = {
  disk: {
    "src/auth/disk.ts": "reads and replaces the file of keys",
    "src/audit/file.ts": "opens, locks, appends, rotates and reads audit files",
    "src/gateway/attempt.ts": "tries what must be refused",
    "src/hooks/settings_file.ts": "reads and replaces agents' settings files",
    "src/config/disk.ts": "reads configuration, policies and secrets",
  },
  network: {
    "src/http/listen.ts": "listens",
    "src/gateway/attempt.ts": "tries what must be refused",
    "src/gateway/alive.ts": "asks the own server whether it is ready",
    "src/auth/fetch.ts": "fetches the keys of declared issuers of tokens",
    "src/hooks/server.ts": "asks the server of `advise --url`",
  },
  clock: {
    "src/review/clock.ts":
      "stamps decisions, and holds reviews to their deadline",
    "src/http/listen.ts": "holds closing to its deadline",
    "src/audit/clock.ts": "waits for the lock, tries again after a failure",
    "src/limit/clock.ts": "says how long a block still lasts",
    "src/metrics/process.ts": "says how long the server has been up",
    "src/gateway/clock.ts": "stamps reloads, waits, looks at intervals",
  },
  randomness: {
    "src/review/identity.ts": "names decisions",
    "src/auth/random.ts": "makes keys",
    "src/audit/random.ts": "makes nonces",
  },
  environment: {
    "src/gateway/attempt.ts": "tries what must be refused",
    "src/cli/terminal.ts": "asks what kind of terminal it writes to",
    "src/config/environment.ts":
      "reads settings, refuses what would loosen the runtime",
  },
  process: {
    "src/gateway/thread.ts": "gives rights away",
    "src/gateway/signal.ts": "hears SIGHUP, SIGTERM and SIGINT",
    "src/gateway/attempt.ts": "tries what must be refused",
    "src/main.ts": "exits",
    "src/cli/rights.ts": "gives rights away before input is read",
  },
};

/** The room of a file below `src/`; a file directly there is the room of its own name. */
export function roomOf(path: string): string | undefined {
  return /(?:^|\/)src\/([^/.]+)(?:\.tsx?$|\/)/.exec(path)?.[1];
}
