/** Turns what keeps the server from starting into a problem. */
import type { Result } from "./problem.ts";

/** A refusal with one problem; `file` is what it is about: a file, or a setting by its name. */
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
