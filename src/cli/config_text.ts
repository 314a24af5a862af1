/** Writes the effective settings for people. */
import type { Shown } from "../config/show.ts";
import type { Look } from "./draw.ts";
import { grid } from "./grid.ts";

/** One row a setting: its key in the configuration file, its value, and where that came from. */
export function settingsText(settings: readonly Shown[], look: Look): string {
  return grid(
    settings.map(({ name, value, origin }) => [
      [{ text: name, style: "kind" }],
      written(value) || "-",
      origin === "default" ? [{ text: origin, style: "quiet" }] : origin,
    ]),
    look,
  );
}

function written(value: unknown): string {
  if (value === null) return "";
  if (Array.isArray(value)) {
    return value.map((one) =>
      typeof one === "object" ? JSON.stringify(one) : one
    ).join(",");
  }
  return typeof value === "object"
    ? Object.entries(value).map(([name, reason]) => `${name}=${reason}`)
      .join("; ")
    : String(value);
}
