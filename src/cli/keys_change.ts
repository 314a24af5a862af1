/** What `superego keys` changes: a command line in, a change of the stored keys out. */
import {
  type Bounds,
  endKey,
  exchangeKey,
  type Issued,
  issueKey,
} from "../auth/issue.ts";
import { ownerProblem, type StoredKey } from "../auth/key_file.ts";
import { conflictOf, type Scope } from "../auth/scopes.ts";
import { isNetwork } from "../config/network.ts";
import { didYouMean } from "../problem/nearest.ts";
import { type Given, UsageError } from "./args.ts";

/** What the file of keys will hold, what was made, and what to say of it. */
export interface Changed {
  readonly keys: readonly StoredKey[];
  readonly made: Issued | null;
  readonly said: string;
}

/** The change, or in words why there is none. */
export type Change = (
  stored: readonly StoredKey[],
  now: Date,
) => Changed | string;

/** The change that a command line asks for; `null` for `list`. Throws {@linkcode UsageError} before any file is read. */
export function changeOf(given: Given): Change | null {
  const [action, name, ...more] = given.words;
  if (more.length > 0) {
    throw new UsageError(`keys ${action} takes one name, not \`${more[0]}\``);
  }
  switch (action) {
    case "add":
    case "create":
      return add(need(name, "add", "the name of who will hold the key"), given);
    case "rotate":
      return rotate(
        need(name, "rotate", "an id, or the name of who holds the key"),
        Number(given.one["grace"] ?? "0"),
      );
    case "revoke":
      return revoke(
        need(name, "revoke", "an id, or the name of who holds the key"),
        given.on.has("all"),
      );
    default:
      if (name === undefined) return null;
      throw new UsageError("keys list takes no name");
  }
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 3_650;

function need(name: string | undefined, action: string, what: string): string {
  if (name !== undefined) return name;
  throw new UsageError(`keys ${action} needs ${what}`);
}

function add(owner: string, given: Given): Change {
  const wrong = ownerProblem(owner);
  if (wrong !== null) throw new UsageError(`\`${owner}\`: ${wrong}`);
  // The table of flags has let nothing else through.
  const scopes = (given.many["scope"] ?? ["evaluate"]) as readonly Scope[];
  const conflict = conflictOf(scopes);
  if (conflict !== null) throw new UsageError(conflict);
  const days = given.one["days"];
  if (days !== undefined && (Number(days) < 1 || Number(days) > MOST_DAYS)) {
    throw new UsageError(`\`--days\` takes 1 to ${MOST_DAYS}`);
  }
  const bounds = boundsOf(given);
  return (stored, now) => {
    const held = stored.filter((key) =>
      key.owner === owner && isLive(key, now)
    );
    if (held.length > 0 && !given.on.has("another")) {
      return `\`${owner}\` holds ${
        idsOf(held)
      } already: exchange it with \`superego keys rotate\`, add one more with \`--another\`, or choose another name`;
    }
    const expires = days === undefined
      ? null
      : new Date(now.getTime() + Number(days) * DAY_MS);
    const made = issueKey(owner, scopes, now, expires, bounds);
    return {
      keys: [...stored, made.key],
      made,
      said: `made ${made.key.id} for ${owner} (${made.key.scopes.join(", ")})`,
    };
  };
}

function boundsOf({ many }: Given): Bounds {
  const { address: addresses, tool: tools } = many;
  const wrong = addresses?.find((text) => !isNetwork(text));
  if (wrong !== undefined) {
    throw new UsageError(
      `\`--address\` takes an address or a network, like 192.0.2.0/24 or 2001:db8::/32, not \`${wrong}\``,
    );
  }
  return {
    ...addresses === undefined ? {} : { addresses: [...addresses] },
    ...tools === undefined ? {} : { tools: [...tools] },
  };
}

function rotate(name: string, grace_s: number): Change {
  return (stored, now) => {
    const live = stored.filter((key) => isNamed(key, name) && isLive(key, now));
    const [old, another] = live;
    if (old === undefined) return nobody(name, stored);
    if (another !== undefined) return unclear(name, live, "");
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

function revoke(name: string, all: boolean): Change {
  return (stored, now) => {
    const named = stored.filter((key) => isNamed(key, name));
    if (named.length === 0) return nobody(name, stored);
    const live = named.filter((key) => isLive(key, now));
    if (live.length > 1 && !all) {
      return unclear(name, live, ", or revoke them all with `--all`");
    }
    return {
      keys: stored.filter((key) => !named.includes(key)),
      made: null,
      said: `revoked ${idsOf(named)} of ${
        [...new Set(named.map(({ owner }) => owner))].join(", ")
      }`,
    };
  };
}

function unclear(
  name: string,
  keys: readonly StoredKey[],
  or: string,
): string {
  return `\`${name}\` has ${keys.length} keys; name one by its id${or}: ${
    idsOf(keys)
  }`;
}

function idsOf(keys: readonly StoredKey[]): string {
  return keys.map(({ id }) => id).join(", ");
}

function isNamed({ id, owner }: StoredKey, name: string): boolean {
  return id === name || owner === name;
}

function isLive({ expires }: StoredKey, now: Date): boolean {
  return expires === null || Date.parse(expires) > now.getTime();
}

function nobody(name: string, stored: readonly StoredKey[]): string {
  return `no key \`${name}\`. ${
    stored.length === 0
      ? "There is none at all; `superego keys add NAME` makes one"
      : didYouMean(name, stored.flatMap(({ id, owner }) => [id, owner]))
  }`;
}
