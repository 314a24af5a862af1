/** Tests how a tool is recognised, and that what cannot be read is said. */
import assert from "node:assert/strict";
import { toolEffects } from "../../../src/facts/tools/effects.ts";
import { brief, deeds, recorder } from "./recorder.ts";

function all(
  tool_name: string,
  parameters: Record<string, unknown>,
): readonly string[] {
  return toolEffects({ tool_name, parameters, cwd: "/w/p" }, recorder).map(
    brief,
  );
}

Deno.test("toolEffects() begins with the use of the tool", () => {
  assert.deepEqual(all("Read", { file_path: "/a" }), ["use Read", "read /a"]);
  assert.deepEqual(all("frobnicate", { a: 1 }), ["use unknown frobnicate"]);
});

Deno.test("toolEffects() says when a known tool's argument is missing", () => {
  for (
    const [tool, parameters] of [
      ["Bash", {}],
      ["Bash", { command: 5 }],
      ["Bash", { command: [1, 2] }],
      ["Read", {}],
      ["Read", { file_path: 5 }],
      ["Write", { content: "x" }],
      ["WebFetch", { prompt: "hi" }],
      ["apply_patch", { input: "no patch" }],
      ["write_stdin", {}],
      ["batch", { tool_calls: "x" }],
      ["batch", { tool_calls: [1] }],
      ["use_mcp_tool", { server_name: "x" }],
      ["use_mcp_tool", { server_name: "x", tool_name: "y", arguments: "{" }],
      ["move_path", { source_path: "a" }],
      ["code_execution", {}],
      ["powershell", {}],
    ] as const
  ) assert.deepEqual(deeds(tool, parameters), ["unresolved command"], tool);
});

Deno.test("toolEffects() runs commands where the tool says", () => {
  assert.deepEqual(deeds("exec_command", { cmd: "ls", workdir: "/tmp" }), [
    "run ls in /tmp",
  ]);
  assert.deepEqual(
    deeds("run_shell_command", { command: "ls", directory: "sub" }),
    ["run ls in /home/dev/project/sub"],
  );
  assert.deepEqual(deeds("Shell", { command: "ls", working_directory: "" }), [
    "run ls",
  ]);
});

Deno.test("toolEffects() takes a tool named like a program for the program", () => {
  assert.deepEqual(all("rm", { args: ["-rf", "/usr/bin"] }), [
    "use rm",
    "run rm -rf /usr/bin in /w/p",
  ]);
  assert.deepEqual(all("bash", { args: ["-c", "rm -rf /"] }), [
    "use bash",
    "run bash -c 'rm -rf /' in /w/p",
  ]);
  assert.deepEqual(all("unheard", { args: ["x"] }), ["use unknown unheard"]);
});

Deno.test("toolEffects() gives a server's tool the deed of an agent's tool of that name", () => {
  assert.deepEqual(deeds("mcp__shell__execute_command", { command: "ls" }), [
    "run ls",
  ]);
  assert.deepEqual(deeds("MCP:delete_file", { path: "/a" }), ["delete /a"]);
  assert.deepEqual(
    deeds("mcp__github__delete_file", { owner: "a", repo: "b", path: "/c" }),
    ["delete_file repository a/b"],
  );
});

Deno.test("toolEffects() stops where tools call tools without end", () => {
  let parameters: Record<string, unknown> = { command: "ls" };
  let tool = "bash";
  for (let depth = 0; depth < 10; depth++) {
    parameters = { tool_calls: [{ tool, parameters }] };
    tool = "batch";
  }
  assert.deepEqual(deeds(tool, parameters), ["unresolved command"]);
});

Deno.test("toolEffects() names the argument that an effect comes from", () => {
  const effects = toolEffects({
    tool_name: "mcp__filesystem__read_multiple_files",
    parameters: { paths: ["/a", "/b"] },
  }, recorder);
  assert.deepEqual(effects.map(({ source }) => source.where), [
    "tool_name",
    "parameters.paths[0]",
    "parameters.paths[1]",
  ]);
});

Deno.test("toolEffects() is not confused by odd arguments", () => {
  for (
    const parameters of [
      { path: null },
      { path: [[["/etc"]]] },
      { path: { path: { path: "/etc" } } },
      { __proto__: { path: "/etc" } },
      { constructor: "x", toString: 1 },
      { path: "" },
    ]
  ) {
    for (const tool of ["Read", "delete_file", "mcp__x__y", "rm", "git"]) {
      toolEffects({ tool_name: tool, parameters }, recorder);
    }
  }
});
