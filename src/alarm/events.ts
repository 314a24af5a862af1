/** The closed list of security events: what an operator has to be told of, each raised at one place. */
import type { Severity } from "../problem/problem.ts";

/** One kind of event. */
export interface SecurityEvent {
  readonly severity: Severity;
  /** What has happened, one sentence without a final period. */
  readonly description: string;
}

/** What is known of an event: whom it is about. */
export type EventFields = Readonly<Record<string, string>>;

/** Every event by its identifier. */
export const EVENTS = {
  credential_guessing: {
    severity: "high",
    description:
      "One address had as many credentials refused as `alarm_failed_logins` says, within the window",
  },
  credential_guessed: {
    severity: "critical",
    description:
      "A credential was good after one address had as many refused: it may have been guessed",
  },
  lockout: {
    severity: "medium",
    description: "An address or a credential was locked out",
  },
  blocked: {
    severity: "medium",
    description:
      "An address or an owner was blocked that went on after refusals",
  },
  limit_evasion: {
    severity: "high",
    description:
      "One principal was turned away by its limit from `alarm_limited_addresses` addresses within the window",
  },
  denial_spike: {
    severity: "high",
    description:
      "One session had `alarm_denials` calls denied within the window: an agent that tries what it may not",
  },
  reload_failures: {
    severity: "high",
    description:
      "The policy, or the certificate, could not be read again `alarm_reload_failures` times within the window; the earlier one is in force",
  },
  audit_unwritable: {
    severity: "critical",
    description:
      "A decision could not be recorded, and was denied for that reason",
  },
  audit_displaced: {
    severity: "critical",
    description:
      "Somebody moved away, replaced, emptied or cut the audit file while the server wrote to it",
  },
  unusual_rate: {
    severity: "medium",
    description:
      "Far more, or far fewer, calls were judged in an interval than is usual at this hour",
  },
  unusual_denials: {
    severity: "medium",
    description:
      "A far larger share of an interval's calls was denied than is usual at this hour",
  },
  unusual_latency: {
    severity: "medium",
    description:
      "Judging an interval's calls took far longer on average than is usual at this hour",
  },
} as const satisfies Readonly<Record<string, SecurityEvent>>;

/** The identifier of an event. */
export type EventId = keyof typeof EVENTS;

/** Every identifier, in the order of the list. */
export const EVENT_IDS = Object.keys(EVENTS) as readonly EventId[];
