/** `superego hooks`: installs into Claude Code's settings, lists what is there, takes it out again. */
import { readEnvironment, workingFolder } from "../config/environment.ts";
import { resolvePath } from "../config/path.ts";
import { DIALECTS } from "../hooks/dialects.ts";
import { endpoint } from "../hooks/server.ts";
import {
  findHooks,
  installHook,
  obstacles,
  removeHooks,
} from "../hooks/settings_edit.ts";
import {
  commandEntry,
  type HookEntry,
  httpEntry,
} from "../hooks/settings_entry.ts";
import {
  readSettings,
  replaceSettings,
  SettingsError,
  type SettingsFile,
} from "../hooks/settings_file.ts";
import { type Given, readArgs, UsageError } from "./args.ts";
import { proveHook } from "./hooks_proof.ts";
import { changedLines, listText } from "./hooks_text.ts";
import { EXIT, type Io } from "./io.ts";
import { refuse } from "./refuse.ts";
import { ownProgram } from "./program.ts";

/** Runs the verb. */
export async function hooks(
  args: readonly string[],
  io: Io,
): Promise<number> {
  const given = readArgs("hooks", args);
  try {
    return await act(given, io);
  } catch (cause) {
    if (!(cause instanceof SettingsError)) throw cause;
    io.err(`superego: ${cause.message}\n`);
    return EXIT.findings;
  }
}

async function act(given: Given, io: Io): Promise<number> {
  const file = openScope(given.one["scope"] ?? "user");
  switch (given.words[0]) {
    case "add":
      return await add(given, file, io);
    case "remove":
      return await remove(given, file, io);
    default:
      return list(given, file, io);
  }
}

const DEFAULT_TIMEOUT_SECONDS = 30;

async function add(given: Given, file: SettingsFile, io: Io): Promise<number> {
  const matcher = given.one["matcher"] ?? "*";
  const entry = entryFor(given);
  const before = file.text ?? "";
  const after = installHook(before, file.path, matcher, entry);
  if (!after.ok) return refuse(after.problems, io);
  const written = await write(given, file, after.value, io);
  if (written !== null) return written;
  for (const text of obstacles(after.value, file.path)) {
    io.err(`superego: ${text}\n`);
  }
  return await proveHook(file.path, matcher, io);
}

async function remove(
  given: Given,
  file: SettingsFile,
  io: Io,
): Promise<number> {
  const before = file.text ?? "";
  const found = findHooks(before, file.path);
  if (!found.ok) return refuse(found.problems, io);
  const matcher = given.one["matcher"] ?? null;
  const count =
    found.value.filter((hook) => matcher === null || hook.matcher === matcher)
      .length;
  if (count === 0) {
    io.out(`No hook of Superego in ${file.path}; nothing to remove.\n`);
    return EXIT.clean;
  }
  const after = removeHooks(before, file.path, matcher);
  if (!after.ok) return refuse(after.problems, io);
  return await write(given, file, after.value, io) ?? EXIT.clean;
}

function list(given: Given, file: SettingsFile, io: Io): number {
  const found = findHooks(file.text ?? "", file.path);
  if (!found.ok) return refuse(found.problems, io);
  io.out(
    given.one["format"] === "json"
      ? `${JSON.stringify({ file: file.path, hooks: found.value }, null, 2)}\n`
      : listText(file.path, found.value),
  );
  for (const text of obstacles(file.text ?? "", file.path)) {
    io.err(`superego: ${text}\n`);
  }
  return EXIT.clean;
}

// An exit status when there is nothing more to do, else `null`.
async function write(
  given: Given,
  file: SettingsFile,
  text: string,
  io: Io,
): Promise<number | null> {
  if (text === file.text) {
    io.out(`${file.path} is as it should be; nothing was changed.\n`);
    return null;
  }
  const change = changedLines(file.text ?? "", text);
  if (given.on.has("dry-run")) {
    io.out(`${file.path} would change:\n${change}`);
    return EXIT.clean;
  }
  if (!given.on.has("yes") && !(await agreed(file.path, change, io))) {
    io.err("superego: nothing was changed\n");
    return EXIT.findings;
  }
  const backup = replaceSettings(file, text);
  const kept = backup === null ? "" : `; what it held is in ${backup}`;
  const through = file.target === file.path
    ? ""
    : ` (through the link, in ${file.target})`;
  io.out(`Wrote ${file.path}${through}${kept}.\n`);
  return null;
}

async function agreed(path: string, change: string, io: Io): Promise<boolean> {
  if (!io.interactive) {
    throw new UsageError(
      "nobody is there to be asked: give `--yes` to write, or `--dry-run` to look",
    );
  }
  io.err(`${path} will change:\n${change}Write it? [y/N] `);
  const reader = io.stdin.getReader();
  const { value } = await reader.read();
  reader.releaseLock();
  return /^\s*y(es)?\s*$/i.test(new TextDecoder().decode(value));
}

function entryFor(given: Given): HookEntry {
  const timeout = Number(given.one["timeout"] ?? DEFAULT_TIMEOUT_SECONDS);
  if (timeout < 1 || timeout > 600) {
    throw new UsageError("`--timeout` is in seconds, from 1 to 600");
  }
  const url = given.one["url"];
  const type = given.one["type"] ?? (url === undefined ? "command" : "http");
  const policies = given.many["policy"] ?? [];
  const address = url === undefined
    ? null
    : endpoint(url, DIALECTS["claude-code"].route);
  if (address !== null && !address.ok) {
    throw new UsageError(address.problems.map((p) => p.message).join("; "));
  }
  if (type === "http") {
    if (address === null) throw new UsageError("`--type http` needs `--url`");
    if (policies.length > 0) {
      throw new UsageError("`--policy` is the server's own with `--type http`");
    }
    return httpEntry(address.value, timeout);
  }
  const folder = workingFolder();
  const flags = policies.flatMap((policy) => [
    "--policy",
    policy === "shipped" ? policy : resolvePath(policy, folder),
  ]);
  if (url !== undefined) flags.push("--url", url);
  return commandEntry(ownProgram(), flags, timeout);
}

function openScope(scope: string): SettingsFile {
  if (scope === "user") {
    const { home } = readEnvironment();
    if (home === null) throw new UsageError("HOME is not set");
    // People keep their own settings behind links; what lies in a project may come from strangers.
    return readSettings(`${home}/.claude/settings.json`, {
      follow: true,
      mode: 0o600,
    });
  }
  const local = scope === "local";
  const name = local ? "settings.local.json" : "settings.json";
  return readSettings(`${workingFolder()}/.claude/${name}`, {
    follow: false,
    mode: local ? 0o600 : 0o644,
  });
}
