/** Reads untrusted JSON within limits: size, UTF-8, depth, one value only, and no name twice. */
import { beyond, type JsonBounds, scanJson } from "../problem/json.ts";
import type { Problem, Result } from "../problem/problem.ts";

/** What a text may be at most. */
export interface JsonLimits extends JsonBounds {
  /** Most bytes. */
  readonly bytes: number;
}

/** Limits where nobody set others. */
export const JSON_LIMITS: JsonLimits = { bytes: 4_194_304, depth: 64 };

/** The one JSON value that `bytes` hold; `file` is what problems call them. */
export function readJson(
  bytes: Uint8Array,
  file: string,
  limits: JsonLimits = JSON_LIMITS,
): Result<unknown> {
  if (bytes.length > limits.bytes) {
    return refuse(file, `the input is longer than ${limits.bytes} bytes`);
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse(file, "the input is not valid UTF-8");
  }
  if (text.trim() === "") return refuse(file, "the input is empty");
  const [trouble] = scanJson(text, limits);
  const excess = trouble && beyond(trouble.kind, limits);
  if (excess) return refuse(file, `the input ${excess}`);
  if (trouble !== undefined) {
    const name = shorten(String(trouble.path.at(-1)), 80);
    return refuse(file, `the name \`${name}\` stands twice in one object`);
  }
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (cause) {
    // V8 quotes the input in its message; only its first line, shortened, is of use to a reader.
    const why = cause instanceof Error ? cause.message : String(cause);
    return refuse(
      file,
      `the input is not one JSON value: ${shorten(why, 160)}`,
    );
  }
}

/** A problem in a hook's input; its line is 1 because the input is one line to its readers. */
export function inputProblem(
  id: string,
  file: string,
  message: string,
  hint: string,
): Problem {
  return { id, severity: "high", file, line: 1, column: 1, message, hint };
}

/** A text on one line, cut to `most` characters. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

function refuse(file: string, message: string): Result<unknown> {
  return {
    ok: false,
    problems: [
      inputProblem("HOOK-001", file, message, "Send one JSON object"),
    ],
  };
}
