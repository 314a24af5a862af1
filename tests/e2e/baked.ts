/** Reads out of a finished binary what it was built with. */

/** The part of the embedded description that matters here. */
export interface Baked {
  readonly permissions: Readonly<Record<string, unknown>>;
  readonly code_cache_key: unknown;
  readonly v8_flags: readonly string[];
  readonly otel_config: Readonly<Record<string, unknown>>;
  readonly env_vars_from_env_file: Readonly<Record<string, string>>;
}

/** The description embedded in a binary; throws when there is none. */
export function readBaked(binary: Uint8Array): Baked {
  const start = lastIndexOf(binary, new TextEncoder().encode('{"argv":['));
  if (start < 0) throw new Error("The file has no embedded description");
  const text = new TextDecoder().decode(
    binary.subarray(start, start + 200_000),
  );
  return JSON.parse(text.slice(0, endOfObject(text)));
}

function lastIndexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  for (
    let at = bytes.lastIndexOf(wanted[0] ?? 0);
    at >= 0;
    at = bytes.lastIndexOf(wanted[0] ?? 0, at - 1)
  ) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return at;
    if (at === 0) break;
  }
  return -1;
}

// The description is followed by other bytes, so its end has to be counted out.
function endOfObject(text: string): number {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === "\\") at++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "{") depth++;
    else if (sign === "}" && --depth === 0) return at + 1;
  }
  throw new Error("The embedded description has no end");
}
