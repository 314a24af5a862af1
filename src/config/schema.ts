/** The settings: one table from which types, defaults, flags, environment, JSON Schema and documentation are made. */

import type { TurnedOff } from "../policy/mod.ts";
import type { Issuer } from "./issuers.ts";
import type { Setting } from "./setting.ts";
import { ACCESS_SETTINGS } from "./settings/access.ts";
import { DATA_SETTINGS } from "./settings/data.ts";
import { CORS_SETTINGS } from "./settings/cors.ts";
import { HOOK_SETTINGS } from "./settings/hook.ts";
import { INPUT_SETTINGS } from "./settings/input.ts";
import { LIMIT_SETTINGS } from "./settings/limit.ts";
import { LOCKOUT_SETTINGS } from "./settings/lockout.ts";
import { LOG_SETTINGS } from "./settings/log.ts";
import { MONITORING_SETTINGS } from "./settings/monitoring.ts";
import { NETWORK_SETTINGS } from "./settings/network.ts";
import { OIDC_SETTINGS } from "./settings/oidc.ts";
import { POLICY_SETTINGS } from "./settings/policy.ts";
import { RECORD_SETTINGS } from "./settings/record.ts";
import { REDIS_SETTINGS } from "./settings/redis.ts";
import { SERVER_SETTINGS } from "./settings/server.ts";
import { TELEMETRY_SETTINGS } from "./settings/telemetry.ts";
import { TLS_SETTINGS } from "./settings/tls.ts";

export type { Kind, Setting } from "./setting.ts";

/** Every setting by its name in the configuration file; `SUPEREGO_` and the name in capitals is its variable. */
export const SETTINGS = {
  ...POLICY_SETTINGS,
  ...RECORD_SETTINGS,
  ...DATA_SETTINGS,
  ...SERVER_SETTINGS,
  ...TLS_SETTINGS,
  ...INPUT_SETTINGS,
  ...LIMIT_SETTINGS,
  ...REDIS_SETTINGS,
  ...NETWORK_SETTINGS,
  ...CORS_SETTINGS,
  ...ACCESS_SETTINGS,
  ...LOCKOUT_SETTINGS,
  ...OIDC_SETTINGS,
  ...MONITORING_SETTINGS,
  ...TELEMETRY_SETTINGS,
  ...HOOK_SETTINGS,
  ...LOG_SETTINGS,
} as const satisfies Readonly<Record<string, Setting>>;

/** The name of a setting. */
export type SettingName = keyof typeof SETTINGS;

/** Every name, in the order of the table. */
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

type Value<S extends Setting> = S extends {
  readonly kind: "choice";
  readonly choices: infer C extends readonly string[];
} ? C[number]
  : S["kind"] extends "integer" ? number
  : S["kind"] extends "boolean" ? boolean
  : S["kind"] extends "list" | "rates" | "networks" | "origins" | "countries"
    ? readonly string[]
  : S["kind"] extends "reasons" ? readonly TurnedOff[]
  : S["kind"] extends "issuers" ? readonly Issuer[]
  : S extends { readonly default: string } | { readonly derived: string }
    ? string
  : string | null;

/** What the program was asked to do: every setting with its effective value. */
export type Settings = {
  readonly [Name in SettingName]: Value<typeof SETTINGS[Name]>;
};

/** The key of a setting in its file, with a section before it where it has one: a secret is named by the file that holds it, never written down. */
export function keyOf(name: SettingName): string {
  const { kind, section }: Setting = SETTINGS[name];
  const key = kind === "secret" ? `${name}_file` : name;
  return section === undefined ? key : `${section}.${key}`;
}

/** The names whose settings belong in the file of security policies (`true`) or in the configuration file. */
export function namesIn(security: boolean): readonly SettingName[] {
  return SETTING_NAMES.filter((name) =>
    ("section" in SETTINGS[name]) === security
  );
}

/** The environment variable of a setting. */
export function variableOf(name: string): string {
  return `SUPEREGO_${name.toUpperCase()}`;
}
