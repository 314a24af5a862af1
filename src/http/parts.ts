/** What the HTTP door is made of, handed in by whoever opens it. */
import type { Watch } from "../alarm/watch.ts";
import type { AuditRecord } from "../audit/record.ts";
import type { Keyring } from "../auth/keyring.ts";
import type { Principal } from "../auth/scopes.ts";
import type { Tokens } from "../auth/tokens.ts";
import type { Cors } from "./cors.ts";
import type { HeadLimits } from "./head.ts";
import type { JsonLimits } from "../hooks/json.ts";
import type { Limiter } from "../limit/limiter.ts";
import type { Began, Lockout } from "../limit/lockout.ts";
import type { Sources } from "../limit/source.ts";
import type { Health } from "../mcp/parts.ts";
import type { Mcp } from "../mcp/server.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { RuleSummary } from "../policy/mod.ts";
import type { Recall } from "./recall.ts";
import type { Resource } from "./protected_resource.ts";
import type { Clock } from "../review/clock.ts";
import type { Observe } from "../review/observe.ts";
import type { Review } from "../review/review.ts";
import type { Tracer } from "../telemetry/tracer.ts";

/** Everything the door needs. */
export interface AppParts {
  /** Judges a call; never rejects. */
  readonly review: Review;
  /** Looks at the result of a call; never rejects. */
  readonly observe: Observe;
  /** The keys in force. */
  keyring(): Keyring;
  /** Resolves once the keys in force are those of the file as it is; for a key that is not known. Never rejects. */
  renewKeys(): Promise<void>;
  /** What an operator may do. */
  readonly admin: {
    /** Reads everything again that may change while the server runs; never rejects. */
    reload(): Promise<void>;
    /** The settings in force, secrets left out. */
    settings(): readonly object[];
    /** Is told who did what. */
    did(principal: string, what: string): void;
  };
  /** Is told of whoever was let in, and when. */
  used(principal: Principal, now: Date): void;
  /** Judges tokens of other issuers; `null` where none is declared. */
  readonly tokens: Pick<Tokens, "known" | "verify"> | null;
  /** The server as clients are told of it that look for a token; `null` where none is taken. */
  readonly resource: Resource | null;
  /** Who keeps failing to authenticate. */
  readonly lockout: Lockout;
  /** Is told of each lock-out that begins, and of the address that brought it about. */
  locked(began: Began, address: string): void;
  /** Is told who is refused and who is let in; absent where nobody wants to know. */
  readonly watch?: Pick<Watch, "refused" | "admitted" | "limited">;
  /** Follows requests from their beginning to their end; absent where nobody wants to know. */
  readonly tracer?: Pick<Tracer, "begin"> | null;
  /** Whether callers need no key; only ever true on a loopback address. */
  readonly anonymous: boolean;
  /** Headers of every answer beside those that every server's answers have. */
  readonly own_headers: Readonly<Record<string, string>>;
  /** Names that `Host` and `Origin` may carry. */
  readonly hosts: ReadonlySet<string>;
  /** What pages of other origins may do; `null` for nothing. */
  readonly cors: Cors | null;
  /** Where requests come from, and may come from. */
  readonly sources: Sources;
  /** How much may be asked. */
  readonly limiter: Limiter;
  /** What the head of a request may be at most. */
  readonly head: HeadLimits;
  /** What a body may be at most. */
  readonly limits: JsonLimits;
  /** Reads calls, and knows them again; without it each is read as if it never came before. */
  readonly recall?: Recall;
  /** MCP over HTTP. */
  readonly mcp: Pick<Mcp, "fetch">;
  /** The rules in force, in the order in which they rank. */
  rules(): readonly RuleSummary[];
  /** The profile in force. */
  profile(): string;
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
