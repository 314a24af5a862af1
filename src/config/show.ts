/** Shows the effective settings, each with where it came from; secrets are never shown. */
import type { Config } from "./load.ts";
import { type Setting, SETTING_NAMES, SETTINGS } from "./schema.ts";

/** One line of the table. */
export interface Shown {
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
      name,
      value: setting.kind === "secret" && value !== null ? "(set)" : value,
      origin: config.origins[name].name,
    };
  });
}

/** The table as text: name, value and origin in columns. */
export function showText(config: Config): string {
  const rows = showConfig(config).map(({ name, value, origin }) => [
    name,
    value === null
      ? "-"
      : Array.isArray(value)
      ? value.join(",") || "-"
      : String(value),
    origin,
  ]);
  const width = (column: number) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const [names, values] = [width(0), width(1)];
  return rows.map(([name = "", value = "", origin = ""]) =>
    `${name.padEnd(names)}  ${value.padEnd(values)}  ${origin}\n`
  ).join("");
}
