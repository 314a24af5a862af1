/** Turns what keeps the server from starting into a problem. */
import type { Result } from "../problem/problem.ts";

/** A refusal with one problem; `file` is what it is about. */
export function refusal(
  id: string,
  file: string,
  message: string,
  hint: string,
): Result<never> {
  return {
    ok: false,
    problems: [
      { id, severity: "critical", file, line: 1, column: 1, message, hint },
    ],
  };
}

/** What an error says, whatever was thrown. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
