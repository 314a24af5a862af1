/** The door that opens late. */
import assert from "node:assert/strict";
import { lateMcp } from "../../src/gateway/late_mcp.ts";
import { fakeParts } from "../mcp/fake_parts.ts";
import { LEGACY, read, request } from "../mcp/http_messages.ts";

const OWNER = { id: "ci", scopes: ["evaluate", "read"] };

Deno.test("lateMcp() answers the first request and the next", async () => {
  const door = lateMcp(fakeParts());
  for (let n = 0; n < 2; n++) {
    const { result } = await read(
      await door.fetch(request(LEGACY, "tools/list"), OWNER),
    );
    assert.ok((result["tools"] as unknown[]).length > 0);
  }
  await door.close();
});

Deno.test("lateMcp() closes what was never opened", async () => {
  await lateMcp(fakeParts()).close();
});
