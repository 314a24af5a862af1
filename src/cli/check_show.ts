/** Shows what `superego check` found, and what it looks for. */
import { baselineText } from "../check/baseline.ts";
import { CHECKS, PROBLEMS } from "../check/problems.ts";
import { githubReport } from "../check/report/github.ts";
import { htmlReport } from "../check/report/html.ts";
import { jsonReport } from "../check/report/json.ts";
import { junitReport, problemCases, wellCases } from "../check/report/junit.ts";
import { markdownReport } from "../check/report/markdown.ts";
import { sarifReport } from "../check/report/sarif.ts";
import { textReport } from "../check/report/text.ts";
import { groupedReport } from "../check/report/grouped.ts";
import { scoresOf } from "../check/score.ts";
import type { Waived } from "../check/waivers.ts";
import { VERSION } from "../config/version.ts";
import { nearest } from "../problem/nearest.ts";
import { UsageError } from "./args.ts";
import type { Found } from "./check_find.ts";
import type { Look } from "./draw.ts";
import { folded, grid } from "./grid.ts";

/** What was found, and what of it somebody accepts for now. */
export interface Shown extends Found {
  readonly waived: readonly Waived[];
}

/** The result in a form. */
export function render(
  shown: Shown,
  format: string,
  look: Look,
  now: Date,
): string {
  const { problems, judged, waived } = shown;
  switch (format) {
    case "json":
      return jsonReport(problems, {
        judged: judged.map(({ file, kind, tests }) => ({ file, kind, tests })),
        waived: waived.map((
          { problem: { id, file, line, column }, waiver },
        ) => ({
          id,
          file,
          line,
          column,
          owner: waiver.owner,
          reason: waiver.reason,
          until: waiver.until,
        })),
      });
    case "baseline":
      return baselineText(problems);
    case "sarif":
      return sarifReport(problems, VERSION, PROBLEMS);
    case "junit":
      return junitReport("superego check", [
        ...wellCases(
          judged.filter((one) => one.problems.length === 0).map(({ file }) =>
            file
          ),
        ),
        ...problemCases(problems),
      ]);
    case "github":
      return githubReport(problems);
    case "markdown":
      return markdownReport(shown);
    case "html":
      return htmlReport({ ...shown, version: VERSION, now });
    default:
      return folded(
        look.terminal
          ? groupedReport(
            problems,
            scoresOf(problems, judged.map(({ kind }) => kind)),
            look.colour,
          )
          : textReport(problems),
        look,
      );
  }
}

/** Every check, one row each. */
export function listText(look: Look): string {
  return grid(
    Object.entries(CHECKS).map((
      [id, { severity, title }],
    ) => [id, severity, title]),
    look,
  );
}

/** One kind of problem in full; throws {@linkcode UsageError} for an identifier that nothing has. */
export function explainText(asked: string, look: Look): string {
  const id = asked.toUpperCase();
  const one = Object.hasOwn(PROBLEMS, id) ? PROBLEMS[id] : undefined;
  if (one === undefined) {
    throw new UsageError(`no check \`${asked}\`. ${hintFor(id)}`);
  }
  return folded(
    [
      `${id} (${one.severity})`,
      `${one.title}.\n`,
      `Why it matters: ${one.why}.`,
      ...one.mend === undefined ? [] : [`What to do: ${one.mend}.`],
      ...(one.standards ?? []).length === 0
        ? []
        : [`Also asked for by: ${one.standards?.join(", ")}.`],
    ].join("\n") + "\n",
    look,
  );
}

/** The nearest identifier, else how far its group goes, else the groups; never all of them. */
function hintFor(id: string): string {
  const all = Object.keys(PROBLEMS);
  const near = nearest(id, all);
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  const groupOf = (one: string) => one.split("-")[0] ?? "";
  const group = all.filter((one) => groupOf(one) === groupOf(id)).sort();
  return group.length > 0
    ? `${groupOf(id)} has ${group[0]} to ${group.at(-1)}`
    : `They begin with ${
      [...new Set(all.map(groupOf))].sort().join(", ")
    }; see \`superego check --list\``;
}
