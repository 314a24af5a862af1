/** Reads what is turned off: names of packs and rules, each with its reason. */
import type { TurnedOff } from "../policy/mod.ts";
import type { Read } from "./value.ts";

/** Longest reason, in characters. */
const LONGEST = 500;

const HINT =
  "Write the name of a pack or a rule and why it is turned off, for example `git.discard_work: we stash by hand`";

/** Reads the variable's form, `NAME=REASON; NAME=REASON`. */
export function reasonsOf(text: string): Read {
  const given: Record<string, string> = {};
  for (const part of text.split(";")) {
    if (part.trim() === "") continue;
    const [name = "", ...reason] = part.split("=");
    if (Object.hasOwn(given, name.trim())) {
      return wrong(`names \`${name.trim()}\` twice`);
    }
    given[name.trim()] = reason.join("=");
  }
  return readReasons(given);
}

/** Reads the file's form, a mapping from names to reasons. Where each stands is filled in by whoever knows. */
export function readReasons(value: unknown): Read {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return wrong("is no mapping of names to reasons");
  }
  const found: TurnedOff[] = [];
  for (const [name, reason] of Object.entries(value)) {
    if (name.trim() === "") return wrong("has a reason without a name");
    if (typeof reason !== "string" || reason.trim() === "") {
      return wrong(`gives no reason for \`${name}\``);
    }
    if (reason.trim().length > LONGEST) {
      return wrong(
        `gives a reason for \`${name}\` of more than ${LONGEST} characters`,
      );
    }
    found.push({
      name,
      reason: reason.trim(),
      file: "environment",
      line: 1,
      column: 1,
    });
  }
  return { ok: true, value: found };
}

function wrong(message: string): Read {
  return { ok: false, message, hint: HINT };
}
