/** Flips of which web pages may ask. */
import type { Flips, World } from "./flip.ts";
import { serving } from "./serving.ts";

const APP = "https://app.example";
const DECLARED = { cors_origins: [APP] };

/** A field of the answer to a page that wants to know whether it may ask. */
function preflight(field: string, wanted: string, path = "/v1/evaluate") {
  return (world: World) =>
    serving(world, async ({ server }) => {
      const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
        method: "OPTIONS",
        headers: {
          Origin: APP,
          "Access-Control-Request-Method": "POST",
          "Access-Control-Request-Headers": wanted,
        },
      });
      await response.body?.cancel();
      return response.headers.get(field);
    });
}

/** Each by its setting. */
export const CORS_FLIPS: Flips = {
  cors_origins: {
    sees: "A page of a declared origin is answered, over MCP too",
    cases: [[undefined, [403, 403]], [[APP], [200, 200]]],
    see: (world) =>
      serving(world, async ({ ask }) => {
        const headers = { Origin: APP };
        const ping = { jsonrpc: "2.0", id: 1, method: "ping" };
        const accept = "application/json, text/event-stream";
        return [
          (await ask("/v1/health", undefined, headers)).status,
          (await ask("/mcp", ping, { ...headers, Accept: accept })).status,
        ];
      }),
  },
  cors_methods: {
    sees: "A page may not ask by a method that is not listed",
    with: DECLARED,
    cases: [[undefined, "POST"], [["GET"], null]],
    see: preflight("Access-Control-Allow-Methods", ""),
  },
  cors_headers: {
    sees: "A page may set a header that is listed",
    with: DECLARED,
    cases: [[undefined, null], [["X-Trace"], "x-trace"]],
    see: preflight("Access-Control-Allow-Headers", "x-trace"),
  },
  cors_max_age_ms: {
    sees: "A browser is told how long the answer is good",
    with: DECLARED,
    cases: [[undefined, "600"], [5_500, "5"], [0, "0"]],
    see: preflight("Access-Control-Max-Age", ""),
  },
};
