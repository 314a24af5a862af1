/** The keys of a condition, of a pattern object and of a time range. */
import { TRANSPORTS } from "../asked.ts";
import { COMPARISONS, WEEKDAYS } from "../model.ts";
import { choice, defined, type Fields, flag, text } from "./field.ts";

/** The keys of a condition. */
export const CONDITION_KEYS = {
  tool_name: {
    description:
      "The tool: a name, `A|B`, a list of names, or a pattern object",
    shape: defined("tool_name"),
  },
  parameters: {
    description:
      "The arguments: a mapping from name to expected value or pattern object; or text alternatives (`a|b`), found anywhere in the arguments without regard to case; or one pattern object over all of them",
    shape: defined("parameters"),
  },
  cwd: {
    description: "The working directory: text, pattern object, or a list",
    shape: defined("matches"),
  },
  cwd_pattern: {
    description: "A regular expression for the working directory",
    shape: text(1000),
  },
  time_range: {
    description: "The time of day",
    shape: defined("time_range"),
  },
  transport: {
    description: "The door that the call came through",
    shape: { type: "choices", values: TRANSPORTS },
  },
  agent: {
    description: "The kind of agent: text, pattern object, or a list",
    shape: defined("matches"),
  },
  principal: {
    description: "Who asks: text, pattern object, or a list",
    shape: defined("matches"),
  },
  mcp_server: {
    description: "The MCP server of the tool: text, pattern object, or a list",
    shape: defined("matches"),
  },
  facts: {
    description: "What the call would really do",
    shape: defined("facts"),
  },
  AND: {
    description: "Conditions that must all hold",
    shape: defined("condition_list"),
  },
  OR: {
    description: "Conditions of which one must hold",
    shape: defined("condition_list"),
  },
  NOT: {
    description: "A condition that must not hold, or a list of which none may",
    shape: defined("conditions"),
  },
} as const satisfies Fields;

/** The kinds of pattern objects. */
export const PATTERN_TYPES = ["string", "regex", "glob", "jsonpath"] as const;

/** The keys of a pattern object. */
export const PATTERN_KEYS = {
  type: {
    description:
      "`string` is equality; `regex` (RE2 syntax) is found anywhere; `glob` covers all of a text, `*` stops at `/` and `**` does not; `jsonpath` (RFC 9535) asks all arguments",
    required: true,
    shape: choice(PATTERN_TYPES),
  },
  pattern: {
    description: "The text, expression, glob or query",
    required: true,
    shape: text(1000),
  },
  case_sensitive: {
    description:
      "Whether `A` differs from `a`: `false` for `regex` when it is not given, else `true`",
    shape: flag,
  },
  comparison: {
    description: "`jsonpath` only: how a result is compared",
    shape: choice(COMPARISONS),
  },
  threshold: {
    description: "`jsonpath` only: what a result is compared with",
    shape: defined("threshold"),
  },
} as const satisfies Fields;

/** The keys of `time_range`. */
export const TIME_RANGE_KEYS = {
  start: {
    description: "First minute, `HH:MM`; `00:00` when it is not given",
    shape: text(5),
  },
  end: {
    description:
      "Last minute, `HH:MM`; `23:59` when it is not given. Before `start` it means the next day",
    shape: text(5),
  },
  timezone: {
    description: "IANA time zone; `UTC` when it is not given",
    shape: text(64),
  },
  weekdays: {
    description: "The days on which the range begins; every day when not given",
    shape: { type: "choices", values: WEEKDAYS },
  },
} as const satisfies Fields;
