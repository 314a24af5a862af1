/** The command line of `superego audit`. */
import { CONFIG, format, type Verb } from "../flag.ts";

/** The actions of `audit` that look at single records. */
const READERS = ["tail", "search", "stats"];

/** `superego audit`. */
export const AUDIT_VERB = {
  summary: "Verify and read the record of decisions, and erase from it",
  actions: ["verify", "tail", "search", "stats", "erase"],
  operands: "[FILE]",
  flags: {
    config: CONFIG,
    since: {
      value: "TIME",
      of: READERS,
      summary:
        "Only records at or after this time, or since so long: 90s, 30m, 1h, 2d",
    },
    until: {
      value: "TIME",
      of: READERS,
      summary: "Only records before this time",
    },
    action: {
      value: "ACTION",
      kind: "choice",
      choices: ["allow", "deny", "ask", "defer"],
      of: READERS,
      summary: "Only this action",
    },
    rule: { value: "ID", of: READERS, summary: "Only this rule" },
    tool: { value: "NAME", of: READERS, summary: "Only this tool" },
    principal: {
      value: "ID",
      of: [...READERS, "erase"],
      summary: "Only this principal",
    },
    by: { value: "WHO", of: ["erase"], summary: "Who erases, for the record" },
    why: { value: "TEXT", of: ["erase"], summary: "Why, for the record" },
    text: {
      value: "TEXT",
      of: READERS,
      summary: "Only records that hold this text, in any case",
    },
    limit: {
      value: "N",
      kind: "integer",
      of: ["tail", "search"],
      summary: "Show at most this many records",
    },
    follow: {
      of: ["tail"],
      summary:
        "Go on with what is recorded from now on, in JSON one line a record",
    },
    format: format("text", "json"),
  },
  examples: [
    ["superego audit verify", "has anybody tampered with it?"],
    [
      "superego audit search --action deny --since 1h",
      "what was denied in the last hour",
    ],
    ["superego audit tail --follow", "watch decisions as they are made"],
    [
      'superego audit erase --principal alice --by "Data protection" --why "request 17"',
      "take out what was recorded of somebody",
    ],
  ],
} as const satisfies Verb;
