/** Shows a change of an agent's settings, asks, and writes it. */
import {
  dropSettings,
  replaceSettings,
  type SettingsFile,
} from "../hooks/settings_file.ts";
import { type Given, UsageError } from "./args.ts";
import { changedLines } from "./hooks_text.ts";
import { EXIT, type Io } from "./io.ts";

/** Reads the settings file anew. */
export type Read = () => SettingsFile;

/** Writes `text` if the user agrees, or drops the file for `null`; an exit status when there is nothing more to do. */
export async function write(
  given: Given,
  file: SettingsFile,
  text: string | null,
  io: Io,
): Promise<number | null> {
  if (text === file.text) {
    io.out(`${file.path} is as it should be; nothing was changed.\n`);
    return null;
  }
  const change = changedLines(file.text ?? "", text ?? "");
  if (given.on.has("dry-run")) {
    io.out(`${file.path} would change:\n${change}`);
    return EXIT.clean;
  }
  if (!given.on.has("yes") && !(await agreed(file.path, change, io))) {
    io.err("superego: nothing was changed\n");
    return EXIT.findings;
  }
  const backup = text === null
    ? dropSettings(file)
    : replaceSettings(file, text);
  const kept = backup === null ? "" : `; what it held is in ${backup}`;
  const through = file.target === file.path
    ? ""
    : ` (through the link, in ${file.target})`;
  io.out(
    text === null
      ? `Removed ${file.path}, which held nothing else${kept}.\n`
      : `Wrote ${file.path}${through}${kept}.\n`,
  );
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
