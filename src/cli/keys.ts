/** `superego keys`: makes, lists, exchanges and revokes API keys. */
import { whileLocked, writeKeyText } from "../auth/disk.ts";
import { endKey, exchangeKey, issueKey } from "../auth/issue.ts";
import {
  formatKeyFile,
  ownerProblem,
  type StoredKey,
} from "../auth/key_file.ts";
import { loadKeys } from "../auth/load.ts";
import { conflictOf, type Scope, SCOPE_NAMES } from "../auth/scopes.ts";
import { loadConfig } from "../config/load.ts";
import { didYouMean } from "../problem/nearest.ts";
import { systemClock } from "../review/clock.ts";
import { type Given, readArgs, settingFlags, UsageError } from "./args.ts";
import { EXIT, type Io } from "./io.ts";
import { keyLines } from "./keys_text.ts";
import { refuse } from "./refuse.ts";

/** Works on the file of keys; a running server takes the change up by itself. */
export async function keys(args: readonly string[], io: Io): Promise<number> {
  const given = readArgs("keys", args);
  const change = changeOf(given);
  const config = await loadConfig(settingFlags("keys", given));
  if (!config.ok) return refuse(config.problems, io);
  const path = config.value.settings.keys;
  if (change === null) return await list(given, path, io);
  return await whileLocked(path, async () => {
    const stored = await loadKeys(path);
    if (!stored.ok) return refuse(stored.problems, io);
    const changed = change(stored.value, systemClock.now());
    if (typeof changed === "string") {
      io.err(`superego: ${changed}\n`);
      return EXIT.findings;
    }
    await writeKeyText(path, formatKeyFile(changed.keys));
    if (changed.made !== null) {
      const { key, secret } = changed.made;
      io.out(
        given.one["format"] === "json"
          ? `${JSON.stringify({ ...shown(key), secret })}\n`
          : `${secret}\n`,
      );
    }
    io.err(`superego: ${changed.said}; only hashes are kept, in ${path}\n`);
    return EXIT.clean;
  });
}

interface Changed {
  readonly keys: readonly StoredKey[];
  readonly made: { readonly key: StoredKey; readonly secret: string } | null;
  readonly said: string;
}

/** The change, or in words why there is none. */
type Change = (stored: readonly StoredKey[], now: Date) => Changed | string;

// The command line is judged before the file is looked at.
function changeOf(given: Given): Change | null {
  const [action, name, ...more] = given.words;
  if (more.length > 0) {
    throw new UsageError(`keys ${action} takes one name, not \`${more[0]}\``);
  }
  for (
    const [flag, owner] of [["scope", "add"], ["days", "add"], [
      "grace",
      "rotate",
    ]]
  ) {
    if (
      action !== owner && flag !== undefined &&
      (flag in given.one || flag in given.many)
    ) {
      throw new UsageError(`\`--${flag}\` belongs to keys ${owner}`);
    }
  }
  switch (action) {
    case "add":
      return add(need(name, "add", "the name of who will hold the key"), given);
    case "rotate":
      return rotate(
        need(name, "rotate", "an id, or the name of who holds the key"),
        Number(given.one["grace"] ?? "0"),
      );
    case "revoke":
      return revoke(
        need(name, "revoke", "an id, or the name of who holds the key"),
      );
    default:
      return null;
  }
}

function need(name: string | undefined, action: string, what: string): string {
  if (name !== undefined) return name;
  throw new UsageError(`keys ${action} needs ${what}`);
}

function add(owner: string, given: Given): Change {
  const wrong = ownerProblem(owner);
  if (wrong !== null) throw new UsageError(`\`${owner}\`: ${wrong}`);
  const scopes = (given.many["scope"] ?? ["evaluate"]).map(scopeOf);
  const conflict = conflictOf(scopes);
  if (conflict !== null) throw new UsageError(conflict);
  const days = given.one["days"];
  if (days !== undefined && (Number(days) < 1 || Number(days) > MOST_DAYS)) {
    throw new UsageError(`\`--days\` takes 1 to ${MOST_DAYS}`);
  }
  return (stored, now) => {
    const expires = days === undefined
      ? null
      : new Date(now.getTime() + Number(days) * DAY_MS);
    const made = issueKey(owner, scopes, now, expires);
    return {
      keys: [...stored, made.key],
      made,
      said: `made ${made.key.id} for ${owner} (${made.key.scopes.join(", ")})`,
    };
  };
}

function rotate(name: string, grace_s: number): Change {
  return (stored, now) => {
    const live = stored.filter((key) =>
      isNamed(key, name) &&
      (key.expires === null || Date.parse(key.expires) > now.getTime())
    );
    const [old, another] = live;
    if (old === undefined) return nobody(name, stored);
    if (another !== undefined) {
      return `\`${name}\` has ${live.length} keys; name one by its id: ${
        live.map(({ id }) => id).join(", ")
      }`;
    }
    const made = exchangeKey(old, now);
    const end = new Date(now.getTime() + grace_s * 1000);
    const kept = stored.filter((key) => key !== old);
    return {
      keys: [...kept, ...grace_s > 0 ? [endKey(old, end)] : [], made.key],
      made,
      said: `made ${made.key.id} in place of ${old.id}, which ${
        grace_s > 0 ? `ends ${end.toISOString()}` : "is no longer good"
      }`,
    };
  };
}

function revoke(name: string): Change {
  return (stored) => {
    const kept = stored.filter((key) => !isNamed(key, name));
    return kept.length === stored.length ? nobody(name, stored) : {
      keys: kept,
      made: null,
      said: `revoked ${stored.length - kept.length} of ${stored.length} keys`,
    };
  };
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 3_650;

async function list(given: Given, path: string, io: Io): Promise<number> {
  if (given.words[1] !== undefined) {
    throw new UsageError("keys list takes no name");
  }
  const stored = await loadKeys(path);
  if (!stored.ok) return refuse(stored.problems, io);
  io.out(
    given.one["format"] === "json"
      ? `${JSON.stringify({ keys: stored.value.map(shown) }, null, 2)}\n`
      : keyLines(stored.value, systemClock.now()),
  );
  return EXIT.clean;
}

function isNamed({ id, owner }: StoredKey, name: string): boolean {
  return id === name || owner === name;
}

function nobody(name: string, stored: readonly StoredKey[]): string {
  return `no key \`${name}\`. ${
    didYouMean(name, stored.flatMap(({ id, owner }) => [id, owner]))
  }`;
}

function shown({ sha256: _, ...rest }: StoredKey): object {
  return rest;
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
