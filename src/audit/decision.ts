/** Reads the decision that a line records, encrypted or not. */
import type { Encrypted, OpenRecord } from "./encrypted.ts";
import type { AuditRecord } from "./record.ts";

const START = /^\{"sequence":\d+,"previous":"\w+","kind":"(\w+)",/;

/** What kind of line this is, if it is any. */
export function kindOf(line: string): string | undefined {
  return START.exec(line)?.[1];
}

/** The decision of a line; `null` when it is none that can be read. Throws what `open` throws. */
export function decisionIn(
  line: string,
  open: OpenRecord,
): AuditRecord | null {
  const kind = kindOf(line);
  if (kind !== "decision" && kind !== "encrypted") return null;
  const read = parse(line);
  if (read === null) return null;
  if (kind === "decision") return isDecision(read) ? read : null;
  const { sequence, previous, hash } = read as unknown as AuditRecord;
  const opened = parse(open(read as unknown as Encrypted));
  if (opened === null || !isDecision(opened)) return null;
  return { ...opened, sequence, previous, hash };
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Enough of the shape to be read safely; the whole of it is verified by the verifier alone. */
function isDecision(read: object): read is AuditRecord {
  const { call, verdict, time } = read as Record<string, unknown>;
  return typeof call === "object" && call !== null &&
    typeof verdict === "object" && verdict !== null &&
    typeof time === "string";
}
