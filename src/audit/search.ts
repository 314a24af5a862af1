/** Reads recorded decisions back: all that match, or the last so many. */
import type { Action } from "../policy/verdict.ts";
import { readChained } from "./chain.ts";
import { readLines } from "./lines.ts";
import { findParts } from "./parts.ts";
import type { AuditRecord } from "./record.ts";

/** What records must have; what is absent does not matter. */
export interface Filter {
  /** Decided at this moment or later. */
  readonly since?: Date;
  /** Decided before this moment. */
  readonly until?: Date;
  /** What was answered. */
  readonly action?: Action;
  /** Which rule decided. */
  readonly rule?: string;
  /** Which tool was called. */
  readonly tool?: string;
  /** Who asked. */
  readonly principal?: string;
  /** Text anywhere in the record, whatever its case. */
  readonly text?: string;
}

/** Whether a record has what is asked for. */
export function matches(record: AuditRecord, filter: Filter): boolean {
  const { since, until, action, rule, tool, principal, text } = filter;
  const time = Date.parse(record.time);
  return (since === undefined || time >= since.getTime()) &&
    (until === undefined || time < until.getTime()) &&
    (action === undefined || record.verdict.action === action) &&
    (rule === undefined || record.verdict.rule_id === rule) &&
    (tool === undefined || record.call.tool_name === tool) &&
    (principal === undefined || record.principal === principal) &&
    (text === undefined ||
      JSON.stringify(record).toLowerCase().includes(text.toLowerCase()));
}

/**
 * The recorded decisions of a chain, oldest first, over its rotated files.
 *
 * Lines that are no decisions, or are damaged, are passed over: that is the verifier's matter. Throws when the file
 * cannot be read.
 */
export async function* readDecisions(
  path: string,
): AsyncGenerator<AuditRecord> {
  const { files } = await findParts(path);
  for (const file of files) {
    for await (const { bytes } of readLines(file)) {
      if (readChained(bytes)?.kind !== "decision") continue;
      const record = parseDecision(bytes);
      if (record !== null) yield record;
    }
  }
}

/** The last so many decisions that match, oldest first. */
export async function search(
  path: string,
  filter: Filter,
  limit = Infinity,
): Promise<readonly AuditRecord[]> {
  const found: AuditRecord[] = [];
  for await (const record of readDecisions(path)) {
    if (!matches(record, filter)) continue;
    found.push(record);
    if (found.length > limit) found.shift();
  }
  return found;
}

/** The decision of a line; `null` when it is none that can be read. */
export function parseDecision(bytes: Uint8Array): AuditRecord | null {
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isDecision(read) ? read : null;
  } catch {
    return null;
  }
}

/** Enough of the shape to be read safely; the whole of it is verified by the verifier alone. */
function isDecision(read: unknown): read is AuditRecord {
  const { call, verdict, time } = read as Record<string, unknown>;
  return typeof call === "object" && call !== null &&
    typeof verdict === "object" && verdict !== null &&
    typeof time === "string";
}
