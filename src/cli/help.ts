/** Writes help and the command reference from the command table. */
import type { Look } from "./draw.ts";
import { folded, grid } from "./grid.ts";
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
export function helpText(look: Look, verb?: VerbName): string {
  return verb === undefined
    ? overview(look)
    : aboutVerb(verb, VERBS[verb], look);
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

function overview(look: Look): string {
  return [
    folded(
      "superego reviews what an AI agent is about to do, before it runs.\n",
      look,
    ),
    "\nUsage: superego VERB [flags]\n",
    "\nVerbs:\n",
    grid(VERB_NAMES.map((name) => [name, VERBS[name].summary]), look, 2),
    "\nFlags:\n",
    grid(
      [
        ["--help", "Help on the program, or after a verb on that verb"],
        ["--version", "The program's version"],
        ["--check", "The same as the verb `check`"],
      ],
      look,
      2,
    ),
    "\nExit status:\n",
    grid(
      Object.entries(EXIT).map((
        [name, status],
      ) => [String(status), STATUS[name as keyof typeof EXIT]]),
      look,
      2,
    ),
  ].join("");
}

function aboutVerb(name: VerbName, verb: Verb, look: Look): string {
  return [
    folded(`${verb.summary}.\n\nUsage: ${synopsis(name, verb)}\n`, look),
    "\nFlags:\n",
    grid(
      [
        ...Object.entries(verb.flags).map((
          [flag, about],
        ) => [flagUsage(flag, about), flagSummary(about)]),
        ["--help", "This text"],
      ],
      look,
      2,
    ),
    "\nExamples:\n",
    // A command line stays whole, so that it can be pasted.
    grid(
      verb.examples.map(([line, purpose]) => ({
        cells: [line],
        note: purpose,
      })),
      look,
      2,
    ),
  ].join("");
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

function flagSummary({ summary, choices, of }: Flag): string {
  const words = choices === undefined ? "" : `: ${choices.join(", ")}`;
  const only = of === undefined ? "" : ` (${of.join(", ")})`;
  return `${summary}${words}${only}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
