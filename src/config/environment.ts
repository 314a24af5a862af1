/** Reads the environment: our own variables, the user's folders, and what would loosen the runtime. */
import type { Problem } from "../problem/problem.ts";

/** What the environment says. */
export interface Environment {
  /** Every variable whose name begins with `SUPEREGO_`. */
  readonly variables: Readonly<Record<string, string>>;
  /** The user's folder, if it is set. */
  readonly home: string | null;
  /** The user's folder for state, if it is set. */
  readonly state_home: string | null;
  /** Names of set variables that would loosen the runtime's sandbox. */
  readonly loosening: readonly string[];
}

/** Variables that make Deno listen elsewhere, believe a forged address, run foreign modules, or write out TLS keys. */
export const REFUSED = {
  DENO_SERVE_ADDRESS: "it moves or adds listen addresses",
  DENO_TRUST_PROXY_HEADERS: "it lets any client forge its address",
  DENO_INTERNAL_CHILD_ENTRYPOINT: "it runs a module from disk with our rights",
  NODE_CHANNEL_FD: "it opens a channel to a parent process",
  SSLKEYLOGFILE: "it writes the keys of TLS connections to a file",
} as const;

/** Variables that send requests through a proxy; they matter to `advise --url` alone. */
export const PROXIES = [
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "ALL_PROXY",
  "NO_PROXY",
  "http_proxy",
  "https_proxy",
  "all_proxy",
  "no_proxy",
] as const;

const FOLDERS = ["HOME", "XDG_STATE_HOME"] as const;

/** Every name that the program may read, as the runtime's grant wants them. */
export const READABLE: readonly string[] = [
  "SUPEREGO_*",
  ...FOLDERS,
  "TERM", // says of a terminal that it shows no colours
  "COLUMNS", // says how wide it is, before the terminal itself is asked
  ...Object.keys(REFUSED),
  ...PROXIES,
];

/**
 * Variables of a dependency that are answered as if they were not set.
 * With at least one of these the runtime lists the variables that are granted; without any it refuses to list.
 */
export const IGNORED: readonly string[] = ["LOG", "LOG_TOKENS", "LOG_STREAM"];

/** Reads what concerns us, once, at start. */
export function readEnvironment(): Environment {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(Deno.env.toObject())) {
    if (name.startsWith("SUPEREGO_")) variables[name] = value;
  }
  return {
    variables,
    home: absolute(Deno.env.get("HOME")),
    state_home: absolute(Deno.env.get("XDG_STATE_HOME")),
    loosening: Object.keys(REFUSED).filter((name) => Deno.env.has(name)),
  };
}

/** The folder that relative paths start from. */
export function workingFolder(): string {
  return Deno.cwd();
}

/**
 * Goes to the folder in which the user typed the command, when a task of a checkout runs it: a task begins in the
 * checkout's folder, where the user's relative paths lead nowhere. `entry` is the address of the entry module.
 */
export function goWhereTyped(entry: string): void {
  if (Deno.build.standalone) return;
  const typed = typedIn();
  const root = decodeURIComponent(new URL("..", entry).pathname);
  if (typed !== null && `${Deno.cwd()}/` === root) Deno.chdir(typed);
}

// Only the tasks have the right to it; a hook that runs the sources has not, and is where the agent is.
function typedIn(): string | null {
  try {
    return absolute(Deno.env.get("INIT_CWD"));
  } catch {
    return null;
  }
}

/** One problem for each variable that would loosen the runtime. */
export function refuseLoosening(environment: Environment): readonly Problem[] {
  return environment.loosening.map((name) => ({
    id: "CONFIG-004",
    severity: "critical",
    file: "environment",
    line: 1,
    column: 1,
    message: `\`${name}\` is set: ${REFUSED[name as keyof typeof REFUSED]}`,
    hint: `Start without it: env -u ${name} superego ...`,
  }));
}

/**
 * Forgets the proxy variables, so that a request goes where its URL says and nowhere else.
 * Has an effect only before the first request of the process.
 */
export function forgetProxies(): void {
  for (const name of PROXIES) Deno.env.delete(name);
}

// The XDG specification says that a relative path is to be ignored.
function absolute(path: string | undefined): string | null {
  return path?.startsWith("/") ? path : null;
}
