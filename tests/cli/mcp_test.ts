/** `superego mcp` as a client that starts its servers runs it. */
import assert from "node:assert/strict";
import { inFolder, superego } from "./process.ts";

const line = (message: object) =>
  `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`;

const SESSION = line({
  id: 1,
  method: "initialize",
  params: {
    protocolVersion: "2025-06-18",
    capabilities: {},
    clientInfo: { name: "test", version: "1" },
  },
}) + line({ method: "notifications/initialized" }) +
  line({
    id: 2,
    method: "tools/call",
    params: {
      name: "evaluate_tool_request",
      arguments: { tool_name: "Bash", parameters: { command: "rm -rf /" } },
    },
  });

Deno.test("mcp() answers until its input ends, with nothing but protocol on stdout", () =>
  inFolder(async (folder) => {
    const { code, out, err } = await superego({
      args: ["mcp"],
      stdin: SESSION,
      env: { HOME: folder },
    });
    assert.equal(code, 0, err);
    const messages = out.trim().split("\n").map((text) =>
      JSON.parse(text) as {
        id: number;
        result: {
          serverInfo?: { name: string };
          structuredContent?: { action: string };
        };
      }
    );
    assert.deepEqual(messages.map(({ id }) => id), [1, 2]);
    assert.equal(messages[0]?.result.serverInfo?.name, "superego");
    assert.equal(messages[1]?.result.structuredContent?.action, "deny");
    const audit = await Deno.readTextFile(
      `${folder}/.local/state/superego/audit.jsonl`,
    );
    assert.match(audit, /mcp_stdio/);
  }));

for (
  const [name, args, code, why] of [
    ["a policy that is not there", ["--policy", "/none.yaml"], 1, /none\.yaml/],
    ["an unknown flag", ["--polcy", "x"], 2, /--policy/],
    [
      "an audit file that cannot be made",
      ["--audit", "/proc/x.jsonl"],
      undefined,
      /./,
    ],
  ] as const
) {
  Deno.test(`mcp() does not start with ${name}`, () =>
    inFolder(async (folder) => {
      const ended = await superego({
        args: ["mcp", ...args],
        stdin: SESSION,
        env: { HOME: folder },
      });
      assert.notEqual(ended.code, 0);
      if (code !== undefined) assert.equal(ended.code, code, ended.err);
      assert.equal(ended.out, "");
      assert.match(ended.err, why);
    }));
}
