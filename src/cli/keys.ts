/** `superego keys`: makes, lists, exchanges and revokes API keys. */
import { whileLocked, writeKeyText } from "../auth/disk.ts";
import { formatKeyFile, type StoredKey } from "../auth/key_file.ts";
import { loadKeys, orUnwritable } from "../auth/load.ts";
import { loadUsage, type Times } from "../auth/usage.ts";
import { loadConfig } from "../config/load.ts";
import { usageFile } from "../config/usage.ts";
import { causeInWords } from "../problem/cause.ts";
import { systemClock } from "../review/clock.ts";
import { type Given, readArgs, settingFlags } from "./args.ts";
import { EXIT, type Io } from "./io.ts";
import { type Change, type Changed, changeOf } from "./keys_change.ts";
import { keyLines } from "./keys_text.ts";
import { refuse } from "./refuse.ts";

/** Works on the file of keys; a running server takes the change up by itself. */
export async function keys(args: readonly string[], io: Io): Promise<number> {
  const given = readArgs("keys", args);
  const change = changeOf(given);
  const config = await loadConfig(settingFlags("keys", given));
  if (!config.ok) return refuse(config.problems, io);
  const path = config.value.settings.keys;
  const json = given.one["format"] === "json";
  if (change === null) return await list(json, path, io);
  const done = await orUnwritable(
    path,
    () => whileLocked(path, () => apply(change, given, path, io)),
  );
  return done.ok ? done.value : refuse(done.problems, io);
}

async function apply(
  change: Change,
  given: Given,
  path: string,
  io: Io,
): Promise<number> {
  const stored = await loadKeys(path);
  if (!stored.ok) return refuse(stored.problems, io);
  const changed = change(stored.value, systemClock.now());
  if (typeof changed === "string") {
    io.err(`superego: ${changed}\n`);
    return EXIT.findings;
  }
  const { made, said } = changed;
  if (made !== null && await io.discards()) {
    io.err(
      "superego: standard output leads nowhere, so the new key would be seen by nobody; nothing was changed\n",
    );
    return EXIT.findings;
  }
  await writeKeyText(path, formatKeyFile(changed.keys));
  if (made !== null) {
    try {
      show(made, given.one["format"] === "json", io);
    } catch (error) {
      // A key that nobody has seen is of no use, and an exchanged one would be missed.
      await writeKeyText(path, formatKeyFile(stored.value));
      io.err("superego: the new key could not be shown; nothing was changed\n");
      throw error;
    }
  }
  io.err(`superego: ${said}; only hashes are kept, in ${path}\n`);
  return EXIT.clean;
}

function show(
  { key, secret }: NonNullable<Changed["made"]>,
  json: boolean,
  io: Io,
): void {
  io.out(
    json ? `${JSON.stringify({ ...shown(key), secret })}\n` : `${secret}\n`,
  );
}

async function list(json: boolean, path: string, io: Io): Promise<number> {
  const stored = await loadKeys(path);
  if (!stored.ok) return refuse(stored.problems, io);
  const used = await loadUsage(path).catch((error) => {
    io.err(
      `superego: when keys were used is not known: ${usageFile(path)}: ${
        causeInWords(error)
      }\n`,
    );
    return null;
  });
  const listed = stored.value.map((key) => ({
    ...key,
    last_used: lastUsed(key, used),
  }));
  io.out(
    json
      ? `${JSON.stringify({ keys: listed.map(shown) }, null, 2)}\n`
      : keyLines(listed, systemClock.now(), io),
  );
  return EXIT.clean;
}

function lastUsed({ id }: StoredKey, used: Times | null): string | null {
  const at = used?.get(id);
  return at === undefined ? null : new Date(at).toISOString();
}

function shown({ sha256: _, ...rest }: StoredKey): object {
  return rest;
}
