/** `superego audit`: verifies and reads the record of decisions. */
import { webDigest } from "../audit/digest.ts";
import {
  type Filter,
  matches,
  readDecisions,
  search,
} from "../audit/search.ts";
import { type Stats, summarize } from "../audit/stats.ts";
import { type Verification, verify } from "../audit/verify.ts";
import type { AuditRecord } from "../audit/record.ts";
import { jsonReport } from "../check/report/json.ts";
import { problemLines } from "../check/report/text.ts";
import { loadConfig } from "../config/load.ts";
import type { Action } from "../policy/verdict.ts";
import type { Problem, Result } from "../problem/problem.ts";
import { recordLines, statsText } from "./audit_text.ts";
import { type Given, readArgs, settingFlags, UsageError } from "./args.ts";
import { EXIT, type Io } from "./io.ts";
import { refuse } from "./refuse.ts";

/** How many records `tail` shows where nobody says. */
const TAIL = 20;

/** Runs the verb; `verify` exits 1 on any break, everything else 0 unless the file cannot be read. */
export async function audit(
  args: readonly string[],
  io: Io,
): Promise<number> {
  const given = readArgs("audit", args);
  const [action, ...files] = given.words;
  if (files.length > 1) {
    throw new UsageError(
      "`superego audit` reads one file; it finds the rotated ones itself",
    );
  }
  const filter = filterFrom(given);
  const limit = limitFrom(given);
  const path = await fileFrom(given, files[0]);
  if (!path.ok) return refuse(path.problems, io);
  const file = path.value;
  const json = given.one["format"] === "json";
  try {
    switch (action) {
      case "verify":
        return printVerification(await verify(file, webDigest), file, json, io);
      case "stats":
        return printStats(await summarize(matching(file, filter)), json, io);
      case "search":
        return printRecords(await search(file, filter, limit), json, io);
      default:
        return printRecords(
          await search(file, filter, limit ?? TAIL),
          json,
          io,
        );
    }
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return refuse([unreadable(file, error)], io);
  }
}

async function fileFrom(
  given: Given,
  named: string | undefined,
): Promise<Result<string>> {
  if (named !== undefined) return { ok: true, value: named };
  const config = await loadConfig(settingFlags("audit", given));
  return config.ok ? { ok: true, value: config.value.settings.audit } : config;
}

function filterFrom({ one }: Given): Filter {
  const { action, rule, tool, principal, text } = one;
  const since = moment("since", one["since"]);
  const until = moment("until", one["until"]);
  return {
    ...since && { since },
    ...until && { until },
    ...action !== undefined && { action: action as Action },
    ...rule !== undefined && { rule },
    ...tool !== undefined && { tool },
    ...principal !== undefined && { principal },
    ...text !== undefined && { text },
  };
}

function moment(flag: string, value: string | undefined): Date | null {
  if (value === undefined) return null;
  const read = new Date(value);
  if (Number.isNaN(read.getTime())) {
    throw new UsageError(
      `\`--${flag} ${value}\` is no time; write it as 2026-01-31 or 2026-01-31T12:00:00Z`,
    );
  }
  return read;
}

function limitFrom({ one }: Given): number | undefined {
  const { limit } = one;
  if (limit === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(limit)) {
    throw new UsageError(`\`--limit ${limit}\` is no number from 1 up`);
  }
  return Number(limit);
}

async function* matching(
  file: string,
  filter: Filter,
): AsyncGenerator<AuditRecord> {
  for await (const record of readDecisions(file)) {
    if (matches(record, filter)) yield record;
  }
}

function printVerification(
  found: Verification,
  file: string,
  json: boolean,
  io: Io,
): number {
  const { problems, notes, files, decisions, head } = found;
  if (json) io.out(jsonReport(problems, { notes, files, decisions, head }));
  else {
    for (const note of notes) io.err(`note: ${note}\n`);
    io.out(
      problems.length > 0
        ? problemLines(problems, io.colour)
        : `${file}: ${
          decisions === 1 ? "1 decision" : `${decisions} decisions`
        } in ${
          files.length === 1 ? "1 file" : `${files.length} files`
        }, the chain is whole up to record ${head?.sequence ?? 0} (${
          head?.hash ?? ""
        })\n`,
    );
  }
  return problems.length > 0 ? EXIT.findings : EXIT.clean;
}

function printStats(stats: Stats, json: boolean, io: Io): number {
  io.out(json ? `${JSON.stringify(stats, null, 2)}\n` : statsText(stats));
  return EXIT.clean;
}

function printRecords(
  records: readonly AuditRecord[],
  json: boolean,
  io: Io,
): number {
  io.out(
    json ? `${JSON.stringify({ records }, null, 2)}\n` : recordLines(records),
  );
  return EXIT.clean;
}

function isUnreadable(error: unknown): boolean {
  return error instanceof Deno.errors.NotFound ||
    error instanceof Deno.errors.PermissionDenied ||
    error instanceof Deno.errors.NotCapable ||
    error instanceof Deno.errors.IsADirectory ||
    error instanceof Deno.errors.FilesystemLoop ||
    error instanceof Deno.errors.NotADirectory;
}

function unreadable(file: string, error: unknown): Problem {
  return {
    id: "AUDIT-008",
    severity: "high",
    file,
    line: 1,
    column: 1,
    message: `The audit file cannot be read: ${(error as Error).message}`,
    hint:
      "Name the file of `serve --audit`, or leave it out for the default one",
  };
}
