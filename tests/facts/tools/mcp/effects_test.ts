/** Tests which servers are known, so that the others can be told apart. */
import assert from "node:assert/strict";
import { recorder, toolEffects } from "../recorder.ts";

function known(tool_name: string): boolean | undefined {
  const [use] = toolEffects({
    tool_name,
    parameters: { path: "/a", url: "https://a.example" },
  }, recorder);
  return use?.kind === "uses" ? use.known : undefined;
}

Deno.test("mcpEffects() says which families it knows", () => {
  for (
    const tool of [
      "mcp__filesystem__read_file",
      "mcp__github__get_issue",
      "mcp__git__git_log",
      "mcp__postgres__query",
      "mcp__sqlite__read_query",
      "mcp__fetch__fetch",
      "mcp__puppeteer__puppeteer_navigate",
      "mcp__playwright__browser_click",
      "mcp__slack__slack_post_message",
      "mcp__kubernetes__kubectl_get",
      "mcp__docker__list_containers",
      "mcp__aws__call_aws",
    ]
  ) assert.equal(known(tool), true, tool);
  for (const tool of ["mcp__unheard__thing", "mcp__memory__open_nodes"]) {
    assert.equal(known(tool), false, tool);
  }
});

Deno.test("mcpEffects() names the server", () => {
  const [use] = toolEffects(
    { tool_name: "mcp__my_server__x", parameters: {} },
    recorder,
  );
  assert.equal(use?.kind === "uses" && use.server, "my_server");
});
