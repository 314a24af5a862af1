/** The settings of what is a security event. */
import type { Setting } from "../setting.ts";

/** Each by its name. */
export const MONITORING_SETTINGS = {
  alarm_failed_logins: {
    kind: "integer",
    section: "monitoring",
    part: "monitoring",
    default: 10,
    unit: "failures",
    range: [0, 1_000_000],
    description:
      "How many refused credentials of one address are a security event, and a good one after them another; 0 for never",
  },
  alarm_denials: {
    kind: "integer",
    section: "monitoring",
    part: "monitoring",
    default: 25,
    unit: "calls",
    range: [0, 1_000_000],
    description:
      "How many denied calls of one session are a security event; 0 for never",
  },
  alarm_limited_addresses: {
    kind: "integer",
    section: "monitoring",
    part: "monitoring",
    default: 5,
    unit: "addresses",
    range: [0, 10_000],
    description:
      "From how many addresses one principal is turned away by its limit for that to be a security event; 0 for never",
  },
  alarm_reload_failures: {
    kind: "integer",
    section: "monitoring",
    part: "monitoring",
    default: 3,
    unit: "failures",
    range: [0, 1_000_000],
    description:
      "How many failed reloads of the policy, or of the certificate, are a security event; 0 for never",
  },
  alarm_window_ms: {
    kind: "integer",
    section: "monitoring",
    part: "monitoring",
    default: 600_000,
    unit: "ms",
    range: [100, 86_400_000],
    description:
      "How long these count together after the first, and how long a security event about the same is raised once",
  },
  alarm_entries: {
    kind: "integer",
    section: "monitoring",
    part: "monitoring",
    default: 10_000,
    unit: "entries",
    range: [16, 1_000_000],
    description:
      "How many addresses, sessions and principals each rule remembers; the one that began longest ago is forgotten first",
  },
  baseline_deviations: {
    kind: "integer",
    section: "monitoring",
    part: "monitoring",
    default: 5,
    unit: "deviations",
    range: [0, 1_000],
    description:
      "How many times further than usual from what is usual at its hour an interval's calls, share of denials or time to judge are for that to be a security event; 0 for never, and nothing is learnt",
  },
  baseline_interval_ms: {
    kind: "integer",
    section: "monitoring",
    part: "monitoring",
    default: 300_000,
    unit: "ms",
    range: [100, 3_600_000],
    description:
      "How long an interval is whose calls are compared with what is usual, and learnt; with another length learning begins anew",
  },
  baseline_warm_up: {
    kind: "integer",
    section: "monitoring",
    part: "monitoring",
    default: 36,
    unit: "intervals",
    range: [2, 100_000],
    description:
      "How many intervals of an hour of the day, working days and weekends apart, are learnt before one is compared with them",
  },
  baseline_calls: {
    kind: "integer",
    section: "monitoring",
    part: "monitoring",
    default: 20,
    unit: "calls",
    range: [1, 1_000_000],
    description:
      "How many calls an interval needs for its denials and times to be compared and learnt, and how many there or usually for their number to be compared",
  },
} as const satisfies Readonly<Record<string, Setting>>;
