/** The routes: one table, from which the application and its OpenAPI document are made. */
import { mayAsk } from "../auth/scopes.ts";
import { lockouts, release, reload, settings } from "./admin.ts";
import { evaluate } from "./evaluate.ts";
import { hook, refuseHook } from "./hook.ts";
import { saying } from "./limited.ts";
import { describeResource } from "./metadata.ts";
import type { Reply } from "./reply.ts";
import { MCP_PATH, METADATA_PATH } from "./protected_resource.ts";
import type { Route } from "./route.ts";
import {
  alive,
  health,
  metrics,
  posture,
  ready,
  recent,
  rules,
} from "./show.ts";

/** Every route. */
export const ROUTES: readonly Route[] = [
  {
    method: "POST",
    path: "/v1/evaluate",
    scope: "evaluate",
    summary: "Judge a call; a denial is a successful answer",
    direct: true,
    handle: evaluate,
  },
  {
    method: "POST",
    path: "/v1/hooks",
    scope: "evaluate",
    summary: "Answer a hook of Claude Code; what cannot be read is denied",
    direct: true,
    handle: hook,
    refuse: refuseHook,
  },
  {
    method: "POST",
    path: "/v1/hooks/claude-code",
    scope: "evaluate",
    summary: "Answer a hook of Claude Code; what cannot be read is denied",
    direct: true,
    handle: hook,
    refuse: refuseHook,
  },
  {
    method: "POST",
    path: MCP_PATH,
    scope: "evaluate",
    summary: "Speak MCP over Streamable HTTP",
    handle: ({ asked, principal, passage, request_id, parts }) =>
      parts.mcp.fetch(asked.web(), principal, request_id, async (call) => {
        if (!mayAsk(principal, call.tool_name)) {
          parts.metrics.authFailure("tool");
          return "This key may not ask about that tool";
        }
        const refusal = await passage?.call(call.tool_name, call.session_id);
        return refusal ? saying(refusal) : null;
      }),
  },
  {
    method: "GET",
    path: "/healthz",
    scope: null,
    summary: "Say that the process is alive",
    handle: alive,
  },
  {
    method: "GET",
    path: "/readyz",
    scope: null,
    summary: "Say whether calls are answered as they should be",
    handle: ready,
  },
  ...["", MCP_PATH].map((path) => ({
    method: "GET" as const,
    path: `${METADATA_PATH}${path}`,
    scope: null,
    limited: true as const,
    summary: `Say where to get a token for ${
      path === "" ? "this server" : `\`${path}\``
    } (RFC 9728)`,
    handle: describeResource(path),
  })),
  {
    method: "GET",
    path: "/v1/health",
    scope: "read",
    summary: "Say how each part is doing",
    handle: health,
  },
  {
    method: "GET",
    path: "/v1/rules",
    scope: "read",
    summary: "List the rules in force, in the order in which they rank",
    handle: rules,
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
    handle: posture,
  },
  {
    method: "GET",
    path: "/v1/openapi.json",
    scope: "read",
    summary: "Describe this interface",
    handle: describe,
  },
  {
    method: "GET",
    path: "/metrics",
    scope: "metrics",
    summary: "Give the metrics in Prometheus text format",
    handle: metrics,
  },
  {
    method: "GET",
    path: "/v1/admin/config",
    scope: "admin",
    summary: "Show the settings in force; of a secret, whether it is set",
    handle: settings,
  },
  {
    method: "POST",
    path: "/v1/admin/reload",
    scope: "admin",
    summary:
      "Read policies, keys, certificates and other files again that may change",
    handle: reload,
  },
  {
    method: "GET",
    path: "/v1/admin/lockouts",
    scope: "admin",
    summary: "List the addresses that are locked out",
    handle: lockouts,
  },
  {
    method: "DELETE",
    path: "/v1/admin/lockouts",
    scope: "admin",
    summary: "End the lock-out of one address",
    handle: release,
  },
];

let document: string | undefined;

// Made, and its schemas loaded, when first asked for: the server answers calls sooner without, and nothing in it changes.
async function describe(): Promise<Reply> {
  const { openApi } = await import("./openapi.ts");
  document ??= JSON.stringify(openApi(ROUTES));
  return {
    status: 200,
    body: document,
    headers: { "Content-Type": "application/json" },
  };
}
