/** The door over HTTP: what it lets in, and what it says to the rest. */
import assert from "node:assert/strict";
import type { McpPrincipal } from "../../src/mcp/parts.ts";
import { createMcp } from "../../src/mcp/server.ts";
import { fakeParts } from "./fake_parts.ts";
import {
  envelope,
  LEGACY,
  MODERN,
  post,
  read,
  request,
} from "./http_messages.ts";

const PRINCIPAL: McpPrincipal = { id: "ci", scopes: ["evaluate", "read"] };
const PARAMS = {
  name: "evaluate_tool_request",
  arguments: { tool_name: "mcp__github__create", parameters: { x: "rm -rf" } },
};
const BODY = JSON.stringify({ jsonrpc: "2.0", id: 7, method: "tools/list" });

Deno.test("createMcp() answers in both eras and tells the review who asks", async () => {
  for (const era of [MODERN, LEGACY] as const) {
    for (const principal of [PRINCIPAL, null]) {
      const parts = fakeParts();
      const sent = request(era, "tools/call", PARAMS);
      const response = await createMcp(parts).fetch(sent, principal, "r-9");
      const { result } = await read(response);
      assert.equal(
        (result["structuredContent"] as { action: string }).action,
        "deny",
      );
      assert.deepEqual(parts.asked, [{
        call: PARAMS.arguments,
        transport: "mcp_http",
        principal: principal?.id ?? null,
        mcp_server: "github",
      }]);
      assert.deepEqual(parts.request_ids, ["r-9"]);
      assert.equal(response.headers.get("mcp-session-id"), null);
    }
  }
});

Deno.test("createMcp() lets who has no name evaluate, and read nothing", async () => {
  const mcp = createMcp(fakeParts());
  for (const name of ["list_rules", "get_server_info"]) {
    const sent = request(MODERN, "tools/call", { name, arguments: {} });
    const { result } = await read(await mcp.fetch(sent, null));
    assert.equal(result["isError"] === true, name === "list_rules");
  }
});

Deno.test("createMcp() greets the modern and the legacy era by the name of superego", async () => {
  const mcp = createMcp(fakeParts());
  const found = await read(
    await mcp.fetch(request(MODERN, "server/discover"), PRINCIPAL),
  );
  assert.deepEqual(found.result["supportedVersions"], [MODERN]);
  assert.match(JSON.stringify(found.result["_meta"]), /"name":"superego"/);
  for (
    const protocolVersion of [
      "2025-11-25",
      "2025-06-18",
      "2025-03-26",
      "2024-11-05",
    ]
  ) {
    const sent = request(LEGACY, "initialize", {
      protocolVersion,
      capabilities: {},
      clientInfo: { name: "t", version: "1" },
    });
    const { result } = await read(await mcp.fetch(sent, PRINCIPAL));
    assert.equal(result["protocolVersion"], protocolVersion);
    assert.equal((result["serverInfo"] as { name: string }).name, "superego");
  }
  const done = post('{"jsonrpc":"2.0","method":"notifications/initialized"}');
  assert.equal((await mcp.fetch(done, PRINCIPAL)).status, 202);
});

Deno.test("createMcp() refuses foreign hosts and origins before it reads anything", async () => {
  const table: [headers: Record<string, string>, status: number][] = [
    [{ host: "evil.example" }, 403],
    [{ host: "127.0.0.1.evil.example" }, 403],
    [{ host: "" }, 403],
    [{ origin: "https://evil.example" }, 403],
    [{ origin: "null" }, 403],
    [{ origin: "http://localhost.evil.example" }, 403],
    [{ origin: "file:///" }, 403],
    [{ host: "localhost:1", origin: "http://localhost:5173" }, 200],
    [{ host: "[::1]:8000" }, 200],
    [{ host: "superego.internal", origin: "https://superego.internal" }, 200],
  ];
  const mcp = createMcp(fakeParts({ hosts: ["superego.internal"] }));
  for (const [headers, status] of table) {
    const response = await mcp.fetch(post(BODY, headers), PRINCIPAL);
    assert.equal(response.status, status, JSON.stringify(headers));
    await response.body?.cancel();
  }
  const bare = new Request("http://127.0.0.1/mcp", {
    method: "POST",
    body: BODY,
  });
  assert.equal((await mcp.fetch(bare, PRINCIPAL)).status, 403);
});

Deno.test("createMcp() answers what is no message with the status that says so", async () => {
  const deep = `{"jsonrpc":"2.0","id":1,"method":"x","params":${
    "[".repeat(50_000)
  }${"]".repeat(50_000)}}`;
  const table: [sent: Request, status: number, code: number][] = [
    [post(BODY, { "content-type": "text/plain" }), 415, -32000],
    [post(BODY, { "content-type": "" }), 415, -32000],
    [post("{bad"), 400, -32700],
    [post(""), 400, -32700],
    [post(new Uint8Array([0x22, 0xff, 0x22])), 400, -32700],
    [post("[]"), 400, -32600],
    [post(`[${BODY},${BODY}]`), 400, -32600],
    [post("5"), 400, -32600],
    [post(deep), 400, -32600],
    [post(`{"a":"${"x".repeat(300_000)}"}`), 413, -32000],
    [post("{}"), 400, -32600],
    [post(BODY.replace("2.0", "1.0")), 400, -32600],
    [post(BODY, { accept: "text/html" }), 406, -32000],
  ];
  const parts = fakeParts({ limits: { bytes: 200_000, depth: 64 } });
  const mcp = createMcp(parts);
  for (const [sent, status, code] of table) {
    const said = `${sent.headers.get("content-type")} ${status}`;
    const reply = await read(await mcp.fetch(sent, PRINCIPAL));
    assert.equal(reply.status, status, `${said} ${JSON.stringify(reply)}`);
    assert.equal(reply.error.code, code, `${said} ${JSON.stringify(reply)}`);
  }
});

Deno.test("createMcp() says in its own words what a method takes, under the request's identifier", async () => {
  const mcp = createMcp(fakeParts());
  const sent = JSON.stringify({
    jsonrpc: "2.0",
    id: "a",
    method: "tools/call",
    params: {},
  });
  const { status, id, error } = await read(
    await mcp.fetch(post(sent), PRINCIPAL),
  );
  assert.deepEqual([status, id, error], [400, "a", {
    code: -32602,
    message: "tools/call takes `params.name`, the name of a tool",
  }]);
  const broken = await read(await mcp.fetch(post("{bad"), PRINCIPAL));
  assert.equal(broken.id, null);
});

Deno.test("createMcp() speaks of no schema, however deep the mistake", async () => {
  const mcp = createMcp(fakeParts());
  const { error } = await read(
    await mcp.fetch(
      post(JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "initialize",
        params: {
          protocolVersion: "2025-06-18",
          capabilities: { roots: 5 },
          clientInfo: { name: "x", version: "1" },
        },
      })),
      PRINCIPAL,
    ),
  );
  assert.deepEqual(error, {
    code: -32602,
    message:
      "`params.capabilities.roots`: this is not of the form that the protocol has",
  });
});

Deno.test("createMcp() answers POST alone", async () => {
  const mcp = createMcp(fakeParts());
  for (const method of ["GET", "DELETE", "PUT", "PATCH", "OPTIONS", "HEAD"]) {
    const headers = { host: "127.0.0.1" };
    const sent = new Request("http://127.0.0.1/mcp", { method, headers });
    const response = await mcp.fetch(sent, PRINCIPAL);
    assert.equal(response.status, 405, method);
    assert.equal(response.headers.get("allow"), "POST");
  }
});

Deno.test("createMcp() holds the modern era's headers to the body", async () => {
  const message = (method: string, params: object) =>
    JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method,
      params: { ...params, _meta: envelope() },
    });
  const good = {
    "mcp-protocol-version": MODERN,
    "mcp-method": "tools/call",
    "mcp-name": PARAMS.name,
  };
  const table: [
    headers: Record<string, string>,
    status: number,
    code: number,
  ][] = [
    [{ ...good, "mcp-name": "list_rules" }, 400, -32020],
    [{ ...good, "mcp-method": "tools/list" }, 400, -32020],
    [{ ...good, "mcp-protocol-version": "2025-06-18" }, 400, -32020],
    [{ ...good, "mcp-protocol-version": "2031-01-01" }, 400, -32020],
  ];
  for (const [headers, status, code] of table) {
    const parts = fakeParts();
    const sent = post(message("tools/call", PARAMS), headers);
    const reply = await read(await createMcp(parts).fetch(sent, PRINCIPAL));
    assert.deepEqual(
      [reply.status, reply.error.code],
      [status, code],
      JSON.stringify(headers),
    );
    assert.deepEqual(parts.asked, []);
  }
  const unknown = request(MODERN, "ping");
  const reply = await read(
    await createMcp(fakeParts()).fetch(unknown, PRINCIPAL),
  );
  assert.deepEqual([reply.status, reply.error.code], [404, -32601]);
});

Deno.test("createMcp() answers nothing once it is closed", async () => {
  const mcp = createMcp(fakeParts());
  await mcp.close();
  await assert.rejects(
    mcp.fetch(request(MODERN, "tools/list"), PRINCIPAL),
    /closed/,
  );
});
