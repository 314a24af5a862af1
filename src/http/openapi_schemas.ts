/** The schemas of the OpenAPI document, made from those by which bodies are read and records written. */
import * as z from "zod";
import {
  evaluateInput,
  healthOutput,
  recentOutput,
  rulesOutput,
  verdictOutput,
} from "../mcp/schema.ts";

const text = z.string();

const hookInput = z.looseObject({
  hook_event_name: text.describe("Any event of Claude Code"),
  tool_name: z.optional(text).describe("Present where a tool is about to run"),
  tool_input: z.optional(z.record(text, z.unknown())),
  cwd: z.optional(text),
  session_id: z.optional(text),
}).describe("What Claude Code gives its hooks");

const hookAnswer = z.strictObject({
  hookSpecificOutput: z.optional(z.union([
    z.strictObject({
      hookEventName: z.literal("PreToolUse"),
      permissionDecision: z.enum(["allow", "deny", "ask"]),
      permissionDecisionReason: text.min(1),
    }),
    z.strictObject({
      hookEventName: z.literal("PermissionRequest"),
      decision: z.union([
        z.strictObject({ behavior: z.literal("allow") }),
        z.strictObject({ behavior: z.literal("deny"), message: text.min(1) }),
      ]),
    }),
  ])),
}).describe("What Claude Code obeys; the empty object is no opinion");

const problem = z.strictObject({
  type: text,
  title: text,
  status: z.int(),
  detail: text.describe("What is wrong, and how to mend it"),
  instance: text.describe("Names the request; the server's log has the same"),
  errors: z.optional(z.array(z.strictObject({
    pointer: text.describe("Where in the body, as a JSON Pointer (RFC 6901)"),
    detail: text,
  }))),
}).describe("Problem document (RFC 9457)");

const readiness = z.strictObject({
  status: z.enum(["ready", "not ready"]),
  failing: z.array(z.strictObject({ name: text, detail: text })),
  warnings: z.array(z.strictObject({ name: text, detail: text })).describe(
    "What is wrong and keeps nothing from working",
  ),
});

const posture = z.looseObject({
  ok: z.boolean().describe("Whether every forbidden act was refused"),
});

const resourceMetadata = z.strictObject({
  resource: text,
  authorization_servers: z.array(text),
  scopes_supported: z.optional(z.array(text)),
  bearer_methods_supported: z.array(z.literal("header")),
  resource_name: text,
}).describe("Where to get a token (RFC 9728)");

const settings = z.strictObject({
  settings: z.array(z.strictObject({
    name: text,
    value: z.unknown().describe("Of a secret, whether it is set"),
  })),
});

const lockouts = z.strictObject({
  addresses: z.array(z.strictObject({
    address: text.describe("Of IPv6, the /64"),
    left_s: z.int().describe("For how many seconds yet"),
  })),
  total_addresses: z.int(),
  total_credentials: z.int(),
});

const release = z.strictObject({
  address: text,
  released: z.boolean().describe("Whether it was locked out"),
});

const mcpMessage = z.strictObject({
  jsonrpc: z.literal("2.0"),
  id: z.optional(z.union([text, z.int()])).describe(
    "Absent for a notification",
  ),
  method: text,
  params: z.optional(z.record(text, z.unknown())),
}).describe("A message of MCP (JSON-RPC 2.0)");

const mcpAnswer = z.strictObject({
  jsonrpc: z.literal("2.0"),
  id: z.optional(z.nullable(z.union([text, z.int()]))),
  result: z.optional(z.record(text, z.unknown())),
  error: z.optional(z.looseObject({ code: z.int(), message: text })),
}).describe("An answer of MCP (JSON-RPC 2.0): `result` or `error`");

/** Every schema by the name under which the document has it. */
export const SCHEMAS = {
  Call: {
    ...schemaOf(evaluateInput, "input"),
    // Two names for the same thing, of which one is given.
    not: { required: ["parameters", "tool_input"] },
  },
  Verdict: schemaOf(verdictOutput, "output"),
  HookInput: schemaOf(hookInput, "input"),
  HookAnswer: schemaOf(hookAnswer, "output"),
  McpMessage: schemaOf(mcpMessage, "input"),
  McpAnswer: schemaOf(mcpAnswer, "output"),
  Alive: schemaOf(z.strictObject({ status: z.literal("alive") }), "output"),
  Readiness: schemaOf(readiness, "output"),
  ResourceMetadata: schemaOf(resourceMetadata, "output"),
  Health: schemaOf(healthOutput, "output"),
  Rules: schemaOf(rulesOutput, "output"),
  Settings: schemaOf(settings, "output"),
  Lockouts: schemaOf(lockouts, "output"),
  Release: schemaOf(release, "output"),
  Records: schemaOf(recentOutput, "output"),
  Posture: schemaOf(posture, "output"),
  Document: schemaOf(z.looseObject({ openapi: text }), "output"),
  Problem: schemaOf(problem, "output"),
} as const;

/** The name of a schema. */
export type SchemaName = keyof typeof SCHEMAS;

/** A reference to a schema of the document. */
export function reference(name: SchemaName): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
  });
  return rest;
}
