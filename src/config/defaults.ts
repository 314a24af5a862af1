/** Fills in what nobody said. */
import type { Result } from "../problem/problem.ts";
import type { Environment } from "./environment.ts";
import { folderOf } from "./path.ts";
import {
  type Setting,
  SETTING_NAMES,
  type SettingName,
  SETTINGS,
  type Settings,
} from "./schema.ts";
import type { SettingValue } from "./value.ts";

/** Completes the settings; fails when there is no place for state and one is needed (`CONFIG-005`). */
export function fillDefaults(
  given: Readonly<Partial<Record<SettingName, SettingValue>>>,
  environment: Pick<Environment, "home" | "state_home">,
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
  const derived: Partial<Record<SettingName, string>> = {
    state_dir: String(state),
    audit: `${state}/audit.jsonl`,
    keys: `${state}/keys.json`,
  };
  return {
    ok: true,
    value: Object.fromEntries(SETTING_NAMES.map((name) => {
      const setting: Setting = SETTINGS[name];
      return [name, given[name] ?? derived[name] ?? setting.default];
    })) as unknown as Settings,
  };
}

function stateFolder(
  { home, state_home }: Pick<Environment, "home" | "state_home">,
): string | null {
  if (state_home !== null) return `${state_home}/superego`;
  return home === null ? null : `${home}/.local/state/superego`;
}
