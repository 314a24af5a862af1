/** Secrets to send through every field, what of them must be found nowhere, and the requests that carry them. */
import { findTold } from "../../src/audit/told_secrets.ts";
import { SAMPLES } from "../facts/content/samples.ts";

/** A secret, and the piece of it that tells a leak. */
export interface Canary {
  readonly detector: string;
  readonly text: string;
  readonly needle: string;
}

/** Secrets by what they are given to alone. */
const GIVEN = [
  "sshpass -p kitty-canary ssh h.example",
  "export DB_PASS=kitty-canary",
].map((text) => ["given", { yes: [text] }] as const);

/** A secret of every type that there is. */
export const CANARIES: readonly Canary[] = [
  ...Object.entries(SAMPLES),
  ...GIVEN,
].flatMap(
  ([detector, { yes: [text = ""] }]) => {
    const [found] = findTold(text);
    const needle = found === undefined ? "" : longestRun(
      text.slice(found.start, found.end),
    );
    // What is shorter is found in other texts, too.
    return needle.length < 12 ? [] : [{ detector, text, needle }];
  },
);

function longestRun(text: string): string {
  return (text.match(/[\w+/=-]+/g) ?? []).reduce(
    (longest, run) => run.length > longest.length ? run : longest,
    "",
  );
}

/** One request that carries a secret. */
export interface Carrier {
  /** Which field it is in. */
  readonly field: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A value that a header can have. */
const header = (text: string) => text.replace(/[^\x20-\x7e]/g, " ").trim();

/** A secret in every field of the call that all doors take. */
function calls(secret: string): Readonly<Record<string, object>> {
  const call = { tool_name: "Bash", parameters: { command: "ls" } };
  return {
    "tool name": { ...call, tool_name: secret },
    "argument name": { ...call, parameters: { [secret]: "x" } },
    "argument value": { ...call, parameters: { command: `echo ${secret}` } },
    "nested argument": { ...call, parameters: { a: [{ b: secret }] } },
    cwd: { ...call, cwd: `/home/${secret}` },
    session: { ...call, session_id: secret },
    "agent id": { ...call, agent_id: secret },
    agent: { ...call, agent: secret },
    "unknown member": { ...call, [secret]: 1 },
    "wrong type": { tool_name: [secret], parameters: secret },
  };
}

/** A secret in every field of every route. */
export function carriers(secret: string): readonly Carrier[] {
  const call = calls("x")["agent"];
  const evaluate = Object.entries(calls(secret)).map(([field, body]) => ({
    field: `evaluate: ${field}`,
    path: "/v1/evaluate",
    body,
  }));
  const hook = {
    hook_event_name: "PreToolUse",
    session_id: "s",
    tool_name: "Bash",
    tool_input: { command: "ls" },
  };
  const hooks = {
    session: { ...hook, session_id: secret },
    transcript: { ...hook, transcript_path: secret },
    "tool name": { ...hook, tool_name: secret },
    "tool input": { ...hook, tool_input: { [secret]: secret } },
    cwd: { ...hook, cwd: secret },
    event: { ...hook, hook_event_name: secret },
    "unknown member": { ...hook, [secret]: secret },
    "wrong type": { ...hook, tool_name: { [secret]: secret } },
    result: {
      ...hook,
      hook_event_name: "PostToolUse",
      tool_response: { stdout: secret },
    },
  };
  return [
    ...evaluate,
    ...["/v1/hooks", "/v1/hooks/claude-code"].flatMap((path) =>
      Object.entries(hooks).map(([field, body]) => ({
        field: `${path}: ${field}`,
        path,
        body,
      }))
    ),
    ...messages(secret).map(([field, body]) => ({
      field: `MCP: ${field}`,
      path: "/mcp",
      body,
      headers: { Accept: "application/json, text/event-stream" },
    })),
    ...[
      "X-Request-Id",
      "User-Agent",
      "Referer",
      "Authorization",
      "X-API-Key",
      "Origin",
      "Mcp-Session-Id",
      "Mcp-Protocol-Version",
      "Content-Type",
      "Accept",
      "X-Forwarded-For",
      "Traceparent",
      "Tracestate",
      "Baggage",
    ].flatMap((name) =>
      ["/v1/evaluate", "/mcp"].map((path) => ({
        field: `${path}: header ${name}`,
        path,
        body: call,
        headers: { [name]: header(secret) },
      }))
    ),
    ...["/v1/audit/recent?limit=", "/v1/rules?x=", "/v1/", "/"].map((path) => ({
      field: `path ${path}`,
      path: path + encodeURIComponent(secret),
    })),
  ];
}

/** A secret in every field of every message of MCP. */
export function messages(
  secret: string,
): readonly (readonly [field: string, message: object])[] {
  const of = (method: string, params: unknown) => ({
    jsonrpc: "2.0",
    id: 1,
    method,
    params,
  });
  const tool = (name: string, more: unknown) =>
    of("tools/call", { name, arguments: more });
  return [
    ["method", of(secret, {})],
    ["tool", tool(secret, {})],
    ["resource", of("resources/read", { uri: secret })],
    ["member", of("tools/list", { [secret]: secret })],
    ["version", of("initialize", { protocolVersion: secret })],
    [
      "client",
      of("initialize", {
        protocolVersion: "2025-06-18",
        capabilities: { [secret]: secret },
        clientInfo: { name: secret, version: secret },
      }),
    ],
    ...Object.entries(calls(secret)).flatMap((
      [field, call],
    ): [string, object][] => [
      [`evaluate ${field}`, tool("evaluate_tool_request", call)],
      [`explain ${field}`, tool("explain_decision", { call })],
    ]),
    ["decision", tool("explain_decision", { decision_id: secret })],
    ["rules", tool("list_rules", { [secret]: secret })],
  ];
}
