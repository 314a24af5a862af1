/** Every kind of problem that a policy can have: the closed list of its identifiers. */
import type { Severity } from "../problem/problem.ts";

/** Identifier, gravity and meaning of each kind of problem; those from 101 are lint's. */
export const FINDINGS = {
  "POLICY-001": {
    severity: "critical",
    title: "A key is not known",
  },
  "POLICY-002": {
    severity: "critical",
    title: "A value has the wrong type or is out of range",
  },
  "POLICY-003": {
    severity: "critical",
    title: "Something that is required is missing",
  },
  "POLICY-004": {
    severity: "critical",
    title: "Two rules have the same id",
  },
  "POLICY-005": {
    severity: "critical",
    title: "A pattern, a query or a time zone does not compile",
  },
  "POLICY-006": {
    severity: "critical",
    title:
      "A kind of effect, an attribute or its value is not in the catalogue",
  },
  "POLICY-007": {
    severity: "critical",
    title: "A policy file cannot be read",
  },
  "POLICY-008": {
    severity: "critical",
    title: "Something is turned off that no pack and no rule is called",
  },
  "POLICY-009": {
    severity: "critical",
    title: "The profile adds to the shipped policy, which is not loaded",
  },
  "POLICY-101": {
    severity: "high",
    title: "A rule can never decide, because one before it matches everything",
  },
  "POLICY-102": {
    severity: "medium",
    title: "A rule can never decide, because one before it covers it",
  },
  "POLICY-103": {
    severity: "medium",
    title: "Two rules have the same conditions",
  },
  "POLICY-104": {
    severity: "high",
    title: "A rule matches every call",
  },
  "POLICY-105": {
    severity: "low",
    title: "A rule names a tool that no known agent calls",
  },
  "POLICY-106": {
    severity: "low",
    title: "No test shows what a rule does",
  },
  "POLICY-107": {
    severity: "low",
    title: "A pattern needs backtracking, so it runs under a time-out",
  },
  "POLICY-108": {
    severity: "medium",
    title: "A rule wants a second opinion and no reviewer is configured",
  },
  "POLICY-109": {
    severity: "medium",
    title:
      "A rule allows a call because of one of its effects, whatever the others are",
  },
  "POLICY-110": {
    severity: "high",
    title: "A policy test failed",
  },
} as const satisfies Record<
  string,
  { readonly severity: Severity; readonly title: string }
>;

/** One of the keys of {@linkcode FINDINGS}. */
export type FindingId = keyof typeof FINDINGS;
