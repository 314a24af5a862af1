/** Problems for programs. */
import type { Problem } from "../../problem/problem.ts";

/** `{"problems": [...]}` with the fields of a problem in their documented order, and whatever else the verb found. */
export function jsonReport(
  problems: readonly Problem[],
  more: Readonly<Record<string, unknown>> = {},
): string {
  const listed = problems.map((
    { id, severity, file, line, column, message, hint },
  ) => ({ id, severity, file, line, column, message, hint }));
  return `${JSON.stringify({ problems: listed, ...more }, null, 2)}\n`;
}
