/** The era that begins with a handshake, one message at a time. */
import assert from "node:assert/strict";
import type { Caller } from "../../src/mcp/parts.ts";
import { answerLegacy, isLegacy } from "../../src/mcp/legacy.ts";
import { protocolServer } from "../../src/mcp/protocol.ts";
import { fakeParts } from "./fake_parts.ts";
import { LEGACY, MODERN, post, request } from "./http_messages.ts";

const CALLER: Caller = {
  transport: "mcp_http",
  principal: null,
  scopes: ["evaluate", "read"],
};

async function bodyOf(sent: Request): Promise<unknown> {
  return await sent.clone().json();
}

Deno.test("isLegacy() tells the eras apart by what a message carries", async () => {
  const table: [sent: Request, legacy: boolean][] = [
    [request(LEGACY, "tools/list"), true],
    [request(LEGACY, "initialize"), true],
    [post('{"jsonrpc":"2.0","id":1,"method":"ping"}'), true],
    [request(MODERN, "tools/list"), false],
    [request(MODERN, "server/discover"), false],
    [
      post('{"jsonrpc":"2.0","id":1,"method":"tools/list"}', {
        "mcp-protocol-version": MODERN,
      }),
      false,
    ],
  ];
  for (const [sent, legacy] of table) {
    const body = await bodyOf(sent);
    assert.equal(await isLegacy(sent, body), legacy, JSON.stringify(body));
  }
});

Deno.test("answerLegacy() answers with plain JSON and no session", async () => {
  const sent = request(LEGACY, "tools/list");
  const server = protocolServer(CALLER, fakeParts());
  let closed = false;
  server.onclose = () => void (closed = true);
  const response = await answerLegacy(sent, await bodyOf(sent), server);
  assert.match(
    response.headers.get("content-type") ?? "",
    /^application\/json/,
  );
  assert.equal(response.headers.get("mcp-session-id"), null);
  assert.equal((await response.json()).result.tools.length, 5);
  assert.ok(closed, "nothing of it may stay");
});

Deno.test("answerLegacy() takes notifications and answers to nothing without a word", async () => {
  const bodies = [
    '{"jsonrpc":"2.0","method":"notifications/initialized"}',
    '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}',
    '{"jsonrpc":"2.0","id":5,"result":{}}',
  ];
  for (const body of bodies) {
    const sent = post(body, { "mcp-protocol-version": LEGACY });
    const server = protocolServer(CALLER, fakeParts());
    const response = await answerLegacy(sent, await bodyOf(sent), server);
    assert.equal(response.status, 202);
    assert.equal(await response.text(), "");
  }
});
