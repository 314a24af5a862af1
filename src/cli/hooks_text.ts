/** Writes what `superego hooks` shows: installed hooks, and the lines that a change touches. */
import type { Installed } from "../hooks/settings_edit.ts";

/** The installed hooks, one a line, `file:line` first. */
export function listText(
  path: string,
  installed: readonly Installed[],
): string {
  if (installed.length === 0) return `No hook of Superego in ${path}.\n`;
  return installed.map(({ event, matcher, hook, line }) => {
    const what = hook["type"] === "http"
      ? `asks ${hook["url"]}`
      : `runs ${commandLine(hook)}`;
    const open = hook["onFailure"] === "block"
      ? ""
      : ` (without \`onFailure: "block"\`: when it fails, the tool runs)`;
    return `${path}:${line}: ${event} ${matcher}: ${what}, waits ${
      hook["timeout"] ?? "600"
    } s${open}\n`;
  }).join("");
}

/** The lines that differ, with `-` and `+`; what both texts begin and end with is left out. */
export function changedLines(before: string, after: string): string {
  const old = before.split("\n");
  const fresh = after.split("\n");
  let head = 0;
  while (
    head < old.length && head < fresh.length && old[head] === fresh[head]
  ) head++;
  let tail = 0;
  while (
    tail < old.length - head && tail < fresh.length - head &&
    old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]
  ) tail++;
  const show = (sign: string, lines: readonly string[]) =>
    lines.slice(head, lines.length - tail)
      .map((line) => `${sign} ${line.replace(/\r$/, "")}\n`);
  return [...show("-", old), ...show("+", fresh)].join("");
}

function commandLine(hook: Readonly<Record<string, unknown>>): string {
  const args = Array.isArray(hook["args"]) ? hook["args"].map(String) : [];
  return [String(hook["command"]), ...args].join(" ");
}
