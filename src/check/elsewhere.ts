/** The problems that `check` never finds, since they show only while something else is done: what each is, and why it matters. */
import type { Check } from "./check.ts";

const NO_START =
  "The program refuses to start rather than to run with a part of what was asked";

const NO_ANSWER =
  "What is not understood is not judged, so the call is blocked";

const ALTERED =
  "The record no longer shows what was decided: somebody changed it, or the disk did";

const NO_TLS =
  "At start nothing is served; after a reload the earlier pair stays in force until the files are mended";

/** Each, by identifier. */
export const ELSEWHERE: Readonly<Record<string, Check>> = {
  "ACCESS-001": {
    severity: "critical",
    title: "Callers need no key, and the server can be reached from elsewhere",
    why: NO_START,
  },
  "ACCESS-002": {
    severity: "critical",
    title: "There is no key, and the server can be reached from elsewhere",
    why: NO_START,
  },
  "AUDIT-001": {
    severity: "critical",
    title: "A line of the record was altered",
    why: ALTERED,
  },
  "AUDIT-002": {
    severity: "critical",
    title: "Records are missing from the chain",
    why: ALTERED,
  },
  "AUDIT-003": {
    severity: "critical",
    title: "A record was inserted, repeated or moved",
    why: ALTERED,
  },
  "AUDIT-004": {
    severity: "critical",
    title: "A record does not follow the one before it",
    why: ALTERED,
  },
  "AUDIT-005": {
    severity: "high",
    title: "The last line of the record is torn",
    why:
      "A writer was killed in the middle of it, or somebody cut the end off; which of the two, the file cannot say",
  },
  "AUDIT-006": {
    severity: "high",
    title: "A record is of a shape that this version does not write",
    why: "Another version wrote it, or somebody forged the chain",
  },
  "AUDIT-007": {
    severity: "critical",
    title: "A rotated file of the chain is not there",
    why: "What it recorded cannot be verified",
  },
  "AUDIT-008": {
    severity: "high",
    title: "The audit file cannot be read",
    why: "Nothing was verified",
  },
  "AUDIT-009": {
    severity: "critical",
    title: "Decisions cannot be recorded in the audit file",
    why: NO_START,
  },
  "AUDIT-010": {
    severity: "critical",
    title: "Another file was put in the place of the audit file",
    why:
      "What was recorded before is in the file that was moved away, or is gone",
  },
  "AUDIT-011": {
    severity: "critical",
    title: "What is left of the chain does not follow what was removed",
    why: ALTERED,
  },
  "AUDIT-012": {
    severity: "critical",
    title: "Records were taken out without a record of it",
    why: ALTERED,
  },
  "AUDIT-013": {
    severity: "high",
    title: "Something was to be erased under a legal hold",
    why:
      "What may be evidence is kept until the hold has ended, whoever asks for it",
  },
  "AUDIT-014": {
    severity: "critical",
    title: "A record was not encrypted with the key that it names",
    why: "Somebody without the key forged it, or the disk changed it",
  },
  "AUTH-001": {
    severity: "critical",
    title:
      "The certificates that issuers of tokens are known by cannot be read",
    why: NO_START,
  },
  "CALL-001": {
    severity: "high",
    title: "A call to explain has another shape than calls have",
    why: "What is not understood is not explained",
  },
  "HOOK-001": {
    severity: "high",
    title: "A hook's input is no JSON that can be read in one way only",
    why: NO_ANSWER,
  },
  "HOOK-002": {
    severity: "high",
    title: "A hook's input lacks what a hook says, or has it in another type",
    why: NO_ANSWER,
  },
  "HOOK-003": {
    severity: "high",
    title: "A hook tells of an event that is not known",
    why: NO_ANSWER,
  },
  "HOOK-004": {
    severity: "high",
    title: "The server that `advise` asks gave no answer that the agent obeys",
    why: NO_ANSWER,
  },
  "HOOK-005": {
    severity: "high",
    title: "An agent's settings file cannot be edited",
    why: "Nothing was changed in it, so no hook was installed or removed",
  },
  "KEYS-005": {
    severity: "critical",
    title: "The file of keys cannot be written",
    why: NO_START,
  },
  "LIMIT-001": {
    severity: "critical",
    title: "A rate is given for a route that does not exist",
    why: NO_START,
  },
  "TELEMETRY-001": {
    severity: "medium",
    title: "The headers for the collector of traces are none",
    why: NO_START,
  },
  "LIMIT-002": {
    severity: "critical",
    title: "Redis refuses the server",
    why: NO_START,
  },
  "LIMIT-003": {
    severity: "critical",
    title: "The certificates for Redis cannot be read",
    why: NO_START,
  },
  "NETWORK-001": {
    severity: "critical",
    title: "There are rules for countries, and nothing that tells countries",
    why: NO_START,
  },
  "NETWORK-002": {
    severity: "critical",
    title: "The database of countries cannot be used",
    why: NO_START,
  },
  "SERVE-002": {
    severity: "critical",
    title: "The server cannot listen on its address",
    why: NO_START,
  },
  "SERVE-004": {
    severity: "critical",
    title: "The policy could not be loaded again",
    why: "The earlier one stays in force until the file is mended",
  },
  "TLS-001": {
    severity: "critical",
    title: "The certificate cannot be read",
    why: NO_TLS,
  },
  "TLS-002": {
    severity: "critical",
    title: "The certificate's key cannot be read",
    why: NO_TLS,
  },
  "TLS-003": {
    severity: "critical",
    title: "Certificate and key do not belong together",
    why: NO_TLS,
  },
  "TLS-004": {
    severity: "critical",
    title: "The certificate is not good at this time",
    why: NO_TLS,
  },
  "TLS-005": {
    severity: "critical",
    title: "A file of the certificate cannot be opened",
    why: NO_TLS,
  },
  "SERVE-005": {
    severity: "critical",
    title: "A policy that is to come into force in production stops nothing",
    why: "At start nothing is served; after a reload the earlier policy stays",
  },
};
