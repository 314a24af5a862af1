/** What Superego writes into Claude Code's settings, and how it knows its own again. */

/** One hook as Claude Code's settings describe it. */
export type HookEntry = CommandEntry | HttpEntry;

/** A hook that starts a program, without a shell in between. */
export interface CommandEntry {
  readonly type: "command";
  /** The program's absolute path. */
  readonly command: string;
  /** Its arguments. A version that does not know them starts the program bare, which then exits 2: blocked. */
  readonly args: readonly string[];
  /** How long the agent waits, in seconds. */
  readonly timeout: number;
  /** What the agent does when the hook fails in any way. */
  readonly onFailure: "block";
}

/** A hook that asks a server. */
export interface HttpEntry {
  readonly type: "http";
  /** The whole address of the route. */
  readonly url: string;
  /** How long the agent waits, in seconds. */
  readonly timeout: number;
  /** What the agent does when the hook fails in any way. */
  readonly onFailure: "block";
  /** Headers; the agent puts the variable's value in, so that no key stands in the file. */
  readonly headers: { readonly Authorization: "Bearer $SUPEREGO_TOKEN" };
  /** The variables that it may put in. */
  readonly allowedEnvVars: readonly ["SUPEREGO_TOKEN"];
}

/** Which tool calls a hook is asked about, and the hook. */
export interface HookGroup {
  readonly matcher: string;
  readonly hooks: readonly [HookEntry];
}

/** The event that Superego is installed for. Every tool call passes it, whatever the permission mode. */
export const INSTALLED_EVENT = "PreToolUse";

/** The events that tell what a tool gave back, or that it failed. */
export const RESULT_EVENTS = ["PostToolUse", "PostToolUseFailure"] as const;

/** An event that Superego can be installed for. */
export type InstalledEvent =
  | typeof INSTALLED_EVENT
  | typeof RESULT_EVENTS[number];

/** A hook that starts this program. */
export function commandEntry(
  program: { readonly command: string; readonly args: readonly string[] },
  flags: readonly string[],
  timeout: number,
): CommandEntry {
  return {
    type: "command",
    command: program.command,
    args: [...program.args, "advise", ...flags],
    timeout,
    onFailure: "block",
  };
}

/** A hook that asks the server at `url`. */
export function httpEntry(url: URL, timeout: number): HttpEntry {
  return {
    type: "http",
    url: url.href,
    timeout,
    onFailure: "block",
    headers: { Authorization: "Bearer $SUPEREGO_TOKEN" },
    allowedEnvVars: ["SUPEREGO_TOKEN"],
  };
}

/** Whether a hook found in a settings file is one of ours: of this version, or of the predecessor, which marked its own. */
export function isOurs(hook: unknown): boolean {
  if (typeof hook !== "object" || hook === null) return false;
  const { type, url, command, args, _superego_managed } = hook as Record<
    string,
    unknown
  >;
  if (_superego_managed === true) return true;
  if (type === "http") {
    return typeof url === "string" &&
      /\/v1\/hooks(\/claude-code)?$/.test(url);
  }
  if (type !== "command" || typeof command !== "string") return false;
  const [program, ...words] = Array.isArray(args)
    ? [command, ...args.map(String)]
    : shellWords(command);
  if (program === undefined) return false;
  if (baseName(program) === "superego") return words[0] === "advise";
  const entry = words.findIndex((word) => word.endsWith("/src/main.ts"));
  return baseName(program) === "deno" && entry >= 0 &&
    words[entry + 1] === "advise";
}

// Enough of a shell for the command lines that we and people write by hand.
function shellWords(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)]
    .map(([, single, double, plain]) => single ?? double ?? plain ?? "");
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.exe$/, "");
}
