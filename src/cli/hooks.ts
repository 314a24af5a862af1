/** `superego hooks`: installs into Claude Code's settings, lists what is there, takes it out again. */
import { readEnvironment, workingFolder } from "../config/environment.ts";
import { findHooks, obstacles, removeHooks } from "../hooks/settings_edit.ts";
import {
  readSettings,
  SettingsError,
  type SettingsFile,
} from "../hooks/settings_file.ts";
import { type Given, readArgs, UsageError } from "./args.ts";
import { add } from "./hooks_add.ts";
import { folded } from "./grid.ts";
import { listText } from "./hooks_text.ts";
import { type Read, write } from "./hooks_write.ts";
import { EXIT, type Io } from "./io.ts";
import { refuse } from "./refuse.ts";

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
  const read = () => openScope(given.one["scope"] ?? "user");
  switch (given.words[0]) {
    case "add":
      return await add(given, read, io);
    case "remove":
      return await remove(given, read, io);
    default:
      return list(given, read(), io);
  }
}

async function remove(given: Given, read: Read, io: Io): Promise<number> {
  const file = read();
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
  // A link stays, since a file that it leads to has been put there on purpose.
  const empty = file.target === file.path &&
    /^\s*\{\s*\}\s*$/.test(after.value);
  return await write(given, file, empty ? null : after.value, io) ?? EXIT.clean;
}

function list(given: Given, file: SettingsFile, io: Io): number {
  const found = findHooks(file.text ?? "", file.path);
  if (!found.ok) return refuse(found.problems, io);
  io.out(
    given.one["format"] === "json"
      ? `${JSON.stringify({ file: file.path, hooks: found.value }, null, 2)}\n`
      : folded(listText(file.path, found.value), io),
  );
  for (const text of obstacles(file.text ?? "", file.path)) {
    io.err(`superego: ${text}\n`);
  }
  return EXIT.clean;
}

function openScope(scope: string): SettingsFile {
  if (scope === "user") {
    const { home } = readEnvironment();
    if (home === null) {
      throw new UsageError(
        "`HOME` is not set; it names the folder that the agent's settings are in",
      );
    }
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
