/** `superego audit`: verifies and reads the record of decisions. */
import { type OpenRecord, openWithoutKey } from "../audit/encrypted.ts";
import { webDigest } from "../audit/digest.ts";
import {
  type Filter,
  matches,
  readDecisions,
  search,
} from "../audit/search.ts";
import { followDecisions, latestSequence } from "../audit/follow.ts";
import { type Stats, summarize } from "../audit/stats.ts";
import { type Verification, verify } from "../audit/verify.ts";
import type { AuditRecord } from "../audit/record.ts";
import { jsonReport } from "../check/report/json.ts";
import { problemLines } from "../check/report/text.ts";
import { loadConfig } from "../config/load.ts";
import type { Action } from "../policy/verdict.ts";
import { causeInWords } from "../problem/cause.ts";
import type { Problem } from "../problem/problem.ts";
import { systemClock } from "../review/clock.ts";
import { eraseFrom, requestFrom } from "./audit_erase.ts";
import { recordsText, statsText } from "./audit_text.ts";
import { type Given, readArgs, settingFlags, UsageError } from "./args.ts";
import { folded } from "./grid.ts";
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
  const request = action === "erase" ? requestFrom(given) : null;
  const [named] = files;
  const config = await loadConfig({
    ...settingFlags("audit", given),
    ...named === undefined ? {} : { audit: named },
  });
  if (!config.ok) return refuse(config.problems, io);
  const { settings } = config.value;
  const file = settings.audit;
  const json = given.one["format"] === "json";
  try {
    const open = await openerOf(settings.audit_key);
    if (request !== null) {
      return await eraseFrom(file, request, settings, { json, io, open });
    }
    const found = (most?: number) => search(file, filter, most, open);
    switch (action) {
      case "verify":
        return printVerification(
          await verify(file, webDigest, open),
          file,
          json,
          io,
        );
      case "stats": {
        const records = matching(file, filter, open);
        return printStats(await summarize(records), json, io);
      }
      case "search":
        return printRecords(await found(limit), json, io);
      default:
        return given.on.has("follow")
          ? await follow({ file, filter, open }, limit ?? TAIL, json, io)
          : printRecords(await found(limit ?? TAIL), json, io);
    }
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return refuse([unreadable(file, error)], io);
  }
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

const UNITS_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

function moment(flag: string, value: string | undefined): Date | null {
  if (value === undefined) return null;
  const [, count, unit] = /^(\d{1,6})([smhdw])$/.exec(value) ?? [];
  const read = unit === undefined ? new Date(value) : new Date(
    systemClock.now().getTime() - Number(count) * (UNITS_MS[unit] ?? 0),
  );
  if (Number.isNaN(read.getTime())) {
    throw new UsageError(
      `\`--${flag} ${value}\` is no time; write it as 2026-01-31 or 2026-01-31T12:00:00Z, or how long ago it is: 90s, 30m, 1h, 2d, 1w`,
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

/** What opens encrypted records; loaded where there is a key. */
async function openerOf(keys: string | null): Promise<OpenRecord> {
  if (keys === null) return openWithoutKey;
  const { readKeys } = await import("../audit/keys.ts");
  const { loadNodeCipher } = await import("../audit/cipher.ts");
  return (await loadNodeCipher(await readKeys(keys))).open;
}

async function* matching(
  file: string,
  filter: Filter,
  open: OpenRecord,
): AsyncGenerator<AuditRecord> {
  for await (const record of readDecisions(file, open)) {
    if (matches(record, filter)) yield record;
  }
}

function printVerification(
  found: Verification,
  file: string,
  json: boolean,
  io: Io,
): number {
  const { problems, notes, files, decisions, erased, head } = found;
  if (json) {
    io.out(jsonReport(problems, { notes, files, decisions, erased, head }));
  } else {
    for (const note of notes) io.err(`note: ${note}\n`);
    io.out(folded(
      problems.length > 0
        ? problemLines(problems, io.colour)
        : `${file}: ${
          decisions === 1 ? "1 decision" : `${decisions} decisions`
        }${erased === 0 ? "" : ` and ${erased} erased`} in ${
          files.length === 1 ? "1 file" : `${files.length} files`
        }, the chain is whole up to record ${head?.sequence ?? 0} (${
          head?.hash ?? ""
        })\n`,
      io,
    ));
  }
  return problems.length > 0 ? EXIT.findings : EXIT.clean;
}

/** Goes on with what is recorded from now on; ends when nobody reads it any more. */
async function follow(
  { file, filter, open }: {
    readonly file: string;
    readonly filter: Filter;
    readonly open: OpenRecord;
  },
  limit: number,
  json: boolean,
  io: Io,
): Promise<number> {
  const print = (records: readonly AuditRecord[]) => {
    if (records.length === 0) return;
    io.out(
      json
        ? records.map((record) => `${JSON.stringify(record)}\n`).join("")
        : recordsText(records, io),
    );
  };
  // The end comes first: what is recorded during the search belongs to what follows.
  const end = latestSequence(file, open);
  const earlier = await search(file, filter, limit, open);
  print(earlier.filter(({ sequence }) => sequence <= end));
  for await (const records of followDecisions(file, end, open)) {
    print(records.filter((record) => matches(record, filter)));
  }
  return EXIT.clean;
}

function printStats(stats: Stats, json: boolean, io: Io): number {
  io.out(json ? `${JSON.stringify(stats, null, 2)}\n` : statsText(stats, io));
  return EXIT.clean;
}

function printRecords(
  records: readonly AuditRecord[],
  json: boolean,
  io: Io,
): number {
  if (json) io.out(`${JSON.stringify({ records }, null, 2)}\n`);
  else if (records.length === 0) io.err("no record matches\n");
  else io.out(recordsText(records, io));
  return EXIT.clean;
}

// What the system says has a code; anything else is a mistake of ours.
function isUnreadable(error: unknown): error is Error {
  return error instanceof Deno.errors.InvalidData ||
    error instanceof Deno.errors.NotCapable ||
    error instanceof Error && typeof (error as { code?: unknown }).code ===
        "string";
}

function unreadable(file: string, error: unknown): Problem {
  return {
    id: "AUDIT-008",
    severity: "high",
    file,
    line: 1,
    column: 1,
    message: `The audit file cannot be read: ${causeInWords(error)}`,
    hint: error instanceof Deno.errors.NotFound
      ? "Nothing has been recorded there yet, or it is elsewhere: name the file that `--audit` names where calls are judged"
      : error instanceof Deno.errors.InvalidData
      ? "Give the keys that it was written with, if any, or compare with a copy kept elsewhere"
      : "Make it readable for this user, or name another file",
  };
}
