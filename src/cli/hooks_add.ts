/** `superego hooks add`: tries a hook, writes it into the settings, and tries what stands there. */
import { workingFolder } from "../config/environment.ts";
import { resolvePath } from "../config/path.ts";
import { DIALECTS } from "../hooks/dialects.ts";
import { matcherProblem } from "../hooks/matcher.ts";
import { endpoint } from "../hooks/server.ts";
import { findHooks, installHook, obstacles } from "../hooks/settings_edit.ts";
import {
  commandEntry,
  type HookEntry,
  httpEntry,
  INSTALLED_EVENT,
  type InstalledEvent,
  RESULT_EVENTS,
} from "../hooks/settings_entry.ts";
import { restoreSettings, type SettingsFile } from "../hooks/settings_file.ts";
import type { Result } from "../problem/problem.ts";
import { type Given, UsageError } from "./args.ts";
import { type Hook, tryHook } from "./hooks_trial.ts";
import { type Read, write } from "./hooks_write.ts";
import { EXIT, type Io } from "./io.ts";
import { isPassing, ownProgram } from "./program.ts";
import { refuse } from "./refuse.ts";

const DEFAULT_TIMEOUT_SECONDS = 30;

/** Adds the hook; `read` gives the settings as they are now. Nothing is written before a trial got an answer. */
export async function add(given: Given, read: Read, io: Io): Promise<number> {
  const force = given.on.has("force");
  const matcher = given.one["matcher"] ?? "*";
  const entry = entryFor(given);
  const unfit = force ? null : matcherProblem(matcher);
  if (unfit !== null) {
    io.err(`superego: ${unfit}. Nothing was changed\n`);
    return EXIT.findings;
  }
  const file = read();
  const after = installed(file, matcher, entry, given.on.has("results"));
  if (!after.ok) return refuse(after.problems, io);
  const looks = given.on.has("dry-run");
  if (!looks && !force) {
    const { answered, err } = await tryHook({ ...entry });
    if (!answered) {
      io.err(
        `${err}superego: the hook got no answer, so nothing was changed. Mend that first; \`--force\` installs it all the same, and then it blocks every call\n`,
      );
      return EXIT.findings;
    }
  }
  const written = await write(given, file, after.value, io);
  if (written !== null) return written;
  for (const text of obstacles(after.value, file.path)) {
    io.err(`superego: ${text}\n`);
  }
  return await prove(file, read(), matcher, force, io);
}

/** The text with the hook for calls, and for results where they are asked for or told already. */
function installed(
  { text, path }: SettingsFile,
  matcher: string,
  entry: HookEntry,
  results: boolean,
): Result<string> {
  const there = findHooks(text ?? "", path);
  if (!there.ok) return there;
  const also = RESULT_EVENTS.filter((event) =>
    results ||
    there.value.some((one) => one.event === event && one.matcher === matcher)
  );
  const events: readonly InstalledEvent[] = [INSTALLED_EVENT, ...also];
  return events.reduce<Result<string>>(
    (before, event) =>
      before.ok
        ? installHook(before.value, path, matcher, entry, event)
        : before,
    { ok: true, value: text ?? "" },
  );
}

// What counts is what the agent will find, so it is read anew and tried once more.
async function prove(
  before: SettingsFile,
  now: SettingsFile,
  matcher: string,
  force: boolean,
  io: Io,
): Promise<number> {
  const hook = hookIn(now, matcher);
  const trial = hook === null
    ? { answered: false, out: "", err: "superego: the hook is not there\n" }
    : await tryHook(hook);
  io.err(trial.err);
  if (trial.answered) {
    io.out(trial.out);
    return EXIT.clean;
  }
  if (force || before.text === now.text) {
    io.err(
      "The hook is installed. While it gets no answer, Claude Code (2.1.295 or later) blocks every call.\n",
    );
  } else {
    restoreSettings(now, before);
    io.err(
      `superego: the hook got no answer from ${now.path}, which was put back as it was\n`,
    );
  }
  return EXIT.findings;
}

function hookIn(file: SettingsFile, matcher: string): Hook | null {
  const found = findHooks(file.text ?? "", file.path);
  if (!found.ok) return null;
  return found.value.find((one) =>
    one.event === INSTALLED_EVENT && one.matcher === matcher
  )?.hook ?? null;
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
  return commandEntry(stableProgram(), flags, timeout);
}

function stableProgram(): ReturnType<typeof ownProgram> {
  const program = ownProgram();
  if (!isPassing(program.command)) return program;
  throw new UsageError(
    `${program.command} is in the cache of a package runner, which may empty it at any time, and then the hook would block every call. Install Deno, or build the binary with \`deno task compile\` and run \`dist/superego hooks add\``,
  );
}
