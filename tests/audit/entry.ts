/** Entries, folders and files for tests of the audit trail. */
import { webDigest } from "../../src/audit/digest.ts";
import type { Entry } from "../../src/audit/recording.ts";
import {
  openTrail,
  type Trail,
  type TrailOptions,
} from "../../src/audit/trail.ts";
import type { Retention } from "../../src/audit/retain.ts";
import { type Verification, verify } from "../../src/audit/verify.ts";
import type { Call } from "../../src/facts/call.ts";
import type { Verdict } from "../../src/policy/verdict.ts";

/** A decision about one call, with what a test wants different. */
export function entry(
  call: Partial<Call> = {},
  verdict: Partial<Verdict> = {},
  rest: Partial<Entry["asked"]> = {},
): Entry {
  return {
    asked: {
      call: {
        tool_name: "Bash",
        parameters: { command: "ls" },
        cwd: "/home/dev/project",
        ...call,
      },
      transport: "http",
      principal: "ci",
      mcp_server: null,
      now: new Date("2026-05-01T12:00:00.000Z"),
      ...rest,
    },
    verdict: {
      action: "deny",
      reason: "because",
      code: "rule_matched",
      rule_id: "r1",
      severity: null,
      tags: [],
      matched: [],
      warnings: [],
      decision_id: "00000000-0000-4000-8000-000000000000",
      processing_time_ms: 1,
      ...verdict,
    },
    request_id: null,
  };
}

/** Keys of nobody. */
export const KEYS = {
  first: btoa("one key of nobody, for the tests"),
  second: btoa("another of nobody, for the tests"),
} as const;

/** What a test wants different of a trail. */
export type Different = Partial<TrailOptions & Retention>;

/** Options of a trail that never rotates. */
export function options(
  file: string,
  { keep, keep_ms, keep_bytes, compress, hold, ...rest }: Different = {},
): TrailOptions {
  return {
    file,
    sync: "none",
    max_bytes: 0,
    redact: true,
    retention: {
      keep: keep ?? 3,
      keep_ms: keep_ms ?? 0,
      keep_bytes: keep_bytes ?? 0,
      compress: compress ?? false,
      hold: hold ?? false,
    },
    ...rest,
  };
}

/** Runs with a folder that is removed afterwards. */
export async function inFolder<T>(
  work: (folder: string) => Promise<T> | T,
): Promise<T> {
  const folder = Deno.realPathSync(Deno.makeTempDirSync());
  try {
    return await work(folder);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

/** Runs with an open trail, and closes it afterwards. */
export async function withTrail<T>(
  given: TrailOptions,
  work: (trail: Trail) => Promise<T>,
): Promise<T> {
  const trail = await openTrail(given);
  try {
    return await work(trail);
  } finally {
    await trail.close();
  }
}

/** Appends so many entries to a file, one after the other. */
export async function record(
  file: string,
  count: number,
  rest: Different = {},
): Promise<void> {
  await withTrail(options(file, rest), async (trail) => {
    for (let i = 0; i < count; i++) {
      await trail.append(entry({ parameters: { command: `ls ${i}` } }));
    }
  });
}

const DAY_MS = 86_400_000;

/** Records `ls DAY` on each of these days, by one process a day that keeps three days unless told otherwise. */
export async function onDays(
  file: string,
  { days, from = Date.parse("2026-05-01T12:00:00.000Z"), ...different }:
    & { readonly days: readonly number[]; readonly from?: number }
    & Different,
): Promise<void> {
  for (const day of days) {
    const now = new Date(from + day * DAY_MS);
    const given = options(file, {
      keep: 100,
      keep_ms: 3 * DAY_MS,
      now: () => now,
      ...different,
    });
    const call = { parameters: { command: `ls ${day}` } };
    await withTrail(given, (trail) => trail.append(entry(call, {}, { now })));
  }
}

/** Verifies a file, with problems as `id@line` so that tests can list them. */
export async function verified(
  file: string,
): Promise<Verification & { readonly found: readonly string[] }> {
  const verification = await verify(file, webDigest);
  return {
    ...verification,
    found: verification.problems.map(({ id, line }) => `${id}@${line}`),
  };
}

/** A file's lines, each with its line feed. */
export function linesOf(file: string): string[] {
  return Deno.readTextFileSync(file).split(/(?<=\n)/);
}

/** The `kind` of each line of a file. */
export function kindsOf(file: string): string[] {
  return linesOf(file).map((line) => JSON.parse(line).kind);
}
