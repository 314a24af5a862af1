/** The rooms of `src/`: who may import whom, who may touch what. The lint plugin beside this file enforces the tables. */

/** One room. */
export interface Room {
  /** What it knows, and no other room does; half a sentence. */
  readonly knows: string;
  /** The rooms that it may import from. */
  readonly imports: readonly string[];
}

/** Each room, from the innermost to the outermost. */
export const ROOMS: Readonly<Record<string, Room>> = {
  problem: {
    knows:
      "what can be wrong with an input: where it is, what it is, how to mend it",
    imports: [],
  },
  facts: {
    knows: "what a call would really do, worked out without running it",
    imports: ["problem"],
  },
  policy: {
    knows: "what may be done: the language of rules, and the decision",
    imports: ["problem", "facts"],
  },
  audit: {
    knows:
      "what happened: the record, its chain of hashes, what is cut out and what is kept",
    imports: ["problem", "facts", "policy"],
  },
  alarm: {
    knows:
      "what an operator has to be told of: security events, and what is usual",
    imports: ["problem"],
  },
  metrics: {
    knows: "how much: the closed list of metrics",
    imports: ["problem", "facts", "policy", "alarm"],
  },
  review: {
    knows: "the one way of a call: facts, decision, record, answer",
    imports: ["problem", "facts", "policy", "audit", "metrics"],
  },
  config: {
    knows:
      "what was asked of the program: settings, files, variables, and the rights that follow from them",
    imports: ["problem", "facts", "policy"],
  },
  limit: {
    knows:
      "how often, and from where: rates, blocks, lock-outs, addresses, countries",
    imports: ["problem", "config"],
  },
  auth: {
    knows: "who is asking: keys, tokens, scopes",
    imports: ["problem", "config", "limit"],
  },
  telemetry: {
    knows: "what a collector of traces is told of a request, and how",
    imports: [],
  },
  check: {
    knows:
      "whether a configuration and a deployment are sound, and how that is reported",
    imports: [
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
  },
  hooks: {
    knows: "the dialects of agents, and their settings files",
    imports: ["problem", "facts", "policy", "review", "config"],
  },
  mcp: {
    knows: "the Model Context Protocol, over streams and HTTP",
    imports: ["problem", "facts", "policy", "review", "audit"],
  },
  http: {
    knows: "the HTTP interface: listening, routes, answers",
    imports: [
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
      "telemetry",
    ],
  },
  gateway: {
    knows:
      "a server: what is put together at start, reloaded, watched and drained",
    imports: [
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
      "telemetry",
    ],
  },
  cli: {
    knows: "the verbs of the command line, and how results are drawn",
    imports: [
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
      "telemetry",
    ],
  },
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
    "src/check/live/ask.ts": "asks a server that `check --url` names",
    "src/gateway/alive.ts": "asks the own server whether it is ready",
    "src/auth/fetch.ts": "fetches the keys of declared issuers of tokens",
    "src/hooks/server.ts": "asks the server of `advise --url`",
    "src/telemetry/post.ts": "hands traces and log lines to the collector",
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
    "src/telemetry/random.ts": "names traces",
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
