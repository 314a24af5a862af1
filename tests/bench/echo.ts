/** The program that the server is compared with: it reads JSON and answers JSON on the same HTTP server, no more. */
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const app = new Hono();

app.post("/v1/evaluate", async (c) => {
  const { tool_name } = await c.req.json();
  // About as long as a verdict.
  return c.json({
    action: "defer",
    reason: `No rule matched ${tool_name}, the default decides`,
    code: "no_rule_matched",
    rule_id: null,
    severity: null,
    tags: [],
    matched: [],
    warnings: [],
    decision_id: "00000000-0000-4000-8000-000000000000",
    processing_time_ms: 0.123,
  });
});

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(Deno.args[0]) });
