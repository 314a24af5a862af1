/** Opens the trail, or says in words why its file cannot be one. */
import { causeInWords } from "../problem/cause.ts";
import type { Result } from "../problem/problem.ts";
import { openTrail, type Trail, type TrailOptions } from "./trail.ts";

/** Opens the trail of these options (`AUDIT-009`). */
export async function openRecord(
  options: TrailOptions,
): Promise<Result<Trail>> {
  try {
    return { ok: true, value: await openTrail(options) };
  } catch (error) {
    return cannotRecord(options.file, error);
  }
}

/** The refusal of a file, or of the folder that it is to be in. */
export function cannotRecord(file: string, error: unknown): Result<never> {
  return {
    ok: false,
    problems: [{
      id: "AUDIT-009",
      severity: "critical",
      file,
      line: 1,
      column: 1,
      message: `decisions cannot be recorded in \`${file}\`: ${
        causeInWords(error)
      }`,
      hint:
        "Name a file that this user may write to, with --audit, or a folder with SUPEREGO_STATE_DIR",
    }],
  };
}
