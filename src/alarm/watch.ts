/** Correlates what happens into security events, by the rules of the operator. */
import type { EventFields, EventId } from "./events.ts";
import { Tally } from "./tally.ts";

/** When something is an event. Of a number, 0 is never. */
export interface WatchRules {
  /** Refused credentials of one address. */
  readonly failed_logins: number;
  /** Denied calls of one session. */
  readonly denials: number;
  /** Addresses from which one principal is turned away by its limit. */
  readonly limited_addresses: number;
  /** Failed reloads of one thing. */
  readonly reload_failures: number;
  /** How long these count together, and how long an event of one subject is raised once, in milliseconds. */
  readonly window_ms: number;
  /** How many subjects a rule remembers. */
  readonly entries: number;
}

/** Is told of an event. */
export type Raise = (event: EventId, fields: EventFields) => void;

/** Is told what happens. */
export interface Watch {
  /** A credential of an address was refused that was no accident. */
  refused(address: string): void;
  /** A credential of an address was good. */
  admitted(address: string, principal: string): void;
  /** A principal was turned away by its own limit. */
  limited(principal: string, address: string): void;
  /** A call was denied. */
  denied(principal: string | null, session: string | undefined): void;
  /** Something could not be read again. */
  notReloaded(what: string): void;
  /** Something that is an event by itself, about a subject; `figures` are told with it and make no other subject of it. */
  happened(event: EventId, fields?: EventFields, figures?: EventFields): void;
}

/** Watches; `elapsed` gives milliseconds since some fixed moment. */
export function createWatch(
  rules: WatchRules,
  elapsed: () => number,
  raise: Raise,
): Watch {
  const { window_ms, entries } = rules;
  const tally = (threshold: number) =>
    new Tally({ threshold, window_ms, entries });
  const logins = tally(rules.failed_logins);
  const denials = tally(rules.denials);
  const spread = tally(rules.limited_addresses);
  const reloads = tally(rules.reload_failures);
  const single = tally(1);
  return {
    refused(address) {
      if (logins.count(address, elapsed())) {
        raise("credential_guessing", { address });
      }
    },
    admitted(address, principal) {
      if (!logins.idle && logins.take(address, elapsed())) {
        raise("credential_guessed", { address, principal });
      }
    },
    limited(principal, address) {
      if (spread.count(principal, elapsed(), address)) {
        raise("limit_evasion", { principal, address });
      }
    },
    denied(principal, session) {
      const who = { principal: principal ?? "-", session: session ?? "-" };
      if (denials.count(JSON.stringify(who), elapsed())) {
        raise("denial_spike", who);
      }
    },
    notReloaded(what) {
      if (reloads.count(what, elapsed())) raise("reload_failures", { what });
    },
    happened(event, fields = {}, figures = {}) {
      const subject = JSON.stringify([event, fields]);
      if (single.count(subject, elapsed())) {
        raise(event, { ...fields, ...figures });
      }
    },
  };
}
