/** Arguments within arguments: objects and JSON that wrap a tool's own, and what is handed over as Base64. */
import { decodeBase64 } from "../../base64.ts";
import { type Arguments, plainName } from "../arguments.ts";

/** Plain names of arguments that hold a tool's own arguments. */
const WRAPS =
  /^(?:args|arguments|input|inputs|json|kwargs|operation|options|params|parameters|payload|request|spec|toolargs|toolarguments|toolinput)$/;

const ENCODED = /[_-]?(?:base64|b64)$|Base64$|B64$/;

/** Plain names of arguments that run, where another one says that they are encoded. */
const RUNS = /^(?:code|command|cmd|script|source)$/;

/** How deep wrappers are unwrapped. */
const MOST_WRAPS = 4;

/** The same arguments with what is wrapped or encoded in them at the top; `undefined` when nothing is. */
export function unwrapped(
  parameters: Arguments,
  depth = 0,
): Arguments | undefined {
  if (depth >= MOST_WRAPS) return undefined;
  const encoded = Object.entries(parameters).some(([key, value]) =>
    plainName(key) === "encoding" && value === "base64"
  );
  let found = false;
  const all: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(parameters)) {
    const inner = WRAPS.test(plainName(key)) ? objectOf(value) : undefined;
    const text = typeof value === "string" &&
        (ENCODED.test(key) || encoded && RUNS.test(plainName(key)))
      ? decodeBase64(value)
      : undefined;
    if (inner !== undefined) {
      found = true;
      Object.assign(all, unwrapped(inner, depth + 1) ?? inner);
    } else if (text !== undefined) {
      found = true;
      all[key.replace(ENCODED, "") || "command"] = text;
    } else if (!Object.hasOwn(all, key)) all[key] = value;
  }
  return found ? all : undefined;
}

function objectOf(value: unknown): Arguments | undefined {
  let read = value;
  if (typeof value === "string" && /^\s*\{/.test(value)) {
    try {
      read = JSON.parse(value);
    } catch {
      return undefined;
    }
  }
  return typeof read === "object" && read !== null && !Array.isArray(read)
    ? read as Arguments
    : undefined;
}
