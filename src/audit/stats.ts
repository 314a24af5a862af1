/** Sums recorded decisions up: how many of what, how often, how fast. */
import { isTrial } from "../policy/trial.ts";
import type { AuditRecord } from "./record.ts";

/** How often each value occurred, most often first. */
export type Counts = Readonly<Record<string, number>>;

/** What a number of decisions amount to. */
export interface Stats {
  /** How many there are. */
  readonly decisions: number;
  /** How many more only tried an installation; nothing else counts them. */
  readonly trials: number;
  /** Time of the earliest, or `null` when there is none. */
  readonly first: string | null;
  /** Time of the latest, or `null` when there is none. */
  readonly last: string | null;
  /** Decisions an hour between the two; `null` where less than a minute lies between. */
  readonly per_hour: number | null;
  /** By what was answered. */
  readonly actions: Counts;
  /** By why. */
  readonly codes: Counts;
  /** By the rule that decided. */
  readonly rules: Counts;
  /** By tool. */
  readonly tools: Counts;
  /** By who asked; `-` where nobody authenticated. */
  readonly principals: Counts;
  /** Time that reviews took, in milliseconds: half, 95 and 99 of a hundred took no longer. */
  readonly processing_time_ms: {
    readonly p50: number | null;
    readonly p95: number | null;
    readonly p99: number | null;
  };
}

const MS_PER_HOUR = 3_600_000;
/** Over less than a minute, a rate by the hour says nothing. */
const LEAST_HOURS = 1 / 60;

/** Sums decisions up, in one pass. */
export async function summarize(
  records: AsyncIterable<AuditRecord> | Iterable<AuditRecord>,
): Promise<Stats> {
  const actions = new Map<string, number>();
  const codes = new Map<string, number>();
  const rules = new Map<string, number>();
  const tools = new Map<string, number>();
  const principals = new Map<string, number>();
  const times: number[] = [];
  let first: string | null = null;
  let last: string | null = null;
  let trials = 0;
  for await (const { time, verdict, call, principal } of records) {
    if (isTrial(call)) {
      trials++;
      continue;
    }
    // The clock may have gone back between two records: earliest and latest are not first and last in the file.
    if (first === null || time < first) first = time;
    if (last === null || time > last) last = time;
    add(actions, verdict.action);
    add(codes, verdict.code);
    if (verdict.rule_id !== null) add(rules, verdict.rule_id);
    add(tools, call.tool_name);
    add(principals, principal ?? "-");
    times.push(verdict.processing_time_ms);
  }
  times.sort((a, b) => a - b);
  const hours = first === null || last === null
    ? 0
    : (Date.parse(last) - Date.parse(first)) / MS_PER_HOUR;
  return {
    decisions: times.length,
    trials,
    first,
    last,
    per_hour: hours >= LEAST_HOURS
      ? Math.round(times.length / hours * 100) / 100
      : null,
    actions: sorted(actions),
    codes: sorted(codes),
    rules: sorted(rules),
    tools: sorted(tools),
    principals: sorted(principals),
    processing_time_ms: {
      p50: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      p99: quantile(times, 0.99),
    },
  };
}

/** The smallest of some sorted numbers that so large a share does not exceed; `null` of none. */
export function quantile(
  sorted: readonly number[],
  share: number,
): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

function add(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): Counts {
  return Object.fromEntries(
    [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)),
  );
}
