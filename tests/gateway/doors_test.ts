/** The doors open onto one review: what one of them hears is what the others show. */
import type { Flip } from "../config/flips/flip.ts";
import { run } from "../config/flips/flip.ts";
import { serving } from "../config/flips/serving.ts";

/** A request over MCP, as a client of the older protocol sends it. */
const TOOL = {
  jsonrpc: "2.0",
  id: 1,
  method: "tools/call",
  params: {
    name: "evaluate_tool_request",
    arguments: { tool_name: "Bash", parameters: { command: "rm -rf /" } },
  },
};

const ONE_RECORD: Flip = {
  sees: "What is asked over HTTP, hooks and MCP is in one record",
  cases: [["none", ["http", "mcp_http"]], ["group", ["mcp_http", "http"]]],
  see: ({ settings }) =>
    serving({ settings } as never, async ({ ask, judge }) => {
      const mcp = () =>
        ask("/mcp", TOOL, {
          Accept: "application/json, text/event-stream",
        });
      const http = () => judge("rm -rf /");
      if (settings.audit_sync === "none") {
        await http();
        await mcp();
      } else {
        await mcp();
        await http();
      }
      const { body } = await ask("/v1/audit/recent");
      return body.records.map((
        { transport }: { readonly transport: string },
      ) => transport).reverse();
    }),
};

Deno.test("every door leads to one record", () =>
  run("audit_sync", ONE_RECORD));
