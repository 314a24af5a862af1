/** What the process counts, one method an event, so that no other room knows names or labels. */
import type { EventId } from "../alarm/events.ts";
import type { Severity } from "../problem/problem.ts";
import type { Transport } from "../policy/asked.ts";
import type { Action, Code } from "../policy/verdict.ts";
import type {
  AuthFailure,
  Limit,
  LockoutSubject,
  TlsRefusal,
} from "./labels.ts";

/** Everything that can be counted. */
export interface Metrics {
  /** A review ended. `seconds` is its whole duration; `rule_id` the rule that decided. */
  decision(
    action: Action,
    code: Code,
    transport: Transport,
    seconds: number,
    rule_id?: string | null,
  ): void;
  /** An HTTP request ended. `route` is the route's pattern, never the path; an unknown route counts as `other`. */
  httpRequest(
    method: string,
    route: string,
    status: number,
    seconds: number,
  ): void;
  /** A credential was refused. */
  authFailure(reason: AuthFailure): void;
  /** How many keys end soon. */
  keysEnding(count: number): void;
  /** Somebody was locked out after refused credentials. */
  lockout(subject: LockoutSubject): void;
  /** It was written when keys were used last, or could not be. */
  usageWrite(ok: boolean): void;
  /** The keys of an issuer of tokens were fetched, or could not be. */
  issuerFetch(ok: boolean): void;
  /** A request was turned away by a limit. */
  limited(limit: Limit): void;
  /** An address or a principal was blocked for a while; whom it was no metric says. */
  blocked(who: { readonly subject: string; readonly name: string }): void;
  /** Redis, in which rates are counted, began (false: ceased) to answer. */
  limitsShared(ok: boolean): void;
  /** The database of countries was read again. */
  countryReload(ok: boolean): void;
  /** The policy was read again. `at` is when. */
  reload(ok: boolean, at: Date): void;
  /** The rules in force; only their ids become label values. */
  rulesLoaded(rule_ids: readonly string[]): void;
  /** The TLS certificate in force ends then. */
  certificateEnds(at: Date): void;
  /** The TLS certificate and its key were read again. */
  certificateReload(ok: boolean): void;
  /** A connection to the port with TLS came to nothing. */
  tlsRefused(reason: TlsRefusal): void;
  /** A record was written, or could not be. */
  auditWrite(ok: boolean): void;
  /** Whether records can be written at the moment. */
  auditOk(ok: boolean): void;
  /** How many records wait for being written. */
  auditQueue(depth: number): void;
  /** The audit file was moved away, replaced, emptied or cut by somebody else. */
  auditDisplaced(): void;
  /** Something happened that an operator has to be told of. */
  securityEvent(event: EventId, severity: Severity): void;
  /** How many intervals of the present hour are learnt. */
  baselineLearnt(intervals: number): void;
  /** Requests or log lines were sent to the collector (false: dropped). */
  telemetry(kind: "spans" | "log_lines", sent: boolean, count: number): void;
  /** The process began (false: stopped) to answer. */
  ready(ok: boolean): void;
  /** The figures in Prometheus text format. */
  render(): Promise<string>;
  /** The media type of {@linkcode render}. */
  readonly contentType: string;
}

/** What the figures say about the program itself. */
export interface MetricsOptions {
  /** The program's version. */
  readonly version: string;
  /** When the process started. */
  readonly started: Date;
}
