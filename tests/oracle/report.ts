/** Says how commands fared: a table by family, and every command whose facts are not whole. */
import type { Act } from "./journal.ts";
import type { Command, Gap } from "./commands.ts";

/** What came of one command. */
export interface Outcome {
  readonly command: Command;
  readonly acts: readonly Act[];
  /** Whether it was ended because it took too long; what it did until then counts. */
  readonly late: boolean;
  /** Acts of which the facts say only that they are unknown. */
  readonly vague: number;
  /** Acts that the facts do not tell, in words. */
  readonly untold: readonly string[];
}

/** How much of one act is shown, in characters. */
const LONGEST_TEXT = 300;

/** One act in words. */
export function actText(act: Act): string {
  const text = wholeText(act);
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}…`;
}

function wholeText(act: Act): string {
  switch (act.kind) {
    case "run":
      return `run ${JSON.stringify(act.argv)} by ${act.by}`;
    case "mode":
      return `mode ${act.mode.toString(8)} ${act.path} by ${act.by}`;
    case "connect":
      return `connect ${act.host}:${act.port} by ${act.by}`;
    case "listen":
      return `listen :${act.port} by ${act.by}`;
    default:
      return `${act.kind} ${act.path} by ${act.by}`;
  }
}

/** The report, and whether something is wrong: a command that is missed, or a gap that is none. */
export function summary(
  outcomes: readonly Outcome[],
  gaps: readonly (Gap & { readonly certain: boolean })[],
  whole: boolean,
): { readonly text: string; readonly failed: boolean } {
  const known = new Map(gaps.map((gap) => [gap.run, gap]));
  const ran = new Set(outcomes.map(({ command }) => command.run));
  const lines: string[] = [];
  const table = new Map<string, number[]>();
  let failed = false;
  for (const { command, acts, vague, untold } of outcomes) {
    const gap = known.get(command.run);
    const column = untold.length === 0 ? 0 : gap !== undefined ? 1 : 2;
    for (const name of [command.family, "all"]) {
      const row = table.get(name) ?? [0, 0, 0, 0, 0, 0];
      table.set(name, row);
      row[0]!++;
      row[1 + column]!++;
      row[4]! += acts.length;
      row[5]! += vague;
    }
    if (column === 2) {
      failed = true;
      lines.push(
        `missed: ${JSON.stringify(command.run)}`,
        ...untold.slice(0, 8).map((one) => `    ${one}`),
      );
    } else if (gap?.certain === true && untold.length === 0) {
      failed = true;
      lines.push(`no gap any more: ${JSON.stringify(command.run)}`);
    }
  }
  for (const { run } of whole ? gaps : []) {
    if (ran.has(run)) continue;
    failed = true;
    lines.push(`a gap of no command: ${JSON.stringify(run)}`);
  }
  const head = [
    "family",
    "commands",
    "complete",
    "known gaps",
    "missed",
    "acts",
    "vague",
  ];
  const all = table.get("all");
  table.delete("all");
  const rows = [
    ...table,
    ...(all === undefined ? [] : [["all", all] as const]),
  ];
  for (
    const cells of [
      head,
      ...rows.map(([name, numbers]) => [name, ...numbers.map(String)]),
    ]
  ) {
    lines.push(
      cells.map((cell, at) => at === 0 ? cell.padEnd(20) : cell.padStart(11))
        .join("").trimEnd(),
    );
  }
  return { text: lines.join("\n"), failed };
}
