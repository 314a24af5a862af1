/** What `check` finds in configuration, policies and access: what each problem is, and why that matters. */
import { FINDINGS } from "../policy/findings.ts";
import type { Check } from "./check.ts";

const NO_START =
  "The program refuses to start rather than to run with a part of what was asked";

const NOT_JUDGED =
  "A build would pass although nothing of what was meant has been looked at";

/** Checks of what is judged, of the settings and of access, by identifier. */
const OWN: Readonly<Record<string, Check>> = {
  "CHECK-001": {
    severity: "high",
    title: "A path holds nothing that can be judged",
    why: NOT_JUDGED,
  },
  "CHECK-002": {
    severity: "high",
    title: "A path cannot be read",
    why: NOT_JUDGED,
  },
  "CHECK-003": {
    severity: "high",
    title: "A file of tests stands beside no policy",
    why: NOT_JUDGED,
  },
  "CHECK-004": {
    severity: "medium",
    title: "A link out of the folder is not followed",
    why: NOT_JUDGED,
  },
  "CHECK-005": {
    severity: "high",
    title: "A waiver says too little, or something that is not understood",
    why:
      "What is accepted without an owner, a reason and an end is accepted for ever, by nobody",
  },
  "CHECK-006": {
    severity: "high",
    title: "A waiver has ended",
    why: "What was accepted for a while is wrong again, and counts from now on",
  },
  "CHECK-007": {
    severity: "low",
    title: "A waiver waives nothing",
    why: "It would hide the same fault if somebody made it again",
  },
  "CHECK-008": {
    severity: "high",
    title: "A baseline cannot be read",
    why: NOT_JUDGED,
  },
  "CHECK-009": {
    severity: "high",
    title: "Standard input is nothing that can be judged",
    why: NOT_JUDGED,
  },
  "CHECK-010": {
    severity: "high",
    title: "An archive or a folder cannot be read as an image",
    why: NOT_JUDGED,
  },
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
  "CONFIG-004": {
    severity: "critical",
    title: "A variable is set that loosens the runtime's sandbox",
    why: NO_START,
  },
  "CONFIG-005": {
    severity: "high",
    title: "There is no place to keep state",
    why: NO_START,
  },
  "YAML-001": {
    severity: "critical",
    title: "A file is no YAML that can be read in one way only",
    why: NO_START,
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
  "KEYS-004": {
    severity: "critical",
    title: "The bootstrap key is too weak",
    why: NO_START,
  },
  "KEYS-006": {
    severity: "medium",
    title: "A key ends soon",
    why:
      "Whoever holds it is refused from then on, and an agent's calls with it",
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
  "SETUP-005": {
    severity: "high",
    title: "What protects the guard itself is turned off",
    why:
      "An agent can then change the policies, keys, records or hooks that hold it",
  },
  "SETUP-006": {
    severity: "medium",
    title: "The profile records every call and stops none",
    why: "Whatever the policy would have denied runs",
  },
  "SETUP-007": {
    severity: "info",
    title: "A pack or a rule is turned off",
    why: "What it would have stopped runs; the record says so, with the reason",
  },
  "SETUP-008": {
    severity: "high",
    title: "There is no key in production",
    why: NO_START,
  },
  "SETUP-009": {
    severity: "high",
    title: "Every user of the machine may read a file that holds a secret",
    why:
      "Any program on the machine can then speak as whoever the secret is for",
  },
  "SETUP-010": {
    severity: "high",
    title: "The policy in production has no rule",
    why: NO_START,
  },
  "SETUP-011": {
    severity: "high",
    title: "The policy in production stops nothing",
    why: NO_START,
  },
  "SETUP-012": {
    severity: "high",
    title: "Strangers are believed to be proxies",
    why:
      "Whoever asks chooses the address that limits, lock-outs and the record know them by",
  },
  "SETUP-013": {
    severity: "medium",
    title: "Nobody is ever locked out",
    why: "Whoever guesses keys may guess as long as they like",
  },
  "SETUP-014": {
    severity: "medium",
    title: "Callers without a key are not limited",
    why: "Anybody who reaches the server can keep it from answering the agents",
  },
  "SETUP-015": {
    severity: "high",
    title: "Web pages of every origin may ask",
    why:
      "Any page that a browser opens can call the server, and use a key that it got hold of",
  },
  "SETUP-016": {
    severity: "low",
    title: "Redis is asked without TLS",
    why:
      "Whoever is on the way can read the password and lift or exhaust the limits",
  },
};

/** All of it, by identifier. */
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
