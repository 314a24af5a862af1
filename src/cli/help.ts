/** Writes help and the command reference from the command table. */
import { EXIT } from "./io.ts";
import { type Flag, type Verb } from "./flag.ts";
import { VERB_NAMES, type VerbName, VERBS } from "./table.ts";

const STATUS: Readonly<Record<keyof typeof EXIT, string>> = {
  clean: "clean",
  findings: "findings, or a refusal to start",
  usage:
    "the command line is wrong; from `advise`: no answer, and the tool must not run",
  internal: "something failed inside",
};

/** Help on one verb, or on the program. */
export function helpText(verb?: VerbName): string {
  return verb === undefined ? overview() : aboutVerb(verb, VERBS[verb]);
}

/** The command reference as a section of Markdown. */
export function commandReference(): string {
  const lines = ["| command | what it does |", "|---|---|"];
  for (const name of VERB_NAMES) {
    lines.push(
      `| \`${cell(synopsis(name, VERBS[name]))}\` | ${VERBS[name].summary} |`,
    );
  }
  for (const name of VERB_NAMES) {
    const verb: Verb = VERBS[name];
    lines.push("", `#### \`superego ${name}\``, "", `${verb.summary}.`, "");
    lines.push("| flag | meaning |", "|---|---|");
    for (const [flag, about] of Object.entries(verb.flags)) {
      lines.push(
        `| \`${cell(flagUsage(flag, about))}\` | ${cell(flagSummary(about))} |`,
      );
    }
    lines.push("", "```sh");
    for (const [line, purpose] of verb.examples) {
      lines.push(`${line} # ${purpose}`);
    }
    lines.push("```");
  }
  lines.push("", "| exit status | meaning |", "|---|---|");
  for (const [name, status] of Object.entries(EXIT)) {
    lines.push(`| ${status} | ${STATUS[name as keyof typeof EXIT]} |`);
  }
  return lines.join("\n") + "\n";
}

function overview(): string {
  return [
    "superego reviews what an AI agent is about to do, before it runs.",
    "",
    "Usage: superego VERB [flags]",
    "",
    "Verbs:",
    ...columns(VERB_NAMES.map((name) => [name, VERBS[name].summary])),
    "",
    "Flags:",
    ...columns([
      ["--help", "Help on the program, or after a verb on that verb"],
      ["--version", "The program's version"],
      ["--check", "The same as the verb `check`"],
    ]),
    "",
    "Exit status:",
    ...columns(
      Object.entries(EXIT).map((
        [name, status],
      ) => [String(status), STATUS[name as keyof typeof EXIT]]),
    ),
    "",
  ].join("\n");
}

function aboutVerb(name: VerbName, verb: Verb): string {
  return [
    `${verb.summary}.`,
    "",
    `Usage: ${synopsis(name, verb)}`,
    "",
    "Flags:",
    ...columns([
      ...Object.entries(verb.flags).map((
        [flag, about],
      ) => [flagUsage(flag, about), flagSummary(about)] as const),
      ["--help", "This text"],
    ]),
    "",
    "Examples:",
    ...columns(verb.examples),
    "",
  ].join("\n");
}

function synopsis(name: VerbName, verb: Verb): string {
  return [
    `superego ${name}`,
    verb.actions?.join("|"),
    verb.operands,
    Object.keys(verb.flags).length > 0 ? "[flags]" : undefined,
  ].filter((part) => part !== undefined).join(" ");
}

function flagUsage(name: string, flag: Flag): string {
  return [`--${name}`, flag.value, flag.many && "…"].filter(Boolean).join(" ");
}

function flagSummary(flag: Flag): string {
  return flag.choices === undefined
    ? flag.summary
    : `${flag.summary}: ${flag.choices.join(", ")}`;
}

function columns(
  rows: readonly (readonly [string, string])[],
): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
