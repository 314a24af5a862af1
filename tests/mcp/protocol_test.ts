/** What the protocol's methods answer, in both eras. */
import assert from "node:assert/strict";
import type { McpParts } from "../../src/mcp/parts.ts";
import { FORBIDDEN } from "../../src/mcp/protocol.ts";
import { createMcp } from "../../src/mcp/server.ts";
import { TOOLS } from "../../src/mcp/tools.ts";
import { fakeParts } from "./fake_parts.ts";
import { LEGACY, MODERN, read, type Reply, request } from "./http_messages.ts";

const ERAS = [MODERN, LEGACY] as const;
const CALL = { tool_name: "Bash", parameters: { command: "rm -rf /" } };
const ALL = ["evaluate", "read"];

async function ask(
  era: typeof ERAS[number],
  method: string,
  params: Readonly<Record<string, unknown>>,
  parts: McpParts = fakeParts(),
  scopes: readonly string[] = ALL,
): Promise<Reply> {
  const sent = request(era, method, params);
  return await read(await createMcp(parts).fetch(sent, { id: "ci", scopes }));
}

const call = (name: string, args: unknown = {}) => ({ name, arguments: args });
const textOf = ({ result }: Reply) =>
  (result["content"] as { text: string }[])[0]?.text ?? "";

for (const era of ERAS) {
  Deno.test(`protocolServer() lists the tools and resources, always the same (${era})`, async () => {
    const { result } = await ask(era, "tools/list", {});
    assert.deepEqual(
      result["tools"],
      JSON.parse(JSON.stringify(TOOLS.map((tool) => tool.definition))),
    );
    const resources = await ask(era, "resources/list", {});
    assert.deepEqual(
      (resources.result["resources"] as { uri: string }[]).map((r) => r.uri),
      ["config://rules", "audit://recent"],
    );
    const templates = await ask(era, "resources/templates/list", {});
    assert.deepEqual(templates.result["resourceTemplates"], []);
  });

  Deno.test(`protocolServer(): a denial is a normal result (${era})`, async () => {
    const reply = await ask(
      era,
      "tools/call",
      call("evaluate_tool_request", CALL),
    );
    assert.equal(reply.status, 200);
    const verdict = reply.result["structuredContent"] as { action: string };
    assert.equal(verdict.action, "deny");
    assert.ok(reply.result["isError"] !== true);
    assert.match(textOf(reply), /^Denied/);
  });

  Deno.test(`protocolServer(): wrong arguments are an error without a verdict (${era})`, async () => {
    for (const args of [{}, { tool_name: 5 }, { ...CALL, tool_nam: 1 }]) {
      const parts = fakeParts();
      const reply = await ask(
        era,
        "tools/call",
        call("evaluate_tool_request", args),
        parts,
      );
      assert.equal(reply.result["isError"], true);
      assert.equal(reply.result["structuredContent"], undefined);
      assert.match(textOf(reply), /^Nothing was judged; .*\ntool_n|arguments/);
      assert.deepEqual(parts.asked, []);
    }
  });

  Deno.test(`protocolServer(): an unknown tool is -32602, an unknown resource has its own code (${era})`, async () => {
    const tool = await ask(
      era,
      "tools/call",
      call("evaluate_tool_reqest", CALL),
    );
    assert.equal(tool.error.code, -32602);
    const resource = await ask(era, "resources/read", {
      uri: "config://rulez",
    });
    assert.ok([-32002, -32602].includes(resource.error.code));
    const method = await ask(era, "prompts/list", {});
    assert.equal(method.error.code, -32601);
  });

  Deno.test(`protocolServer(): what fails inside is no verdict, and is not told (${era})`, async () => {
    const fail = () => {
      throw new Error("secret /etc/path");
    };
    const failing = { review: fail, rules: fail, explain: fail, recent: fail };
    const table: [method: string, params: Record<string, unknown>][] = [
      ["tools/call", call("evaluate_tool_request", CALL)],
      ["tools/call", call("explain_decision", CALL)],
      ["tools/call", call("list_rules")],
      ["resources/read", { uri: "audit://recent" }],
      ["resources/read", { uri: "config://rules" }],
    ];
    for (const [method, params] of table) {
      const parts = fakeParts(failing);
      const reply = await ask(era, method, params, parts);
      assert.ok(
        reply.result["isError"] === true || reply.error.code === -32603,
      );
      assert.equal(reply.result["structuredContent"], undefined);
      assert.doesNotMatch(JSON.stringify(reply), /secret|etc/);
      assert.equal(parts.reported.length, 1);
    }
  });
}

Deno.test("protocolServer() holds each tool and resource to its scope", async () => {
  const table: [
    method: string,
    params: Record<string, unknown>,
    scope: string,
  ][] = [
    ["tools/call", call("evaluate_tool_request", CALL), "evaluate"],
    ["tools/call", call("health_check"), "evaluate"],
    ["tools/call", call("get_server_info"), "evaluate"],
    ["tools/call", call("explain_decision", CALL), "read"],
    ["tools/call", call("explain_decision", { decision_id: "x" }), "read"],
    ["tools/call", call("list_rules"), "read"],
    ["resources/read", { uri: "config://rules" }, "read"],
    ["resources/read", { uri: "audit://recent" }, "read"],
  ];
  for (const [method, params, scope] of table) {
    const others = ["evaluate", "read", "metrics"].filter((one) =>
      one !== scope
    );
    const parts = fakeParts();
    const without = await ask(MODERN, method, params, parts, others);
    const refused = method === "tools/call"
      ? without.result["isError"] === true && textOf(without).includes(scope)
      : without.error.code === FORBIDDEN;
    assert.ok(refused, JSON.stringify([params, without.result, without.error]));
    assert.deepEqual(parts.asked, []);
    const withIt = await ask(MODERN, method, params, parts, [scope]);
    assert.ok(!JSON.stringify(withIt.result).includes("takes the scope"));
    assert.equal(withIt.error.code, undefined);
  }
});
