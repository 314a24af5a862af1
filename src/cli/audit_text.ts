/** Recorded decisions as people read them. */
import type { AuditRecord } from "../audit/record.ts";
import type { Counts, Stats } from "../audit/stats.ts";

/** Longest form of a call's arguments on one line, in characters. */
const MOST = 100;

/** One line a decision: when, what, why, who, and the beginning of the arguments. */
export function recordLines(records: readonly AuditRecord[]): string {
  return records.map((record) => `${plain(recordLine(record))}\n`).join("");
}

function recordLine(record: AuditRecord): string {
  const { sequence, time, verdict, call, principal } = record;
  const rule = verdict.rule_id ?? verdict.code;
  const who = principal === null ? "" : ` by ${principal}`;
  const all = JSON.stringify(call.parameters);
  const shown = all.length > MOST ? `${all.slice(0, MOST)}…` : all;
  return `${sequence} ${time} ${
    verdict.action.padEnd(5)
  } ${call.tool_name} ${shown}${who}: ${verdict.reason} (${rule})`;
}

/** The figures, a heading and its values a block. */
export function statsText(stats: Stats): string {
  const { p50, p95, p99 } = stats.processing_time_ms;
  const blocks = [
    [
      `decisions  ${stats.decisions}`,
      `first      ${stats.first ?? "-"}`,
      `last       ${stats.last ?? "-"}`,
      `per hour   ${stats.per_hour ?? "-"}`,
      `time       p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}`,
    ].join("\n"),
    ...[
      block("by action", stats.actions),
      block("by code", stats.codes),
      block("by rule", stats.rules),
      block("by tool", stats.tools),
      block("by principal", stats.principals),
    ].filter((text) => text !== ""),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function block(title: string, counts: Counts): string {
  const lines = Object.entries(counts).map(([value, count]) =>
    `  ${String(count).padStart(7)}  ${plain(value)}`
  );
  return lines.length === 0 ? "" : [title, ...lines].join("\n");
}

function ms(value: number | null): string {
  return value === null ? "-" : `${value} ms`;
}

/** What a call holds must not steer the terminal that shows it. */
function plain(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
