/** Makes the record of a decision: what was asked and answered, redacted. */
import type { Asked } from "../policy/asked.ts";
import type { Verdict } from "../policy/verdict.ts";
import type { Unchained } from "./chain.ts";
import type { Digest } from "./digest.ts";
import type { FindSecrets } from "./mask.ts";
import type { AuditRecord, RecordedCall } from "./record.ts";
import { createRedactor, type HashText, type Redactor } from "./redact.ts";

/** One decision, before redaction. */
export interface Entry {
  /** What was asked, by whom, when. */
  readonly asked: Asked;
  /** What is about to be answered. */
  readonly verdict: Verdict;
  /** The request's identifier, where the door has one. */
  readonly request_id: string | null;
  /** What was made of the very same call for an earlier record. */
  readonly known?: Made | undefined;
}

/** What was made of a call for its record; recording fills it in. */
export interface Made {
  /** The call as it is recorded. */
  recorded?: RecordedCall;
}

/** The record of a decision before it has its place in the chain, redacted. */
export function recordOf(
  { asked, verdict, request_id, known }: Entry,
  redactor: Redactor,
): Unchained {
  const call = known?.recorded ?? redactor.call(asked.call);
  if (known !== undefined) known.recorded = call;
  const textOrNull = (text: string | null) =>
    text === null ? null : redactor.text(text);
  return {
    kind: "decision",
    time: asked.now.toISOString(),
    decision_id: verdict.decision_id,
    request_id: request_id === null ? null : redactor.once(request_id),
    transport: asked.transport,
    principal: asked.principal === null ? null : redactor.who(asked.principal),
    mcp_server: textOrNull(asked.mcp_server),
    call,
    verdict: recordedVerdict(verdict, redactor),
  };
}

function recordedVerdict(
  verdict: Verdict,
  redactor: Redactor,
): AuditRecord["verdict"] {
  return {
    action: verdict.action,
    code: verdict.code,
    would: verdict.would,
    rule_id: verdict.rule_id,
    severity: verdict.severity,
    tags: verdict.tags,
    matched: verdict.matched,
    processing_time_ms: verdict.processing_time_ms,
    reason: redactor.text(verdict.reason),
    warnings: verdict.warnings.map(redactor.text),
  };
}

/** The same with a digest that takes its time: made once to learn what is to be hashed, and again with the hashes. */
export async function recordLater(
  entry: Entry,
  finder: FindSecrets | null,
  digest: Digest,
  findInNames: FindSecrets | null = finder,
): Promise<Unchained> {
  const hashes = new Map<string, string>();
  const unknown = "0".repeat(64);
  const hash: HashText = (text) => {
    if (!hashes.has(text)) hashes.set(text, unknown);
    return hashes.get(text) ?? unknown;
  };
  // What is made before the hashes are there is no record, so nothing of it may be remembered.
  const alone: Entry = { ...entry, known: undefined };
  const make = () => recordOf(alone, createRedactor(finder, hash, findInNames));
  const first = make();
  if (hashes.size === 0) return first;
  for (const text of hashes.keys()) hashes.set(text, await digest(text));
  return make();
}
