/** Judges files of alerting rules against what the program really measures. */
import { type Metric, METRICS } from "../../metrics/catalog.ts";
import type { Problem } from "../../problem/problem.ts";
import { type DeploymentChecks, type Fault, hold } from "./check.ts";
import type { Part } from "./part.ts";
import { seconds } from "./nginx_file.ts";
import { type Matcher, readPromql } from "./promql.ts";

/** What Prometheus adds to every metric that it scrapes, and what it measures itself. */
const OF_PROMETHEUS = ["instance", "job", "le", "__name__"];

const KNOWN: Readonly<Record<string, Metric>> = METRICS;

/** The metric that a name means; a histogram has three names. */
function metricOf(name: string): Metric | undefined {
  return KNOWN[name] ?? KNOWN[name.replace(/_(?:bucket|sum|count)$/, "")];
}

/** Whether it is ours: nobody else's metric can be known. */
function isOurs(name: string): boolean {
  return /^(?:superego|process)_/.test(name);
}

interface Rule {
  readonly part: Part;
  readonly name: string;
}

/** The groups of a file of Prometheus, or of an object of its operator. */
function groupsOf(file: Part): Part {
  const inner = file.get("spec", "groups");
  return inner.there ? inner : file.get("groups");
}

function rulesOf(file: Part): readonly Rule[] {
  return groupsOf(file).items().flatMap((group) =>
    group.get("rules").items().map((part) => ({
      part,
      name: part.get("alert").text || part.get("record").text,
    }))
  );
}

function alertsOf(file: Part): readonly Rule[] {
  return rulesOf(file).filter(({ part }) => part.get("alert").there);
}

/** Every expression that fails, with the piece of it that does. */
function eachExpression(
  file: Part,
  fails: (text: string) => readonly string[],
): readonly Fault[] {
  return rulesOf(file).flatMap(({ part, name }) =>
    fails(part.get("expr").text).map((found) => ({
      at: part.get("expr"),
      of: name,
      found,
    }))
  );
}

/** What somebody has to be woken for: metrics of which each must stand in some alert. */
const NEEDED = [
  "superego_ready",
  "superego_audit_ok",
  "superego_audit_displaced_total",
  "superego_last_reload_success",
  "superego_auth_failures_total",
  "superego_lockouts_total",
  "superego_limited_total",
  "superego_decisions_total",
  "superego_rule_failures_total",
  "superego_http_requests_total",
] as const satisfies readonly (keyof typeof METRICS)[];

/** Every check of alerting rules. */
export const ALERT_CHECKS: DeploymentChecks<Part> = {
  "MONITOR-001": {
    severity: "high",
    title: "An expression is no PromQL",
    why: "Prometheus refuses the whole file",
    mend: "Correct it; `promtool check rules` says the same",
    standards: ["MCP Top 10 M08"],
    find: (file) =>
      eachExpression(file, (text) => readPromql(text).valid ? [] : [text]),
  },
  "MONITOR-002": {
    severity: "high",
    title: "An alert asks for a metric that does not exist",
    why: "It can never fire, and looks as if all were well",
    mend: "Use one of README's table of metrics",
    standards: ["OWASP ASVS 16.2"],
    find: (file) =>
      eachExpression(
        file,
        (text) =>
          readPromql(text).asked.map(({ metric }) => metric)
            .filter((name) => isOurs(name) && metricOf(name) === undefined),
      ),
  },
  "MONITOR-003": {
    severity: "high",
    title:
      "An alert picks by a label, or a value of one, that its metric does not have",
    why: "It can never fire, and looks as if all were well",
    mend: "Use a label and a value that `/metrics` shows",
    standards: ["MCP Top 10 M08"],
    find: (file) =>
      eachExpression(file, (text) => {
        const { asked, grouped } = readPromql(text);
        const ours = asked.flatMap(({ metric, matchers }) => {
          const known = metricOf(metric);
          return known === undefined ? [] : [{ known, matchers }];
        });
        const wrong = ours.flatMap(({ known, matchers }) =>
          matchers.filter((one) => !picks(one, known)).map((
            { label, operator, value },
          ) => `${label}${operator}"${value}"`)
        );
        const strange = grouped.filter((label) =>
          ours.length > 0 && !OF_PROMETHEUS.includes(label) &&
          !ours.some(({ known }) => Object.hasOwn(known.labels, label))
        );
        return [...wrong, ...strange];
      }),
  },
  "MONITOR-004": {
    severity: "medium",
    title: "An alert does not say how grave it is, or what it means",
    why: "Whoever is woken does not know what for",
    mend:
      "Add the label `severity` and the annotations `summary` and `description`",
    standards: ["OWASP ASVS 16.1"],
    find: (file) =>
      alertsOf(file).flatMap(({ part, name }) =>
        [
          part.get("labels", "severity"),
          part.get("annotations", "summary"),
          part.get("annotations", "description"),
        ].filter(({ there }) => !there).map((at) => ({ at, of: name }))
      ),
  },
  "MONITOR-005": {
    severity: "medium",
    title: "An alert does not say what to do",
    why: "Whoever is woken has to find out at night",
    mend: "Add the annotation `runbook_url`",
    standards: ["OWASP ASVS 16.1"],
    find: (file) =>
      alertsOf(file).map(({ part, name }) => ({
        at: part.get("annotations", "runbook_url"),
        of: name,
      })).filter(({ at }) => !at.there),
  },
  "MONITOR-006": {
    severity: "medium",
    title: "Nobody is woken for something that somebody should be",
    why: "It is then found by whoever it hurts",
    mend: "Add an alert for each metric that is named",
    standards: ["MCP Top 10 M08"],
    find: (file) => {
      const seen = alertsOf(file).flatMap(({ part }) =>
        readPromql(part.get("expr").text).asked.map(({ metric }) => metric)
      );
      // A file about other things is not about the guard.
      if (!seen.some((name) => name.startsWith("superego_"))) return [];
      return NEEDED.filter((name) => !seen.includes(name))
        .map((name) => ({ at: groupsOf(file), of: name }));
    },
  },
  "MONITOR-008": {
    severity: "high",
    title: "An alert can never fire",
    why: "It looks as if all were well, whatever happens",
    mend:
      "Compare with a value that the metric can have, and wait for less time than data is kept",
    standards: ["MCP Top 10 M08"],
    find: (file) => [
      ...eachExpression(file, (text) => beyond(text)),
      ...alertsOf(file).map(({ part, name }) => ({
        at: part.get("for"),
        of: name,
        found: part.get("for").text,
      })).filter(({ found }) => seconds(found) > KEPT),
    ],
  },
  "MONITOR-007": {
    severity: "low",
    title: "Two alerts have one name",
    why: "One silences the other",
    mend: "Give each a name of its own",
    standards: [],
    find: (file) => {
      const names = alertsOf(file).map(({ name }) => name);
      return alertsOf(file).filter(({ name }, at) => names.indexOf(name) < at)
        .map(({ part, name }) => ({ at: part.get("alert"), of: name }));
    },
  },
};

/** How long Prometheus keeps data where nobody says, in seconds. */
const KEPT = 15 * 86_400;

/** Metrics that are 1 or 0. */
const SWITCH = /_(?:ready|ok|success|up)$/;

/** A comparison of one of our metrics with a value that it never has. */
function beyond(text: string): readonly string[] {
  const [, name = "", operator = "", number = ""] =
    /^\s*(?:max|min|avg)?\s*\(?\s*(\w+)\s*(?:\{[^}]*\})?\s*\)?\s*(==|>=?|<=?)\s*(-?\d+(?:\.\d+)?)\s*$/
      .exec(text) ?? [];
  if (!isOurs(name)) return [];
  const value = Number(number);
  const [least, most] = [0, SWITCH.test(name) ? 1 : Infinity];
  const possible = {
    "==": value >= least && value <= most,
    ">": value < most,
    ">=": value <= most,
    "<": value > least,
    "<=": value >= least,
  }[operator];
  return possible === false ? [text.trim()] : [];
}

/** Whether a matcher can pick a series of the metric. */
function picks({ label, operator, value }: Matcher, metric: Metric): boolean {
  if (OF_PROMETHEUS.includes(label)) return true;
  if (!Object.hasOwn(metric.labels, label)) return false;
  const values = metric.labels[label];
  if (values === null || values === undefined) return true;
  if (operator === "=" || operator === "!=") return values.includes(value);
  return alternatives(value).every((pattern) =>
    values.some((one) => pattern.test(one))
  );
}

function alternatives(value: string): readonly RegExp[] {
  try {
    return value.split("|").map((one) => new RegExp(`^(?:${one})$`));
  } catch {
    return [/^(?!)/];
  }
}

/** Judges one file of rules. */
export function judgeAlerts(file: Part): readonly Problem[] {
  return hold(file, ALERT_CHECKS);
}
