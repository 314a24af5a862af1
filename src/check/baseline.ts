/** Remembers problems that were there at some time, so that only new ones count. */
import { CHECKS } from "./catalog.ts";
import type { Problem, Result } from "../problem/problem.ts";

/** What of a problem stays when lines move. */
type Known = Pick<Problem, "id" | "file" | "message">;

/** How often each problem was there, by what of it stays. */
export type Baseline = ReadonlyMap<string, number>;

function keyOf({ id, file, message }: Known): string {
  return JSON.stringify([id, file, message]);
}

/** The problems as a baseline; the lines where they stand are left out, since they move. */
export function baselineText(problems: readonly Problem[]): string {
  const known = problems.map(({ id, file, message }) => ({
    id,
    file,
    message,
  }));
  return `${JSON.stringify({ version: 1, problems: known }, null, 2)}\n`;
}

/** Reads what {@linkcode baselineText} wrote. */
export function readBaseline(text: string, file: string): Result<Baseline> {
  const listed = listedIn(text);
  if (listed === null) {
    return {
      ok: false,
      problems: [{
        id: "CHECK-008",
        severity: CHECKS["CHECK-008"]!.severity,
        file,
        line: 1,
        column: 1,
        message: `\`${file}\` is no baseline`,
        hint: "Write one: `superego check … --format baseline > FILE`",
      }],
    };
  }
  const counts = new Map<string, number>();
  for (const one of listed) {
    const key = keyOf(one);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { ok: true, value: counts };
}

/** The problems that the baseline does not have; of several that are alike as many are old as it has. */
export function newSince(
  baseline: Baseline,
  problems: readonly Problem[],
): readonly Problem[] {
  const left = new Map(baseline);
  return problems.filter((problem) => {
    const key = keyOf(problem);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

function listedIn(text: string): readonly Known[] | null {
  try {
    const { version, problems } = JSON.parse(text);
    const isKnown = (one: unknown): one is Known =>
      typeof one === "object" && one !== null &&
      ["id", "file", "message"].every((key) =>
        typeof (one as Record<string, unknown>)[key] === "string"
      );
    return version === 1 && Array.isArray(problems) && problems.every(isKnown)
      ? problems
      : null;
  } catch {
    return null;
  }
}
