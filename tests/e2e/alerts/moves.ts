/** Whether what alerts and dashboards ask for is there, and moves: their expressions against what a live server shows. */
import { parse } from "yaml";
import {
  type Asked,
  readPromql,
} from "../../../src/check/deployment/promql.ts";
import { ROOT } from "../stack/compose.ts";

/** One expression, and where it stands. */
export interface Expression {
  readonly of: string;
  readonly text: string;
}

interface Panel {
  readonly title: string;
  readonly panels?: readonly Panel[];
  readonly targets?: readonly {
    readonly expr: string;
    readonly datasource: { readonly type: string };
  }[];
}

/** Every PromQL expression of the shipped alerts and dashboards, with Grafana's variables filled in. */
export function expressions(): readonly Expression[] {
  const rules: { alert: string; expr: string }[] = parse(
    Deno.readTextFileSync(`${ROOT}security/monitoring-alerts.yaml`),
  ).groups.flatMap(({ rules }: { rules: unknown }) => rules);
  const board: Panel = JSON.parse(
    Deno.readTextFileSync(`${ROOT}security/monitoring/grafana/superego.json`),
  );
  return [
    ...rules.map(({ alert, expr }) => ({ of: alert, text: expr })),
    ...(board.panels ?? []).flatMap(({ title, targets = [] }) =>
      targets.filter(({ datasource }) => datasource.type === "prometheus")
        .map(({ expr }) => ({
          of: `panel ${title}`,
          text: expr.replaceAll("$__rate_interval", "5m")
            .replaceAll("$instance", ".*"),
        }))
    ),
  ];
}

type Labels = Readonly<Record<string, string>>;

interface Series {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
}

function seriesOf(exposition: string): readonly Series[] {
  return [...exposition.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map((
    [, name = "", labels = "", value],
  ) => ({
    name,
    labels: Object.fromEntries(
      [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map((
        [, label = "", text = ""],
      ) => [label, text]),
    ),
    value: Number(value),
  }));
}

/** What Prometheus adds by itself. */
const ADDED = ["instance", "job"];

function picks({ metric, matchers }: Asked, { name, labels }: Series): boolean {
  return name === metric && matchers.every(({ label, operator, value }) => {
    if (ADDED.includes(label)) return true;
    const have = labels[label] ?? "";
    if (operator === "=") return have === value;
    if (operator === "!=") return have !== value;
    const matches = new RegExp(`^(?:${value})$`).test(have);
    return operator === "=~" ? matches : !matches;
  });
}

/** What is missing, or has stood still, over these answers of `/metrics`, each as `METRIC{MATCHERS} of EXPRESSION`. */
export function unmoved(
  asked: readonly Expression[],
  answers: readonly string[],
): readonly string[] {
  const seen = answers.map(seriesOf);
  return asked.flatMap(({ of, text }) => {
    const { valid, asked, grouped } = readPromql(text);
    if (!valid) return [`${text} of ${of} is no PromQL`];
    const names = asked.map(({ metric }) => metric);
    const labels = seen.flat().filter(({ name }) => names.includes(name))
      .flatMap(({ labels }) => Object.keys(labels));
    const strange = grouped.filter((label) =>
      !ADDED.includes(label) && !labels.includes(label)
    ).map((label) => `${label} of ${of}`);
    const still = asked.filter((one) =>
      new Set(
        seen.map((series) =>
          series.filter((each) => picks(one, each)).reduce(
            (sum, { value }) => sum + value,
            0,
          )
        ),
      ).size < 2
    ).map(({ metric, matchers }) => {
      const own = matchers.filter(({ label }) => !ADDED.includes(label))
        .map(({ label, operator, value }) => `${label}${operator}"${value}"`);
      return `${metric}${own.length > 0 ? `{${own}}` : ""}`;
    });
    return [...strange, ...still];
  });
}
