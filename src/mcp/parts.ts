/** What the MCP door is made of: the review and what may be asked about it, handed in by whoever opens the door. */
import type { JsonBounds } from "../problem/json.ts";
import type { AuditRecord } from "../audit/record.ts";
import type { Explanation, RuleSummary, Transport } from "../policy/mod.ts";
import type { Question, Review } from "../review/review.ts";

/** One part of the program and how it is doing. */
export interface HealthPart {
  /** Its name, for example `audit`. */
  readonly name: string;
  /** Whether it works. */
  readonly ok: boolean;
  /** In words, with the way to mend it when it does not work. */
  readonly detail: string;
  /** What is wrong though it works, in words; absent when nothing is. */
  readonly warning?: string;
}

/** How the program is doing, as `health_check` answers it. */
export interface Health {
  /** Whether every part works. */
  readonly ok: boolean;
  /** Every part, in a fixed order. */
  readonly parts: readonly HealthPart[];
}

/** What a message may be at most. */
export interface MessageLimits extends JsonBounds {
  /** Most bytes. */
  readonly bytes: number;
}

/** Everything the door needs. */
export interface McpParts {
  /** Judges a call; never rejects. */
  readonly review: Review;
  /** The rules in force, in the order in which they rank. */
  rules(): readonly RuleSummary[];
  /** The profile in force. */
  profile(): string;
  /** Every rule and why it matches a call or does not; records nothing. */
  explain(question: Question): Promise<Explanation> | Explanation;
  /** The latest decisions, newest first. */
  recent(limit: number): readonly AuditRecord[];
  /** How the program is doing. */
  health(): Promise<Health> | Health;
  /** The program's version. */
  readonly version: string;
  /** The wall clock. */
  now(): Date;
  /** What a message may be at most; {@linkcode MESSAGE_LIMITS} when absent. */
  readonly limits?: MessageLimits;
  /** Host names that `Host` and `Origin` may carry beside loopback, without port; IPv6 in brackets. */
  readonly hosts?: readonly string[];
  /** Whether a web page of another origin may ask, too. */
  allows?(origin: string, method: string): boolean;
  /** Is told of what failed inside; the client is not. */
  report?(error: unknown): void;
}

/** Limits where nobody set others. */
export const MESSAGE_LIMITS: MessageLimits = { bytes: 4_194_304, depth: 64 };

/** Who speaks over HTTP, once authenticated. */
export interface McpPrincipal {
  /** Who it is. */
  readonly id: string;
  /** What it may do. */
  readonly scopes: readonly string[];
}

/** Who speaks, and how. */
export interface Caller {
  /** The door. */
  readonly transport: Extract<Transport, "mcp_stdio" | "mcp_http">;
  /** Who it is, or `null` when nobody was asked to say. */
  readonly principal: string | null;
  /** What it may do. */
  readonly scopes: readonly string[];
  /** The identifier of the HTTP request, which audit records repeat. */
  readonly request_id?: string;
  /** Counts a call that is about to be judged; what is said when it is one too many, else `null`. */
  readonly admit?: Admit;
}

/** Whether one more call may be judged: `null`, or why not, in words. */
export type Admit = (
  call: { readonly tool_name: string; readonly session_id?: string },
) => Promise<string | null>;

/** What whoever started the process may do: the policies and the record are theirs to read anyway. */
export const OWNER_SCOPES: readonly string[] = ["evaluate", "read"];

/** What somebody may do over HTTP who need not say who it is. */
export const ANONYMOUS_SCOPES: readonly string[] = ["evaluate"];
