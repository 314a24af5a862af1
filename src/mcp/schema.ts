/** The shapes of what the tools take and answer, from which their JSON schemas are made. */
import * as z from "zod";
import { auditRecordSchema } from "../audit/record.ts";
import { callSchema } from "../facts/call.ts";
import { MODES, RULE_ACTIONS } from "../policy/model.ts";
import { SEVERITIES } from "../problem/problem.ts";

const call = callSchema.shape;
const toolInput = z.optional(z.record(z.string(), z.unknown())).describe(
  "Another name for `parameters`; give one of the two",
);

/** What `evaluate_tool_request` takes: a call. */
export const evaluateInput = z.strictObject({ ...call, tool_input: toolInput });

/** What `explain_decision` takes: a call, or the identifier of a decision that was made. */
export const explainInput = z.strictObject({
  ...call,
  tool_name: z.optional(call.tool_name).describe(
    "Name of the tool of the call to explain; leave out with `decision_id`",
  ),
  tool_input: toolInput,
  decision_id: z.optional(z.string().min(1).max(128)).describe(
    "A recent decision to look up instead; needs no other argument",
  ),
});

/** What the tools without arguments take. */
export const nothing = z.strictObject({});

// The record repeats the verdict without its identifier, which stands beside it there.
const recorded = auditRecordSchema.shape.verdict.shape;

/** What `evaluate_tool_request` answers: a verdict. */
export const verdictOutput = z.looseObject({
  ...recorded,
  decision_id: z.string().describe(
    "The decision's identifier in the audit record",
  ),
});

const ruleOutput = z.looseObject({
  id: z.string(),
  priority: z.number(),
  action: z.enum(RULE_ACTIONS),
  enabled: z.boolean(),
  mode: z.enum(MODES),
  severity: z.enum(SEVERITIES).nullable(),
  tags: z.array(z.string()),
  reason: z.string().nullable(),
  off: z.string().nullable().describe(
    "Why the operator has turned it off, or null",
  ),
  file: z.string(),
  line: z.number(),
});

/** What `list_rules` and `config://rules` answer. */
export const rulesOutput = z.strictObject({
  rules: z.array(ruleOutput).describe("In the order in which they rank"),
  total_rules: z.number().int(),
  profile: z.string().describe("The profile in force"),
});

/** What `explain_decision` answers: about a call all but `record`, about a decision `record` alone. */
export const explainOutput = z.strictObject({
  decision: z.optional(z.strictObject({
    action: recorded.action,
    reason: recorded.reason,
    code: recorded.code,
    would: recorded.would,
    rule_id: recorded.rule_id,
    severity: recorded.severity,
    tags: recorded.tags,
    matched: recorded.matched,
    warnings: recorded.warnings,
  })).describe("What the policy says about the call now; nothing is recorded"),
  rules: z.optional(z.array(z.strictObject({
    rule_id: z.string(),
    action: z.enum(RULE_ACTIONS),
    outcome: z.enum(["matched", "failed"]),
    off: z.string().nullable().describe(
      "Why the operator has turned it off, or null",
    ),
    decided: z.boolean(),
    steps: z.array(z.strictObject({
      condition: z.string(),
      holds: z.boolean().nullable(),
      wanted: z.string(),
      seen: z.string(),
    })),
  }))).describe("Every rule that matched or could not be evaluated, and why"),
  rules_not_matched: z.optional(z.number().int()),
  effects: z.optional(z.array(z.looseObject({ kind: z.string() }))).describe(
    "What the call would do, as far as rules looked at it",
  ),
  record: z.optional(auditRecordSchema).describe("The audit record"),
});

/** What `health_check` answers. */
export const healthOutput = z.strictObject({
  ok: z.boolean().describe(
    "Whether every part works; if not, calls may be denied",
  ),
  parts: z.array(z.strictObject({
    name: z.string(),
    ok: z.boolean(),
    detail: z.string(),
    warning: z.string().optional().describe(
      "What is wrong though the part works",
    ),
  })),
  time: z.string().describe("The server's clock, UTC"),
});

/** What `get_server_info` answers. */
export const infoOutput = z.strictObject({
  name: z.string(),
  version: z.string(),
  protocol_versions: z.array(z.string()).describe("Newest first"),
  transport: z.enum(["mcp_stdio", "mcp_http"]),
  principal: z.string().nullable().describe("Whom the server takes you for"),
  scopes: z.array(z.string()).describe("What you may do here"),
  total_rules: z.number().int(),
  max_message_bytes: z.number().int(),
  max_json_depth: z.number().int(),
});

/** What `audit://recent` answers. */
export const recentOutput = z.strictObject({
  records: z.array(auditRecordSchema).describe("Newest first"),
});

/** A JSON Schema (2020-12) as the protocol carries it. */
export interface ObjectSchema {
  readonly type: "object";
  readonly [key: string]: unknown;
}

/** The JSON Schema of a shape; with defaults optional for an input, and present for an output. */
export function jsonSchema(
  schema: z.core.$ZodType,
  io: "input" | "output",
): ObjectSchema {
  return z.toJSONSchema(schema, { io }) as unknown as ObjectSchema;
}
