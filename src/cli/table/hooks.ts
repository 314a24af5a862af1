/** The command line of `superego hooks`. */
import { format, type Verb } from "../flag.ts";

/** `superego hooks`. */
export const HOOKS_VERB = {
  summary: "Install into a coding agent's settings, list, and take out again",
  actions: ["add", "list", "remove"],
  flags: {
    scope: {
      value: "SCOPE",
      kind: "choice",
      choices: ["user", "project", "local"],
      summary: "Which settings file (`user` when absent)",
    },
    matcher: {
      value: "PATTERN",
      of: ["add", "remove"],
      summary: "Which tools (`*`, all of them, when absent)",
    },
    type: {
      value: "TYPE",
      kind: "choice",
      choices: ["command", "http"],
      of: ["add"],
      summary:
        "Run this program, or ask a server (`http` when `--url` is given)",
    },
    url: { value: "URL", of: ["add"], summary: "The server to ask" },
    results: {
      of: ["add"],
      summary: "Have what tools give back looked through, too",
    },
    policy: {
      value: "FILE",
      many: true,
      of: ["add"],
      summary: "Policy file that the installed command is given",
    },
    timeout: {
      value: "SECONDS",
      kind: "integer",
      of: ["add"],
      summary: "How long the agent waits for an answer (30 when absent)",
    },
    force: {
      of: ["add"],
      summary:
        "Install also when no known tool fits the pattern, or a trial gets no answer",
    },
    yes: { of: ["add", "remove"], summary: "Do not ask before writing" },
    "dry-run": {
      of: ["add", "remove"],
      summary: "Show the change without writing it",
    },
    format: { ...format("text", "json"), of: ["list"] },
  },
  examples: [
    ["superego hooks add --yes", "guard every tool call of Claude Code"],
    [
      "superego hooks add --yes --results",
      "and look through what tools give back",
    ],
    [
      "superego hooks add --scope project --url http://127.0.0.1:8000",
      "ask a server, in this project only",
    ],
    ["superego hooks remove --yes", "take it out again"],
  ],
} as const satisfies Verb;
