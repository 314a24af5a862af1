/** The settings of the lock-out after credentials that were refused. */
import type { Setting } from "../setting.ts";

const DAY_MS = 86_400_000;

/** Each by its name. */
export const LOCKOUT_SETTINGS = {
  lockout_failures: {
    kind: "integer",
    section: "auth",
    part: "lockout",
    default: 10,
    unit: "failures",
    range: [0, 10_000],
    description:
      "How many different refused credentials in a row lock out an address, good ones from there excepted, and how many times one refused credential locks out itself; 0 for never",
  },
  lockout_first_ms: {
    kind: "integer",
    section: "auth",
    part: "lockout",
    default: 30_000,
    unit: "ms",
    range: [100, DAY_MS],
    description:
      "How long the first lock-out lasts; each one that follows lasts twice as long as the one before",
  },
  lockout_longest_ms: {
    kind: "integer",
    section: "auth",
    part: "lockout",
    default: 3_600_000,
    unit: "ms",
    range: [100, 7 * DAY_MS],
    description: "How long a lock-out lasts at most",
  },
  lockout_forget_ms: {
    kind: "integer",
    section: "auth",
    part: "lockout",
    default: 900_000,
    unit: "ms",
    range: [100, 30 * DAY_MS],
    description:
      "How long after its last failure, or the end of its lock-out, an address or a credential begins anew",
  },
  lockout_entries: {
    kind: "integer",
    section: "auth",
    part: "lockout",
    default: 65_536,
    unit: "entries",
    range: [16, 4_194_304],
    description:
      "How many addresses, and how many refused credentials, are remembered at most; the one that failed longest ago is forgotten first",
  },
} as const satisfies Readonly<Record<string, Setting>>;
