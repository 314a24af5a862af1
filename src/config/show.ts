/** Shows the effective settings, each with where it came from; secrets are never shown. */
import type { Config } from "./load.ts";
import { keyOf, type Setting, SETTING_NAMES, SETTINGS } from "./schema.ts";

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
  return SETTING_NAMES.map((name) => {
    const setting: Setting = SETTINGS[name];
    const value = config.settings[name];
    return {
      name: keyOf(name),
      value: setting.kind === "secret" && value !== null
        ? "(set)"
        : name === "policy_off"
        ? Object.fromEntries(
          config.settings.policy_off.map((one) => [one.name, one.reason]),
        )
        : value,
      origin: config.origins[name].name,
    };
  });
}
