/** Recorded decisions as people read them. */
import type { AuditRecord } from "../audit/record.ts";
import { isTrial } from "../policy/trial.ts";
import type { Counts, Stats } from "../audit/stats.ts";
import type { Look } from "./draw.ts";
import { folded, grid, type Row } from "./grid.ts";

/** Longest form of a call's arguments on one line, in characters. */
const MOST = 100;

/** One line a decision: when, what, why, who, and the beginning of the arguments; on a terminal two that fit it. */
export function recordsText(
  records: readonly AuditRecord[],
  look: Look,
): string {
  return look.terminal
    ? grid(records.map(recordRow), look)
    : records.map((record) => `${plain(recordLine(record))}\n`).join("");
}

function recordRow(record: AuditRecord): Row {
  const { sequence, time, verdict, call } = record;
  return {
    cells: [
      [{ text: String(sequence), style: "quiet" }],
      time.replace("T", " ").replace(/\.\d+Z$/, "Z"),
      [{ text: verdict.action, style: verdict.action }],
      [{ text: call.tool_name, style: "title" }],
      shortened(call.parameters),
    ],
    note: [
      { text: `${ruleOf(record)}${whoIn(record)}: `, style: "quiet" },
      { text: verdict.reason },
    ],
  };
}

function recordLine(record: AuditRecord): string {
  const { sequence, time, verdict, call } = record;
  return `${sequence} ${time} ${verdict.action.padEnd(5)} ${call.tool_name} ${
    shortened(call.parameters)
  }${whoIn(record)}: ${verdict.reason} (${ruleOf(record)})`;
}

function ruleOf({ verdict }: AuditRecord): string {
  return verdict.rule_id ?? verdict.code;
}

function whoIn({ principal, call }: AuditRecord): string {
  return `${principal === null ? "" : ` by ${principal}`}${
    isTrial(call) ? " [trial]" : ""
  }`;
}

function shortened(parameters: unknown): string {
  const all = JSON.stringify(parameters);
  return all.length > MOST ? `${all.slice(0, MOST)}…` : all;
}

/** The figures, a heading and its values a block. */
export function statsText(stats: Stats, look: Look): string {
  const { p50, p95, p99 } = stats.processing_time_ms;
  const blocks = [
    [
      `decisions  ${stats.decisions}${
        stats.trials === 0 ? "" : `, and ${stats.trials} that tried a hook`
      }`,
      `first      ${stats.first ?? "-"}`,
      `last       ${stats.last ?? "-"}`,
      `per hour   ${stats.per_hour ?? "-"}`,
      `time       p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}`,
    ].join("\n"),
    ...[
      block("by action", stats.actions, look),
      block("by code", stats.codes, look),
      block("by rule", stats.rules, look),
      block("by tool", stats.tools, look),
      block("by principal", stats.principals, look),
    ].filter((text) => text !== ""),
  ];
  return folded(`${blocks.join("\n\n")}\n`, look);
}

function block(title: string, counts: Counts, look: Look): string {
  const lines = Object.entries(counts).map(([value, count]) =>
    `  ${String(count).padStart(7)}  ${plain(value)}`
  );
  const head = grid([[[{ text: title, style: "title" }]]], look);
  return lines.length === 0 ? "" : `${head}${lines.join("\n")}`;
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
