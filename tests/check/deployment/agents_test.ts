/** Settings of agents: each check against broken ones, and against what only looks alike. */
import assert from "node:assert/strict";
import { AGENT_CHECKS } from "../../../src/check/deployment/agents.ts";
import { found, holdBroken } from "./broken.ts";
import { FILE, TEXT, VARIANTS } from "./variants/agents.ts";

holdBroken(AGENT_CHECKS, FILE, VARIANTS, TEXT);

for (
  const [what, file, text] of [
    ["a server on this machine", ".mcp.json", {
      mcpServers: { a: { url: "http://127.0.0.1:8000/mcp" } },
    }],
    ["a program of the repository", ".mcp.json", {
      mcpServers: { a: { command: "npm", args: ["run", "mcp"] } },
    }],
    ["a program by its path", ".mcp.json", {
      mcpServers: { a: { command: "npx", args: ["./server"] } },
    }],
    ["an image with a version", ".mcp.json", {
      mcpServers: {
        a: { command: "docker", args: ["run", "-i", "mcp/git:1.2.3"] },
      },
    }],
    ["a number", ".mcp.json", {
      mcpServers: { a: { command: "/x", env: { MAX_TOKENS: "4096" } } },
    }],
    ["a variable of the editor", ".vscode/mcp.json", {
      servers: {
        a: {
          url: "https://x.example",
          headers: { Authorization: "Bearer ${input:key}" },
        },
      },
    }],
    ["a hook that says what it does afterwards", FILE, {
      hooks: {
        PostToolUse: [{ matcher: "Edit", hooks: [{ command: "fmt || true" }] }],
      },
    }],
  ] as const
) {
  Deno.test(`nothing is wrong with ${what}`, () => {
    assert.deepEqual(found({ [file]: JSON.stringify(text) }), []);
  });
}

Deno.test("settings that cannot be read are told of", () => {
  assert.match(found({ ".mcp.json": "{" })[0] ?? "", /^YAML-001/);
});
