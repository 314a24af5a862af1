/** What each route takes and answers, for the OpenAPI document. */
import { VERSION } from "../config/version.ts";
import type { SchemaName } from "./openapi_schemas.ts";
import type { ProblemStatus } from "./problem_document.ts";
import { MOST_RECORDS, USUAL_RECORDS } from "./show.ts";

/** A body, with one that serves as an example. */
export interface Content {
  readonly schema: SchemaName;
  readonly example: object;
}

/** What a route takes and answers. */
export interface RouteContent {
  readonly takes?: Content;
  /** The answer with status 200; text where there is no schema. */
  readonly answers: Content | { readonly text: string };
  /** Parameters in the query. */
  readonly query?: readonly object[];
  /** Errors beside those of every route with a key. */
  readonly errors: readonly ProblemStatus[];
  /** What status 202 means, where it is answered. */
  readonly accepted?: string;
  /** Errors that have a body of the route's own kind. */
  readonly own_errors?: Content & {
    readonly statuses: Readonly<Record<number, string>>;
  };
  /** Whether 503 has the same body as 200. */
  readonly not_ready?: true;
}

const verdict = {
  action: "deny",
  reason: "This deletes the root of the file system",
  code: "rule_matched",
  rule_id: "delete-root",
  severity: "critical",
  tags: ["files"],
  matched: [{ rule_id: "delete-root", action: "deny", shadow: false }],
  warnings: [],
  decision_id: "0b9f6a7e-6d3c-4c55-9b68-1d2f3a4b5c6d",
  processing_time_ms: 0.214,
};

const hookContent: RouteContent = {
  takes: {
    schema: "HookInput",
    example: {
      hook_event_name: "PreToolUse",
      session_id: "s1",
      cwd: "/home/dev/project",
      tool_name: "Bash",
      tool_input: { command: "rm -rf /" },
    },
  },
  answers: {
    schema: "HookAnswer",
    example: {
      hookSpecificOutput: {
        hookEventName: "PreToolUse",
        permissionDecision: "deny",
        permissionDecisionReason: verdict.reason,
      },
    },
  },
  // A body that cannot be read is answered with a denial.
  errors: [],
};

const healthContent: Content = {
  schema: "Health",
  example: {
    ok: true,
    parts: [{ name: "audit", ok: true, detail: "writing" }],
    time: "2026-01-01T00:00:00.000Z",
  },
};

const metadataContent: RouteContent = {
  answers: {
    schema: "ResourceMetadata",
    example: {
      resource: "https://superego.example/mcp",
      authorization_servers: ["https://id.example"],
      scopes_supported: ["evaluate"],
      bearer_methods_supported: ["header"],
      resource_name: "Superego",
    },
  },
  errors: [404, 421, 429],
};

/** Every route's content, by method and path. */
export const CONTENT: Readonly<Record<string, RouteContent>> = {
  "POST /v1/evaluate": {
    takes: {
      schema: "Call",
      example: {
        tool_name: "Bash",
        parameters: { command: "rm -rf /" },
        cwd: "/home/dev/project",
        session_id: "s1",
      },
    },
    answers: { schema: "Verdict", example: verdict },
    errors: [400, 413, 415],
  },
  "POST /v1/hooks": hookContent,
  "POST /v1/hooks/claude-code": hookContent,
  "POST /mcp": {
    takes: {
      schema: "McpMessage",
      example: { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} },
    },
    answers: {
      schema: "McpAnswer",
      example: { jsonrpc: "2.0", id: 1, result: { tools: [] } },
    },
    accepted: "A notification was taken; it has no answer",
    own_errors: {
      schema: "McpAnswer",
      example: {
        jsonrpc: "2.0",
        id: null,
        error: { code: -32600, message: "What is wrong" },
      },
      statuses: {
        400: "The message is none, or asks for what cannot be",
        404: "The method is not known",
        406: "`Accept` has to name application/json and text/event-stream",
        413: "The message is too large",
        415: "The message is not sent as application/json",
      },
    },
    errors: [],
  },
  "GET /healthz": {
    answers: { schema: "Alive", example: { status: "alive" } },
    errors: [],
  },
  "GET /readyz": {
    answers: {
      schema: "Readiness",
      example: { status: "ready", failing: [], warnings: [] },
    },
    errors: [],
    not_ready: true,
  },
  "GET /.well-known/oauth-protected-resource": metadataContent,
  "GET /.well-known/oauth-protected-resource/mcp": metadataContent,
  "GET /v1/health": { answers: healthContent, errors: [] },
  "GET /v1/rules": {
    answers: {
      schema: "Rules",
      example: {
        rules: [{
          id: "delete-root",
          priority: 900,
          action: "deny",
          enabled: true,
          mode: "enforce",
          severity: "critical",
          tags: ["files"],
          reason: verdict.reason,
          off: null,
          file: "team.yaml",
          line: 3,
        }],
        total_rules: 1,
        profile: "standard",
      },
    },
    errors: [],
  },
  "GET /v1/audit/recent": {
    answers: { schema: "Records", example: { records: [] } },
    query: [{
      name: "limit",
      in: "query",
      description: "How many records at most",
      schema: {
        type: "integer",
        minimum: 1,
        maximum: MOST_RECORDS,
        default: USUAL_RECORDS,
      },
    }],
    errors: [400],
  },
  "GET /v1/posture": {
    answers: { schema: "Posture", example: { ok: true } },
    errors: [503],
  },
  "GET /v1/openapi.json": {
    answers: { schema: "Document", example: { openapi: "3.1.0" } },
    errors: [],
  },
  "GET /v1/admin/config": {
    answers: {
      schema: "Settings",
      example: { settings: [{ name: "listen", value: "127.0.0.1:8000" }] },
    },
    errors: [],
  },
  "POST /v1/admin/reload": { answers: healthContent, errors: [503] },
  "GET /v1/admin/lockouts": {
    answers: {
      schema: "Lockouts",
      example: {
        addresses: [{ address: "192.0.2.1", left_s: 30 }],
        total_addresses: 1,
        total_credentials: 0,
      },
    },
    errors: [],
  },
  "DELETE /v1/admin/lockouts": {
    answers: {
      schema: "Release",
      example: { address: "192.0.2.1", released: true },
    },
    query: [{
      name: "address",
      in: "query",
      required: true,
      description: "One that is locked out",
      example: "192.0.2.1",
      schema: {
        anyOf: [
          { type: "string", format: "ipv4" },
          { type: "string", format: "ipv6" },
        ],
      },
    }],
    errors: [400],
  },
  "GET /metrics": {
    answers: { text: `superego_build_info{version="${VERSION}"} 1\n` },
    errors: [503],
  },
};
