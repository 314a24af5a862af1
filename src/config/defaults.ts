/** Fills in what nobody said. */
import type { Result } from "../problem/problem.ts";
import { folderOf } from "./path.ts";
import {
  type Setting,
  SETTING_NAMES,
  type SettingName,
  SETTINGS,
  type Settings,
} from "./schema.ts";
import { type Home, placesIn, stateFolder } from "./state.ts";
import type { SettingValue } from "./value.ts";

/** Completes the settings; fails when there is no place for state and one is needed (`CONFIG-005`). */
export function fillDefaults(
  given: Readonly<Partial<Record<SettingName, SettingValue>>>,
  environment: Home,
): Result<Settings> {
  const state = given.state_dir ?? stateFolder(environment) ??
    (given.audit === undefined ? null : folderOf(String(given.audit)));
  if (state === null) {
    return {
      ok: false,
      problems: [{
        id: "CONFIG-005",
        severity: "high",
        file: "environment",
        line: 1,
        column: 1,
        message: "Neither `HOME` nor `XDG_STATE_HOME` says where to keep state",
        hint: "Set SUPEREGO_STATE_DIR to a folder, or name a file with --audit",
      }],
    };
  }
  const derived: Partial<Record<SettingName, string>> = placesIn(String(state));
  return {
    ok: true,
    value: Object.fromEntries(SETTING_NAMES.map((name) => {
      const setting: Setting = SETTINGS[name];
      return [name, given[name] ?? derived[name] ?? setting.default];
    })) as unknown as Settings,
  };
}
