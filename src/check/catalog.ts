/** The closed list of checks: what each finds, and why that matters. */
import { FINDINGS } from "../policy/findings.ts";
import type { Severity } from "../problem/problem.ts";

/** One check. */
export interface Check {
  /** What it finds, one sentence without a final period. */
  readonly title: string;
  /** Why that matters; for a file that does not load the answer is always the same. */
  readonly why: string;
  /** How much it matters as a rule. */
  readonly severity: Severity;
}

const NO_START =
  "The program refuses to start rather than to run with a part of what was asked";

/** Checks of the settings and of access, by identifier. */
const OWN: Readonly<Record<string, Check>> = {
  "CONFIG-001": {
    severity: "high",
    title: "A configuration file cannot be read",
    why: NO_START,
  },
  "CONFIG-002": {
    severity: "high",
    title: "A setting's value is not valid",
    why: NO_START,
  },
  "CONFIG-003": {
    severity: "high",
    title: "A variable that begins with SUPEREGO_ is no setting",
    why: "A mistyped setting would otherwise silently not be in force",
  },
  "KEYS-001": {
    severity: "critical",
    title: "The file of keys is not valid",
    why: NO_START,
  },
  "KEYS-002": {
    severity: "critical",
    title: "The file of keys cannot be read",
    why: NO_START,
  },
  "KEYS-003": {
    severity: "critical",
    title: "Others may read or write the file of keys",
    why: "Whoever may write it can add a key of their own",
  },
  "SETUP-001": {
    severity: "medium",
    title: "Callers on this machine need no key",
    why:
      "Every local program can ask, and fill the record with calls that no agent made",
  },
  "SETUP-002": {
    severity: "high",
    title: "A server that does not answer lets calls through",
    why:
      "Whoever can stop the server, or the way to it, switches the guard off",
  },
  "SETUP-003": {
    severity: "high",
    title: "The server can be reached from elsewhere, without TLS",
    why:
      "Keys and calls cross the network in clear unless a proxy in front encrypts them",
  },
  "SETUP-004": {
    severity: "medium",
    title: "Secrets are not cut out of the record",
    why:
      "Whoever may read the record reads every credential that a call carried",
  },
};

/** Every check, by identifier. */
export const CHECKS: Readonly<Record<string, Check>> = {
  ...OWN,
  ...Object.fromEntries(
    Object.entries(FINDINGS).map(([id, { severity, title }]) => [id, {
      severity,
      title,
      why: id < "POLICY-1"
        ? NO_START
        : "A rule that does not do what its author meant protects nobody",
    }]),
  ),
};

/** What a check finds; the identifier itself for one that is not listed. */
export function titleOf(id: string): string {
  return CHECKS[id]?.title ?? id;
}
