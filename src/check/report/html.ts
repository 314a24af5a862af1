/** Problems as one HTML page that needs nothing else, for whoever would rather look than read. */
import { type Problem, SEVERITIES } from "../../problem/problem.ts";
import { summary } from "./text.ts";

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1c2024 }
h2 { margin-top: 2rem; text-transform: capitalize }
article { border-left: 6px solid #8b8d98; margin: 1rem 0; padding: .25rem 1rem; background: #f9f9fb }
.critical, .high { border-color: #ce2c31 } .medium { border-color: #e2a336 } .low { border-color: #0588f0 }
code { background: #e8e8ec; padding: 0 .25rem } .where { color: #60646c }`;

/** The page; problems are grouped by severity, gravest first. */
export function htmlReport(problems: readonly Problem[]): string {
  const groups = SEVERITIES.flatMap((severity) => {
    const some = problems.filter((problem) => problem.severity === severity);
    return some.length === 0
      ? []
      : [`<h2>${severity} (${some.length})</h2>`, ...some.map(article)];
  });
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Superego check</title>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<style>${STYLE}\n</style>\n</head>\n<body>\n<h1>Superego check</h1>\n<p>${
      summary(problems)
    }</p>`,
    ...groups,
    "</body>\n</html>\n",
  ].join("\n");
}

function article(
  { id, severity, file, line, column, message, hint }: Problem,
): string {
  return `<article class="${severity}"><p><strong>${
    escape(id)
  }</strong> <span class="where">${
    escape(file)
  }:${line}:${column}</span></p><p>${prose(message)}</p><p>${
    prose(hint)
  }</p></article>`;
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

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
