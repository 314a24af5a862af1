/** Problems as one HTML page that needs nothing else and runs nothing, for an auditor to keep. */
import {
  type Problem,
  SEVERITIES,
  type Severity,
} from "../../problem/problem.ts";
import { PROBLEMS } from "../problems.ts";
import { percent, type Score, scoresOf } from "../score.ts";
import { STYLE } from "./html_style.ts";
import { byCheck, type Report } from "./report.ts";
import { summary } from "./text.ts";

/** The page: verdict, score by group, each check that failed with its places, what is waived, what was judged. */
export function htmlReport(report: Report): string {
  const { problems, judged, waived, version, now } = report;
  const scores = scoresOf(problems, judged.map(({ kind }) => kind));
  const stamp = now.toISOString().slice(0, 16).replace("T", " ");
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">',
    `<title>Superego check</title>\n<style>${STYLE}\n</style>\n</head>\n<body>`,
    `<header><h1>Superego check</h1>\n<p class="quiet">${stamp} UTC, superego ${
      escape(version)
    }</p>`,
    `<p class="verdict${problems.length === 0 ? " well" : ""}">${
      summary(problems)
    }</p></header>`,
    scoreTable(scores),
    ...scores.filter((one) => one.problems.length > 0).map(group),
    waivedTable(waived),
    judgedTable(judged),
    "</body>\n</html>\n",
  ].filter((part) => part !== "").join("\n");
}

function scoreTable(scores: readonly Score[]): string {
  return table(
    "Score",
    ["Group", "Checks that nothing failed", "", ...SEVERITIES],
    scores.map((score) => [
      `<td>${
        score.problems.length > 0
          ? `<a href="#${anchor(score.title)}">${escape(score.title)}</a>`
          : escape(score.title)
      }</td>`,
      score.held === 0
        ? "<td></td><td></td>"
        : `<td><meter min="0" max="100" low="70" high="99" optimum="100" value="${
          percent(score)
        }">${percent(score)} %</meter> ${
          percent(score)
        } %</td><td class="number">${score.passed} of ${score.held}</td>`,
      ...SEVERITIES.map((severity) => {
        const count = score.problems.filter((one) => one.severity === severity)
          .length;
        return `<td class="number ${severity}">${
          count === 0 ? "" : count
        }</td>`;
      }),
    ]),
  );
}

function group({ title, problems }: Score): string {
  const gravest = ([, some]: readonly [string, readonly Problem[]]) =>
    SEVERITIES.indexOf(worst(some));
  return [
    `<section><h2 id="${anchor(title)}">${
      escape(title)
    } (${problems.length})</h2>`,
    ...[...byCheck(problems)].sort((a, b) => gravest(a) - gravest(b)).map((
      [id, some],
    ) => article(id, some)),
    "</section>",
  ].join("\n");
}

function article(id: string, problems: readonly Problem[]): string {
  const { title = id, why, standards = [] } = PROBLEMS[id] ?? {};
  const severity = worst(problems);
  const mends = [...new Set(problems.map(({ hint }) => hint))];
  return [
    `<article class="${severity}"><h3><span class="badge">${severity}</span>${
      escape(id)
    }: ${prose(title)}</h3>\n<dl>`,
    `<dt>Found</dt><dd>${
      list(problems.map(({ file, line, column, message }) =>
        `<code>${escape(file)}:${line}:${column}</code> ${
          prose(beside(title, message))
        }`
      ))
    }</dd>`,
    why === undefined ? "" : `<dt>Why it matters</dt><dd>${prose(why)}</dd>`,
    `<dt>How to mend it</dt><dd>${list(mends.map(prose))}</dd>`,
    standards.length === 0
      ? ""
      : `<dt>Asked for by</dt><dd>${escape(standards.join(", "))}</dd>`,
    "</dl></article>",
  ].filter((part) => part !== "").join("\n");
}

/** What a message says beside the title, which stands above it already. */
function beside(title: string, message: string): string {
  return message.replace(title, "").replace(/^[\s:]+|[\s:]+$/g, "");
}

function worst(problems: readonly Problem[]): Severity {
  return SEVERITIES.find((severity) =>
    problems.some((one) => one.severity === severity)
  ) ?? "info";
}

function waivedTable(waived: Report["waived"]): string {
  return waived.length === 0 ? "" : table(
    "Accepted for a while",
    ["Check", "Where", "Owner", "Reason", "Until"],
    waived.map(({ problem: { id, file, line, column }, waiver }) => [
      ...[id, `${file}:${line}:${column}`, waiver.owner, waiver.reason]
        .map((text) => `<td>${escape(text)}</td>`),
      `<td class="number">${escape(waiver.until)}</td>`,
    ]),
  );
}

function judgedTable(judged: Report["judged"]): string {
  return table(
    "What was judged",
    ["What", "As"],
    judged.map(({ file, kind }) => [
      `<td><code>${escape(file)}</code></td>`,
      `<td>${escape(kind)}</td>`,
    ]),
  );
}

function table(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [
    `<section><h2>${escape(title)}</h2>\n<table>\n<thead><tr>${
      heads.map((head) => `<th scope="col">${escape(head)}</th>`).join("")
    }</tr></thead>\n<tbody>`,
    ...rows.map((cells) => `<tr>${cells.join("")}</tr>`),
    "</tbody>\n</table></section>",
  ].join("\n");
}

function list(items: readonly string[]): string {
  const [first = ""] = items;
  return items.length === 1
    ? first
    : `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
}

function anchor(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, "-");
}

function prose(text: string): string {
  return escape(text).replace(/`([^`]*)`/g, "<code>$1</code>");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

// Signs that turn the direction of a text or are not seen are written out, so that what is read is what is there.
function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign).replace(
    /[\p{Cc}\p{Cf}]/gu,
    (sign) => sign === "\n" ? " " : `\\u{${sign.codePointAt(0)!.toString(16)}}`,
  );
}
