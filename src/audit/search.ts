/** Reads recorded decisions back: all that match, or the last so many. */
import type { Action } from "../policy/verdict.ts";
import { decisionIn } from "./decision.ts";
import { type OpenRecord, openWithoutKey } from "./encrypted.ts";
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
 * cannot be read, or a record is encrypted with a key that is not given.
 */
export async function* readDecisions(
  path: string,
  open: OpenRecord = openWithoutKey,
): AsyncGenerator<AuditRecord> {
  const { files } = await findParts(path);
  for (const file of files) {
    for await (const { bytes } of readLines(file)) {
      const record = decisionIn(new TextDecoder().decode(bytes), open);
      if (record !== null) yield record;
    }
  }
}

/** The last so many decisions that match, oldest first. */
export async function search(
  path: string,
  filter: Filter,
  limit = Infinity,
  open: OpenRecord = openWithoutKey,
): Promise<readonly AuditRecord[]> {
  const found: AuditRecord[] = [];
  for await (const record of readDecisions(path, open)) {
    if (!matches(record, filter)) continue;
    found.push(record);
    if (found.length > limit) found.shift();
  }
  return found;
}
