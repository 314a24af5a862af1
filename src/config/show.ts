/** Shows the effective settings, each with where it came from; secrets are never shown. */
import type { Config } from "./load.ts";
import {
  keyOf,
  type Setting,
  SETTING_NAMES,
  type SettingName,
  SETTINGS,
  type Settings,
} from "./schema.ts";

/** One setting. */
export interface Shown {
  /** Its key in the configuration file. */
  readonly name: string;
  /** The value; for a secret only whether it is set. */
  readonly value: unknown;
  /** The flag, variable or file that set it, or `default`. */
  readonly origin: string;
}

/** Every setting, in the order of the table. */
export function showConfig(config: Config): readonly Shown[] {
  return showSettings(config.settings).map((shown, at) => ({
    ...shown,
    origin: config.origins[SETTING_NAMES[at] as SettingName].name,
  }));
}

/** The same without where each came from. */
export function showSettings(
  settings: Settings,
): readonly Omit<Shown, "origin">[] {
  return SETTING_NAMES.map((name) => {
    const setting: Setting = SETTINGS[name];
    const value = settings[name];
    return {
      name: keyOf(name),
      value: setting.kind === "secret" && value !== null
        ? "(set)"
        : name === "policy_off"
        ? Object.fromEntries(
          settings.policy_off.map((one) => [one.name, one.reason]),
        )
        : value,
    };
  });
}
