/** `superego keys`: makes, lists and revokes API keys. */
import { writeKeyText } from "../auth/disk.ts";
import { issueKey } from "../auth/issue.ts";
import { formatKeyFile, type StoredKey } from "../auth/key_file.ts";
import { loadKeys } from "../auth/load.ts";
import { conflictOf, type Scope, SCOPE_NAMES } from "../auth/scopes.ts";
import { loadConfig } from "../config/load.ts";
import { didYouMean } from "../problem/nearest.ts";
import { systemClock } from "../review/clock.ts";
import { type Given, readArgs, settingFlags, UsageError } from "./args.ts";
import { EXIT, type Io } from "./io.ts";
import { refuse } from "./refuse.ts";

/** Works on the file of keys; a running server takes the change up by itself. */
export async function keys(args: readonly string[], io: Io): Promise<number> {
  const given = readArgs("keys", args);
  const config = await loadConfig(settingFlags("keys", given));
  if (!config.ok) return refuse(config.problems, io);
  const path = config.value.settings.keys;
  const stored = await loadKeys(path);
  if (!stored.ok) return refuse(stored.problems, io);
  switch (given.words[0]) {
    case "add":
      return await add(given, path, stored.value, io);
    case "revoke":
      return await revoke(given, path, stored.value, io);
    default:
      return list(given, stored.value, io);
  }
}

async function add(
  given: Given,
  path: string,
  stored: readonly StoredKey[],
  io: Io,
): Promise<number> {
  const owner = given.words[1];
  if (owner === undefined) {
    throw new UsageError("keys add needs the name of who will hold the key");
  }
  const scopes = (given.many["scope"] ?? ["evaluate"]).map(scopeOf);
  const conflict = conflictOf(scopes);
  if (conflict !== null) throw new UsageError(conflict);
  const { key, secret } = issueKey(
    owner,
    [...new Set(scopes)],
    systemClock.now(),
    null,
  );
  await writeKeyText(path, formatKeyFile([...stored, key]));
  io.out(
    given.one["format"] === "json"
      ? `${JSON.stringify({ ...key, secret })}\n`
      : `${secret}\n`,
  );
  io.err(
    `superego: made ${key.id} for ${owner} (${
      scopes.join(", ")
    }); only its hash is kept, in ${path}\n`,
  );
  return EXIT.clean;
}

async function revoke(
  given: Given,
  path: string,
  stored: readonly StoredKey[],
  io: Io,
): Promise<number> {
  const name = given.words[1];
  if (name === undefined) {
    throw new UsageError(
      "keys revoke needs an id, or the name of who holds the key",
    );
  }
  const kept = stored.filter(({ id, owner }) => id !== name && owner !== name);
  if (kept.length === stored.length) {
    io.err(
      `superego: no key \`${name}\`. ${
        didYouMean(name, stored.flatMap(({ id, owner }) => [id, owner]))
      }\n`,
    );
    return EXIT.findings;
  }
  await writeKeyText(path, formatKeyFile(kept));
  io.err(
    `superego: revoked ${
      stored.length - kept.length
    } of ${stored.length} keys in ${path}\n`,
  );
  return EXIT.clean;
}

function list(given: Given, stored: readonly StoredKey[], io: Io): number {
  const shown = stored.map(({ sha256: _, ...rest }) => rest);
  io.out(
    given.one["format"] === "json"
      ? `${JSON.stringify({ keys: shown }, null, 2)}\n`
      : shown.map(({ id, owner, scopes, created, expires }) =>
        `${id}  ${owner}  ${scopes.join(",")}  made ${created.slice(0, 10)}  ${
          expires === null ? "never ends" : `ends ${expires}`
        }\n`
      ).join(""),
  );
  return EXIT.clean;
}

function scopeOf(word: string): Scope {
  const scope = SCOPE_NAMES.find((name) => name === word);
  if (scope === undefined) {
    throw new UsageError(
      `no scope \`${word}\`. ${didYouMean(word, SCOPE_NAMES)}`,
    );
  }
  return scope;
}
