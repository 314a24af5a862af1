/** The TypeScript SDK's client, in both eras, over HTTP and stdio. */
import assert from "node:assert/strict";
import {
  Client,
  StreamableHTTPClientTransport,
} from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { inFolder } from "../../cli/process.ts";
import { environment, KEY, program, serve } from "../program.ts";
import { CALLS, check, type Seen } from "./seen.ts";

const ERAS = [
  { mode: "auto", version: "2026-07-28" },
  { mode: "legacy", version: "2025-11-25" },
] as const;

async function look(client: Client): Promise<Seen> {
  const { tools } = await client.listTools();
  const evaluate = (args: Record<string, unknown>) =>
    client.callTool({ name: "evaluate_tool_request", arguments: args });
  const verdict = async (args: Record<string, unknown>) =>
    (await evaluate(args)).structuredContent as Record<string, unknown>;
  const denied = await verdict(CALLS.denied);
  const harmless = await verdict(CALLS.harmless);
  const wrong = await evaluate({ parameters: {} });
  const { contents } = await client.readResource({ uri: "config://rules" });
  const [rules] = contents;
  const version = client.getNegotiatedProtocolVersion();
  return {
    ...version === undefined ? {} : { version },
    tools: tools.map((tool) => tool.name),
    denied,
    harmless,
    wrong: wrong.isError === true && wrong.structuredContent === undefined,
    rules: rules !== undefined && "text" in rules ? rules.text : "",
  };
}

for (const { mode, version } of ERAS) {
  const info = { name: "typescript", version: "1" };
  const options = { versionNegotiation: { mode } };

  Deno.test(`the TypeScript client over HTTP (${mode})`, async () => {
    await inFolder(async (home) => {
      await using server = await serve(home);
      const client = new Client(info, options);
      await client.connect(
        new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), {
          requestInit: { headers: { Authorization: `Bearer ${KEY}` } },
        }),
      );
      check(await look(client), version);
      await client.close();
    });
  });

  Deno.test(`the TypeScript client over stdio (${mode})`, async () => {
    await inFolder(async (home) => {
      const [command, ...args] = program();
      const client = new Client(info, options);
      await client.connect(
        new StdioClientTransport({
          command,
          args: [...args, "mcp"],
          env: environment(home),
          stderr: "inherit",
        }),
      );
      check(await look(client), version);
      await client.close();
    });
  });
}

Deno.test("the TypeScript client without a key, where the operator allows that", async () => {
  await inFolder(async (home) => {
    const open = { SUPEREGO_ALLOW_ANONYMOUS_LOOPBACK: "true" };
    await using server = await serve(home, open);
    const client = new Client({ name: "nobody", version: "1" });
    const url = new URL(`${server.url}/mcp`);
    await client.connect(new StreamableHTTPClientTransport(url));
    const { structuredContent } = await client.callTool({
      name: "evaluate_tool_request",
      arguments: CALLS.denied,
    });
    assert.equal((structuredContent as { action: string }).action, "deny");
    const rules = await client.callTool({ name: "list_rules", arguments: {} });
    assert.equal(rules.isError, true);
    await client.close();
  });
});
