/** The door that opens late. */
import assert from "node:assert/strict";
import { mcpOnDemand } from "../../src/gateway/mcp_on_demand.ts";
import { fakeParts } from "../mcp/fake_parts.ts";
import { LEGACY, read, request } from "../mcp/http_messages.ts";

const OWNER = { id: "ci", scopes: ["evaluate", "read"] };

Deno.test("mcpOnDemand() answers the first request and the next", async () => {
  const door = mcpOnDemand(fakeParts());
  for (let n = 0; n < 2; n++) {
    const { result } = await read(
      await door.fetch(request(LEGACY, "tools/list"), OWNER),
    );
    assert.ok((result["tools"] as unknown[]).length > 0);
  }
  await door.close();
});

Deno.test("mcpOnDemand() closes what was never opened", async () => {
  await mcpOnDemand(fakeParts()).close();
});
