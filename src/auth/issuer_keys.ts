/** Keeps the keys of one issuer: fetched when they are needed, again when they are old or lack one, and never too often. */
import type { FetchDocument } from "./fetch.ts";
import type { JWK } from "jose";
import { causeInWords } from "../problem/cause.ts";
import { discoveryOf, readDiscovery, readKeySet } from "./key_set.ts";

/** How keys are kept. Times are in milliseconds. */
export interface KeepOptions {
  readonly issuer: string;
  /** Where they are; `null` to ask the discovery document. */
  readonly jwks_uri: string | null;
  /** How old they are at most before they are fetched again. */
  readonly refresh_ms: number;
  /** Least time between two fetches. */
  readonly cooldown_ms: number;
  /** How old they may become while they cannot be fetched. */
  readonly keep_ms: number;
  readonly fetchDocument: FetchDocument;
  /** Milliseconds since some fixed moment; never goes back. */
  readonly elapsed: () => number;
  /** Is told of each fetch: `null`, or why it failed. */
  readonly fetched: (failure: string | null) => void;
}

/** Keys that were fetched together; another fetch with the same keys gives the same object. */
export interface KeySet {
  readonly keys: readonly JWK[];
}

/** The keys of one issuer. */
export interface IssuerKeys {
  /** The keys that are good now; `null` when there are none. Never waits. */
  current(): KeySet | null;
  /** The same, after a fetch where that is due: keys are old or missing, or none has this `kid`. Never rejects. */
  having(kid: string | undefined): Promise<KeySet | null>;
  /** Why the last fetch failed; `null` when it did not. */
  failure(): string | null;
}

/** Begins without keys. */
export function keepIssuerKeys(options: KeepOptions): IssuerKeys {
  const { issuer, elapsed } = options;
  let set: KeySet | null = null;
  let fetched_at = -Infinity;
  let tried_at = -Infinity;
  let failure: string | null = null;
  let pending: Promise<void> | null = null;

  const load = async () => {
    try {
      const uri = options.jwks_uri ??
        readDiscovery(
          await options.fetchDocument(discoveryOf(issuer)),
          issuer,
        );
      const keys = readKeySet(await options.fetchDocument(uri));
      if (JSON.stringify(keys) !== JSON.stringify(set?.keys)) set = { keys };
      fetched_at = elapsed();
      failure = null;
    } catch (error) {
      failure = causeInWords(error);
    }
    pending = null;
    options.fetched(failure);
  };
  const refresh = (): Promise<void> => {
    if (pending !== null) return pending;
    if (elapsed() - tried_at < options.cooldown_ms) return Promise.resolve();
    tried_at = elapsed();
    return pending = load();
  };
  const good = () =>
    elapsed() - fetched_at < Math.max(options.keep_ms, options.refresh_ms)
      ? set
      : null;
  const current = () => {
    // Nobody waits for other keys while these are good.
    if (elapsed() - fetched_at >= options.refresh_ms) void refresh();
    return good();
  };
  return {
    current,
    async having(kid) {
      const before = current();
      if (before !== null && hasKey(before, kid)) return before;
      await refresh();
      return good();
    },
    failure: () => failure,
  };
}

function hasKey({ keys }: KeySet, kid: string | undefined): boolean {
  return kid === undefined || keys.some((key) => key.kid === kid);
}
