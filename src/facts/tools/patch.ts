/** Reads which files a patch touches, without applying it. */
import type { Effect } from "../effect.ts";
import type { Place } from "../paths.ts";
import { type Arguments, texts } from "./arguments.ts";
import { missing, one } from "./files.ts";

/** What a patch does to one file. */
export interface Touch {
  readonly path: string;
  readonly deed: "write" | "edit" | "delete";
}

const ENVELOPE =
  /^\*\*\* (Add File|Update File|Delete File|Move to|Move File|Rename to): (.+?)\s*$/;
const OLD = /^--- (?:"?a\/)?([^\t"]+)"?(?:\t.*)?$/;
const NEW = /^\+\+\+ (?:"?b\/)?([^\t"]+)"?(?:\t.*)?$/;
const RENAME = /^(rename|copy) (from|to) (.+)$/;

/** The files that a patch touches, in the form of Codex (`*** Update File: ...`) or of `diff -u` and `git diff`. */
export function readPatch(text: string): readonly Touch[] {
  const touches: Touch[] = [];
  let [old, last]: [string | undefined, string | undefined] = [
    undefined,
    undefined,
  ];
  for (const line of text.split("\n")) {
    const named = ENVELOPE.exec(line);
    if (named !== null) {
      const path = named[2] ?? "";
      switch (named[1]) {
        case "Add File":
          touches.push({ path, deed: "write" });
          break;
        case "Delete File":
          touches.push({ path, deed: "delete" });
          break;
        case "Update File":
          touches.push({ path, deed: "edit" });
          last = path;
          break;
        default:
          if (last !== undefined) touches.push({ path: last, deed: "delete" });
          touches.push({ path, deed: "write" });
      }
      continue;
    }
    if (!/^(?:---|\+\+\+|rename |copy )/.test(line)) continue;
    const before = OLD.exec(line)?.[1];
    const after = NEW.exec(line)?.[1];
    const renamed = RENAME.exec(line);
    if (before !== undefined) old = before;
    else if (after !== undefined && old !== undefined) {
      if (after === "/dev/null") touches.push({ path: old, deed: "delete" });
      else {
        touches.push({
          path: after,
          deed: old === "/dev/null" ? "write" : "edit",
        });
      }
      old = undefined;
    } else if (renamed !== null) {
      const path = renamed[3] ?? "";
      if (renamed[2] === "to") touches.push({ path, deed: "write" });
      else if (renamed[1] === "rename") touches.push({ path, deed: "delete" });
    }
  }
  return touches;
}

/** The effects of a patch tool: its patch may stand in any of its arguments. */
export function patchEffects(
  parameters: Arguments,
  place: Place,
  by: string,
): readonly Effect[] {
  const effects: Effect[] = [];
  for (const argument of texts(parameters)) {
    if (!/^(?:\*\*\* |--- |rename )/m.test(argument.text)) continue;
    for (const { path, deed } of readPatch(argument.text)) {
      effects.push(one(deed, { ...argument, text: path }, {}, place, by));
    }
  }
  return effects.length > 0 ? effects : [missing(by)];
}
