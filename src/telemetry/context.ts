/** To which trace a request belongs, by the `traceparent` that its sender gives (W3C Trace Context, level 1). */
import { randomHex } from "./random.ts";

/** A place in a trace. Identifiers are in lower-case hexadecimal. */
export interface Context {
  /** Of the whole trace, 32 characters. */
  readonly trace_id: string;
  /** Of this part of it, 16 characters. */
  readonly span_id: string;
  /** Of the part that asked for this one; `null` where the trace begins here. */
  readonly parent_id: string | null;
}

const TRACEPARENT =
  /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** The place of a request; `null` where its sender says that this trace is not to be kept. What is malformed counts for nothing. */
export function contextOf(
  traceparent: string | undefined,
  random: (bytes: number) => string = randomHex,
): Context | null {
  const [, trace_id, parent_id, flags = "01", more] =
    TRACEPARENT.exec(traceparent ?? "") ?? [];
  const span_id = random(8);
  if (
    trace_id === undefined || parent_id === undefined ||
    (more !== undefined && traceparent?.startsWith("00"))
  ) return { trace_id: random(16), span_id, parent_id: null };
  const isSampled = (Number.parseInt(flags, 16) & 1) === 1;
  return isSampled ? { trace_id, span_id, parent_id } : null;
}
