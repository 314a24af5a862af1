/** The tools: what each is called, takes, answers and promises, and what it does. */
import type { Caller, McpParts } from "./parts.ts";
import { type Answer, evaluate, serverInfo } from "./answer.ts";
import { explain } from "./explain.ts";
import {
  evaluateInput,
  explainInput,
  explainOutput,
  healthOutput,
  infoOutput,
  jsonSchema,
  nothing,
  type ObjectSchema,
  rulesOutput,
  verdictOutput,
} from "./schema.ts";

/** A tool as `tools/list` shows it. */
export interface ToolDefinition {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: ObjectSchema;
  readonly outputSchema: ObjectSchema;
  readonly annotations: {
    readonly readOnlyHint: boolean;
    readonly destructiveHint: boolean;
    readonly idempotentHint: boolean;
    readonly openWorldHint: boolean;
  };
}

/** A tool with what it does. */
export interface McpTool {
  readonly definition: ToolDefinition;
  /** What a caller must be allowed to do. */
  readonly scope: "evaluate" | "read";
  /** Answers one call. */
  readonly run: (
    args: unknown,
    caller: Caller,
    parts: McpParts,
  ) => Promise<Answer> | Answer;
}

// Each evaluation appends a record and has an identifier of its own; it destroys nothing and reaches nobody else.
const RECORDS = {
  readOnlyHint: false,
  destructiveHint: false,
  idempotentHint: false,
  openWorldHint: false,
} as const;
const LOOKS = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;

/** Every tool, in the order in which `tools/list` shows them. */
export const TOOLS: readonly McpTool[] = [
  {
    scope: "evaluate",
    definition: {
      name: "evaluate_tool_request",
      title: "May this tool run?",
      description:
        "Judges a tool call before it runs. The arguments are the call; the answer is a verdict: `allow`, `deny` (do not run it), `ask` (a person must confirm) or `defer` (no objection; the usual permissions apply). Every verdict is recorded.",
      inputSchema: jsonSchema(evaluateInput, "input"),
      outputSchema: jsonSchema(verdictOutput, "output"),
      annotations: RECORDS,
    },
    run: evaluate,
  },
  {
    scope: "read",
    definition: {
      name: "explain_decision",
      title: "Why this verdict?",
      description:
        "Explains. With a call: which rules match it and why; nothing is recorded. With `decision_id`: the audit record of a recent decision.",
      inputSchema: jsonSchema(explainInput, "input"),
      outputSchema: jsonSchema(explainOutput, "output"),
      annotations: LOOKS,
    },
    run: explain,
  },
  {
    scope: "read",
    definition: {
      name: "list_rules",
      title: "The rules in force",
      description: "Lists every rule in the order in which they rank.",
      inputSchema: jsonSchema(nothing, "input"),
      outputSchema: jsonSchema(rulesOutput, "output"),
      annotations: LOOKS,
    },
    run: withoutArguments((_, parts) => {
      const rules = parts.rules();
      return {
        text: `${rules.length} rules are in force.`,
        structured: {
          rules,
          total_rules: rules.length,
          profile: parts.profile(),
        },
      };
    }),
  },
  {
    scope: "evaluate",
    definition: {
      name: "health_check",
      title: "Is the server well?",
      description: "Says which parts of the server work and which do not.",
      inputSchema: jsonSchema(nothing, "input"),
      outputSchema: jsonSchema(healthOutput, "output"),
      annotations: LOOKS,
    },
    run: withoutArguments(async (_, parts) => {
      const { ok, parts: all } = await parts.health();
      const failing = all.filter((part) => !part.ok).map((part) => part.name);
      return {
        text: ok
          ? "Every part works."
          : `Not well: ${failing.join(", ") || "see the parts"}.`,
        structured: { ok, parts: all, time: parts.now().toISOString() },
      };
    }),
  },
  {
    scope: "evaluate",
    definition: {
      name: "get_server_info",
      title: "What server is this?",
      description:
        "Says what the server is, whom it takes you for and what you may do.",
      inputSchema: jsonSchema(nothing, "input"),
      outputSchema: jsonSchema(infoOutput, "output"),
      annotations: LOOKS,
    },
    run: withoutArguments(serverInfo),
  },
];

function withoutArguments(
  answer: (caller: Caller, parts: McpParts) => Promise<Answer> | Answer,
): McpTool["run"] {
  return function run(args, caller, parts) {
    const given = nothing.safeParse(args);
    return given.success
      ? answer(caller, parts)
      : { wrong: ["arguments: this tool takes none"] };
  };
}
