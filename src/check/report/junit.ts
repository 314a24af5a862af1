/** Results as JUnit XML, which CI systems show as tests. */
import type { Problem } from "../../problem/problem.ts";
import { problemLines } from "./text.ts";

/** One thing that was looked at. */
export interface Case {
  /** What it shows. */
  readonly name: string;
  /** What it belongs to: a file, or a check. */
  readonly group: string;
  /** Where it stands. */
  readonly file: string;
  /** Line, counted from 1. */
  readonly line: number;
  /** What is wrong with it; none when it is well. */
  readonly problems: readonly Problem[];
}

/** One suite with its cases. */
export function junitReport(suite: string, cases: readonly Case[]): string {
  const failed = cases.filter(({ problems }) => problems.length > 0).length;
  const counts = `tests="${cases.length}" failures="${failed}" errors="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escape(suite)}" ${counts}>`,
    `  <testsuite name="${escape(suite)}" ${counts}>`,
    ...cases.map(caseLines),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

/** Each problem as a failed case, for verbs that have nothing to say of what is well. */
export function problemCases(problems: readonly Problem[]): readonly Case[] {
  return problems.map((problem) => ({
    name: `${problem.id} ${problem.file}:${problem.line}:${problem.column}`,
    group: problem.id,
    file: problem.file,
    line: problem.line,
    problems: [problem],
  }));
}

/** What was looked at and has no problem, each as a passed case. */
export function wellCases(files: readonly string[]): readonly Case[] {
  return files.map((file) => ({
    name: file,
    group: "judged",
    file,
    line: 1,
    problems: [],
  }));
}

function caseLines({ name, group, file, line, problems }: Case): string {
  const open = `    <testcase name="${escape(name)}" classname="${
    escape(group)
  }" file="${escape(file)}" line="${line}"`;
  const [first] = problems;
  if (first === undefined) return `${open}/>`;
  return [
    `${open}>`,
    `      <failure type="${escape(first.severity)}" message="${
      escape(first.message)
    }">${escape(problemLines(problems))}</failure>`,
    "    </testcase>",
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

// Characters that XML 1.0 cannot hold become the replacement character.
function escape(text: string): string {
  return text.toWellFormed()
    .replace(/[&<>"\n\r\t]/g, (sign) => ENTITIES[sign] ?? sign)
    // deno-lint-ignore no-control-regex
    .replace(/[\u0000-\u001f\ufffe\uffff]/g, "\ufffd");
}
