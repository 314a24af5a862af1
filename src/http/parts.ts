/** What the HTTP door is made of, handed in by whoever opens it. */
import type { AuditRecord } from "../audit/record.ts";
import type { Keyring } from "../auth/keyring.ts";
import type { JsonLimits } from "../hooks/json.ts";
import type { Health } from "../mcp/parts.ts";
import type { Mcp } from "../mcp/server.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { RuleSummary } from "../policy/mod.ts";
import type { Clock } from "../review/clock.ts";
import type { Review } from "../review/review.ts";

/** Everything the door needs. */
export interface AppParts {
  /** Judges a call; never rejects. */
  readonly review: Review;
  /** The keys in force. */
  keyring(): Keyring;
  /** Whether callers need no key; only ever true on a loopback address. */
  readonly anonymous: boolean;
  /** Names that `Host` and `Origin` may carry. */
  readonly hosts: ReadonlySet<string>;
  /** What a body may be at most. */
  readonly limits: JsonLimits;
  /** MCP over HTTP. */
  readonly mcp: Pick<Mcp, "fetch">;
  /** The rules in force, in the order in which they rank. */
  rules(): readonly RuleSummary[];
  /** The latest decisions, newest first. */
  recent(limit: number): readonly AuditRecord[];
  /** How the program is doing. */
  health(): Health;
  /** What the process may touch, and the proof that it may touch nothing else. */
  posture(): Promise<object>;
  /** Where requests are counted. */
  readonly metrics: Pick<
    Metrics,
    "httpRequest" | "authFailure" | "limited" | "render" | "contentType"
  >;
  /** The time. */
  readonly clock: Clock;
  /** Makes a request's identifier. */
  newId(): string;
  /** Is told of what failed inside; the client gets only the identifier. */
  report(error: unknown, request_id: string): void;
}
