/** The routes, from which the application and its OpenAPI document are made. */
import { readBytes, readCall } from "./body.ts";
import type { AppParts } from "./parts.ts";
import type { Principal, Scope } from "../auth/scopes.ts";
import { block, readHook } from "../hooks/claude_code.ts";
import { DIALECTS } from "../hooks/dialects.ts";
import { mcpServerOf } from "../policy/asked.ts";
import { openApi } from "./openapi.ts";
import { problemResponse } from "./problem_document.ts";

/** One request that passed the door. */
export interface Admitted {
  readonly request: Request;
  readonly request_id: string;
  /** `null` on the routes that need no key. */
  readonly principal: Principal | null;
  readonly parts: AppParts;
}

/** One route. */
export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** What the key must be good for; `null` when none is needed. */
  readonly scope: Scope | null;
  /** One sentence for the document. */
  readonly summary: string;
  readonly handle: (admitted: Admitted) => Promise<Response> | Response;
}

/** Every route. */
export const ROUTES: readonly Route[] = [
  {
    method: "POST",
    path: "/v1/evaluate",
    scope: "evaluate",
    summary: "Judge a call; a denial is a successful answer",
    handle: evaluate,
  },
  {
    method: "POST",
    path: "/v1/hooks",
    scope: "evaluate",
    summary: "Answer a hook of Claude Code",
    handle: hook,
  },
  {
    method: "POST",
    path: "/v1/hooks/claude-code",
    scope: "evaluate",
    summary: "Answer a hook of Claude Code",
    handle: hook,
  },
  {
    method: "POST",
    path: "/mcp",
    scope: "evaluate",
    summary: "Speak MCP over Streamable HTTP",
    handle: ({ request, principal, request_id, parts }) =>
      parts.mcp.fetch(request, principal, request_id),
  },
  {
    method: "GET",
    path: "/healthz",
    scope: null,
    summary: "Say that the process is alive",
    handle: () => Response.json({ status: "alive" }),
  },
  {
    method: "GET",
    path: "/readyz",
    scope: null,
    summary: "Say whether calls are answered as they should be",
    handle({ parts }) {
      const health = parts.health();
      const failing = health.parts.filter(({ ok }) => !ok).map((
        { name, detail },
      ) => ({ name, detail }));
      return Response.json({
        status: health.ok ? "ready" : "not ready",
        failing,
      }, { status: health.ok ? 200 : 503 });
    },
  },
  {
    method: "GET",
    path: "/v1/health",
    scope: "read",
    summary: "Say how each part is doing",
    handle: ({ parts }) => Response.json(parts.health()),
  },
  {
    method: "GET",
    path: "/v1/rules",
    scope: "read",
    summary: "List the rules in force, in the order in which they rank",
    handle: ({ parts }) => Response.json({ rules: parts.rules() }),
  },
  {
    method: "GET",
    path: "/v1/audit/recent",
    scope: "read",
    summary: "List the latest decisions, newest first",
    handle: recent,
  },
  {
    method: "GET",
    path: "/v1/posture",
    scope: "read",
    summary: "Show what the process may touch, and prove what it may not",
    handle: async ({ parts }) => Response.json(await parts.posture()),
  },
  {
    method: "GET",
    path: "/v1/openapi.json",
    scope: "read",
    summary: "Describe this interface",
    handle: () => Response.json(openApi(ROUTES)),
  },
  {
    method: "GET",
    path: "/metrics",
    scope: "metrics",
    summary: "Give the metrics in Prometheus text format",
    handle: async ({ parts }) =>
      new Response(await parts.metrics.render(), {
        headers: { "Content-Type": parts.metrics.contentType },
      }),
  },
];

async function evaluate(
  { request, request_id, principal, parts }: Admitted,
): Promise<Response> {
  const bytes = await readBytes(request, parts.limits);
  if (bytes instanceof Response) return bytes;
  const call = readCall(bytes, parts.limits);
  if (call instanceof Response) return call;
  return Response.json(
    await parts.review({
      call,
      transport: "http",
      principal: principal?.id ?? null,
      mcp_server: mcpServerOf(call.tool_name),
    }, { request_id }),
  );
}

async function hook(
  { request, request_id, principal, parts }: Admitted,
): Promise<Response> {
  const bytes = await readBytes(request, parts.limits);
  if (bytes instanceof Response) return bytes;
  const event = readHook(bytes, parts.limits);
  // The agent runs the tool on an error status but not on a denial, so what cannot be read is denied.
  if (!event.ok) {
    return Response.json(
      block(event.problems.map(({ message }) => message).join("; ")),
    );
  }
  if (event.value.kind === "notice") return Response.json({});
  const { call, mcp_server } = event.value;
  const verdict = await parts.review(
    { call, mcp_server, transport: "hooks", principal: principal?.id ?? null },
    { request_id },
  );
  return Response.json(DIALECTS["claude-code"].answer(event.value, verdict));
}

function recent({ request, parts }: Admitted): Response {
  const text = new URL(request.url).searchParams.get("limit") ?? "50";
  const limit = Number(text);
  if (!/^\d{1,4}$/.test(text) || limit < 1 || limit > 1000) {
    return problemResponse(400, "limit: a whole number from 1 to 1000");
  }
  return Response.json({ records: parts.recent(limit) });
}
