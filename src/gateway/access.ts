/** Sees to it that somebody, and nobody else, can use the server: checks the keys, makes the first one. */
import { createFirstKey, loadKeyring, orUnwritable } from "../auth/load.ts";
import type { Settings } from "../config/schema.ts";
import { isLoopback, splitAddress } from "../config/value.ts";
import type { Result } from "../problem/problem.ts";
import { now } from "./clock.ts";
import { refusal } from "../problem/refusal.ts";

/** The settings that access depends on. */
export type AccessSettings = Pick<
  Settings,
  | "listen"
  | "keys"
  | "api_key"
  | "allow_anonymous_loopback"
  | "oidc_issuers"
>;

/** How callers will be told apart. */
export interface Access {
  /** The key made just now, to be shown once; `null` when there was no need for one. */
  readonly first_key: string | null;
}

/**
 * Checks how callers will be told apart before the server starts (`ACCESS-001`, `ACCESS-002`).
 *
 * On loopback, where there is no key at all, it makes one and stores its hash; elsewhere that is a refusal.
 */
export async function prepareAccess(
  settings: AccessSettings,
): Promise<Result<Access>> {
  const local = isLoopback(splitAddress(settings.listen)?.host ?? "");
  if (settings.allow_anonymous_loopback && !local) {
    return refusal(
      "ACCESS-001",
      "allow_anonymous_loopback",
      `\`allow_anonymous_loopback\` is on, but \`${settings.listen}\` can be reached from elsewhere`,
      "Listen on 127.0.0.1, or turn it off and use keys",
    );
  }
  const keyring = await loadKeyring(settings.keys, settings.api_key);
  if (!keyring.ok) return keyring;
  if (
    keyring.value.size > 0 || settings.allow_anonymous_loopback ||
    settings.oidc_issuers.length > 0
  ) {
    return { ok: true, value: { first_key: null } };
  }
  if (!local) {
    return refusal(
      "ACCESS-002",
      "listen",
      `There is no API key, and \`${settings.listen}\` can be reached from elsewhere`,
      "Set SUPEREGO_API_KEY_FILE, or make a key with `superego keys add NAME`",
    );
  }
  const made = await orUnwritable(
    settings.keys,
    () => createFirstKey(settings.keys, now()),
  );
  return made.ok ? { ok: true, value: { first_key: made.value } } : made;
}
