/** The six doors, each asked as its clients ask it: bytes in, and whether the tool would run out. */
import { type Ended, superego } from "../../cli/process.ts";
import { INITIALIZE } from "../../mcp/stdio_client.ts";
import { KEY } from "../program.ts";
import { type Conditions, present, settle } from "./conditions.ts";
import {
  type HttpAnswer,
  MCP_CALL,
  ofHookProcess,
  ofHttpHook,
  ofMcp,
  ofVerdict,
  type Outcome,
} from "./judge.ts";

/** Every way in. */
export const DOORS = [
  "advise",
  "advise --url",
  "evaluate",
  "hook",
  "mcp stdio",
  "mcp http",
] as const;

/** The name of one way in. */
export type Door = typeof DOORS[number];

/** The doors of a running server. */
export const SERVED: readonly Door[] = [
  "advise --url",
  "evaluate",
  "hook",
  "mcp http",
];

/** A call that the policies of these tests know. */
export const CALL: Readonly<Record<string, unknown>> = {
  tool_name: "Bash",
  parameters: { command: "touch x" },
  cwd: "/home/dev/project",
  session_id: "s1",
  agent_id: "a1",
};

/** The message in which a client of this door sends the call. */
export function messageOf(
  door: Door,
  call: Readonly<Record<string, unknown>>,
): string {
  if (door === "evaluate") return JSON.stringify(call);
  if (door.startsWith("mcp")) {
    return JSON.stringify({
      jsonrpc: "2.0",
      id: MCP_CALL,
      method: "tools/call",
      params: { name: "evaluate_tool_request", arguments: call },
    });
  }
  const { parameters, ...more } = call;
  return JSON.stringify({
    hook_event_name: "PreToolUse",
    permission_mode: "default",
    ...more,
    tool_input: parameters,
  });
}

/** Sends a message through a door. */
export async function ask(
  door: Door,
  message: string | Uint8Array,
  conditions: Conditions,
): Promise<Outcome> {
  const url = conditions.url ?? "";
  switch (door) {
    case "advise":
      return ofHookProcess(await start("advise", message, conditions));
    case "advise --url":
      return ofHookProcess(
        await start("advise", message, {
          ...conditions,
          flags: ["--url", url],
          env: { SUPEREGO_TOKEN: KEY, ...conditions.env },
        }),
      );
    case "mcp stdio": {
      const greeting = [INITIALIZE, { method: "notifications/initialized" }]
        .map((one) => `${JSON.stringify({ jsonrpc: "2.0", ...one })}\n`);
      const input = joined(greeting.join(""), message, "\n");
      const { out, err } = await start("mcp", input, conditions);
      const outcome = ofMcp(out.split("\n"));
      return { ...outcome, said: `${outcome.said}\n${err}` };
    }
    case "evaluate":
      return ofVerdict(await post(`${url}/v1/evaluate`, message));
    case "hook":
      return ofHttpHook(await post(`${url}/v1/hooks/claude-code`, message));
    case "mcp http": {
      const answer = await post(`${url}/mcp`, message, {
        accept: "application/json, text/event-stream",
        "mcp-protocol-version": "2025-06-18",
      });
      return ofMcp(answer?.body.replace(/^data: /gm, "").split("\n") ?? []);
    }
  }
}

/** Runs a verb of the program to its end, under these conditions. */
export async function start(
  verb: string,
  stdin: string | Uint8Array,
  conditions: Conditions,
): Promise<Ended> {
  const { command, flags, env, before, shell } = settle(conditions);
  return await superego({
    args: [verb, ...flags],
    stdin,
    env: present(env),
    before,
    shell,
    open: conditions.open ?? false,
  }, command);
}

/** How long a client waits, in milliseconds. */
const PATIENCE_MS = 10_000;

/** A POST with the key of these tests; `null` where nobody answers, or the connection breaks. */
export async function post(
  url: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<HttpAnswer> {
  try {
    const response = await fetch(url, {
      method: "POST",
      body: body as BodyInit,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${KEY}`,
        ...headers,
      },
    });
    return { status: response.status, body: await response.text() };
  } catch {
    return null;
  }
}

function joined(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  return new Uint8Array(
    parts.flatMap((part) => [
      ...typeof part === "string" ? new TextEncoder().encode(part) : part,
    ]),
  );
}
