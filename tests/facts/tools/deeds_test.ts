/** Tests how a tool is recognised, and that what cannot be read is said. */
import assert from "node:assert/strict";
import { facts } from "../../../src/facts/mod.ts";
import { brief, deeds, recorder, toolEffects } from "./recorder.ts";

function all(
  tool_name: string,
  parameters: Record<string, unknown>,
): readonly string[] {
  return toolEffects({ tool_name, parameters, cwd: "/w/p" }, recorder).map(
    brief,
  );
}

Deno.test("deedEffects() begins with the use of the tool", () => {
  assert.deepEqual(all("Read", { file_path: "/a" }), ["use Read", "read /a"]);
  assert.deepEqual(all("frobnicate", { a: 1 }), ["use unknown frobnicate"]);
});

Deno.test("deedEffects() says when a known tool's argument is missing", () => {
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
      ["write_stdin", { chars: 5 }],
      ["batch", { tool_calls: "x" }],
      ["batch", { tool_calls: [1] }],
      ["use_mcp_tool", { server_name: "x" }],
      ["use_mcp_tool", { server_name: "x", tool_name: "y", arguments: "{" }],
      ["use_mcp_tool", { server_name: "x", tool_name: "y", arguments: [1] }],
      ["use_mcp_tool", { tool_name: {}, arguments: {} }],
      ["create_and_run_task", { task: { command: 5 } }],
      ["use_aws", { service_name: "s3" }],
      ["install_python_packages", { packageList: 5 }],
      ["Monitor", {}],
      ["move_path", { source_path: "a" }],
      ["code_execution", {}],
      ["powershell", {}],
    ] as const
  ) assert.deepEqual(deeds(tool, parameters), ["unresolved arguments"], tool);
});

Deno.test("deedEffects() misses no argument that a tool can do without", () => {
  for (
    const [tool, parameters, wanted] of [
      ["write_stdin", {}, []],
      ["write_stdin", { session_id: 3, chars: "" }, []],
      ["send_command_input", { CommandId: "x", Input: "" }, []],
      ["bash", { restart: true }, []],
      ["code_execution", { restart: true }, []],
      ["Glob", { pattern: "*" }, ["list /home/dev/project"]],
      ["LS", {}, ["list /home/dev/project"]],
      ["browser_action", { action: "click", coordinate: "1,2" }, []],
      ["Artifact", { action: "list" }, []],
      ["batch", { tool_calls: [] }, []],
      ["use_mcp_tool", { server_name: "x", tool_name: "now" }, []],
      [
        "use_mcp_tool",
        { server_name: "x", tool_name: "now", arguments: "" },
        [],
      ],
    ] as const
  ) assert.deepEqual(deeds(tool, parameters), wanted, tool);
});

Deno.test("deedEffects() says what is unreadable beside what is not", () => {
  assert.deepEqual(deeds("Bash", { command: 5, cmd: "ls" }), [
    "unresolved arguments",
    "run ls",
  ]);
  assert.deepEqual(
    deeds("batch", {
      tool_calls: [7, { tool: "bash", parameters: { command: "ls" } }],
    }),
    ["unresolved arguments", "run ls"],
  );
  assert.deepEqual(deeds("Bash", { command: "ls", script: false }), ["run ls"]);
});

Deno.test("deedEffects() never takes a tool that calls others for a program", () => {
  assert.deepEqual(all("batch", { tool_calls: "x", args: ["-m"] }), [
    "use batch",
    "unresolved arguments",
  ]);
  assert.deepEqual(
    deeds("batch", { calls: [{ tool: "Bash", parameters: { command: 5 } }] }),
    ["unresolved arguments"],
  );
});

Deno.test("deedEffects() reads what agents call several tools at once with", () => {
  const uses = [
    {
      recipient_name: "functions.run_in_terminal",
      parameters: { command: "ls" },
    },
  ];
  for (const tool_uses of [uses, JSON.stringify(uses)]) {
    assert.deepEqual(deeds("multi_tool_use.parallel", { tool_uses }), [
      "run ls",
    ]);
  }
  assert.deepEqual(
    deeds("create_and_run_task", {
      workspaceFolder: "/w",
      task: { label: "x", type: "shell", command: "rm", args: ["-rf", "a b"] },
    }),
    ["run rm -rf 'a b'"],
  );
});

Deno.test("deedEffects() knows a tool in any spelling of its name", () => {
  for (const tool of ["runInTerminal", "run_in_terminal", "RunInTerminal"]) {
    assert.deepEqual(deeds(tool, { command: "ls" }), ["run ls"]);
  }
});

Deno.test("deedEffects() runs commands where the tool says", () => {
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

Deno.test("deedEffects() takes a tool named like a program for the program", () => {
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

Deno.test("deedEffects() gives a server's tool the deed of an agent's tool of that name", () => {
  assert.deepEqual(deeds("mcp__shell__execute_command", { command: "ls" }), [
    "run ls",
  ]);
  assert.deepEqual(deeds("MCP:delete_file", { path: "/a" }), ["delete /a"]);
  assert.deepEqual(
    deeds("mcp__github__delete_file", { owner: "a", repo: "b", path: "/c" }),
    ["delete_file repository a/b"],
  );
});

Deno.test("deedEffects() spends the budget where tools call tools without end, or stand for too many", () => {
  let batch: readonly [string, Record<string, unknown>] = ["bash", {
    command: "ls",
  }];
  for (let depth = 0; depth < 10; depth++) {
    const [tool, parameters] = batch;
    batch = ["batch", { tool_calls: [{ tool, parameters }] }];
  }
  const many = ["server", "serverName", "mcp_server_name", "mcpServerName"];
  const names = ["tool", "name", "tool_name", "mcp_tool_name", "toolName"];
  const ambiguous: typeof batch = ["use_mcp_tool", {
    ...Object.fromEntries(many.map((key) => [key, key])),
    ...Object.fromEntries(names.map((key) => [key, key])),
    arguments: {},
  }];
  for (const [tool, parameters] of [batch, ambiguous]) {
    assert.deepEqual(deeds(tool, parameters), ["unresolved budget"], tool);
    const { exhausted } = facts({ tool_name: tool, parameters });
    assert.ok(exhausted, tool);
  }
});

Deno.test("deedEffects() names the argument that an effect comes from", () => {
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

Deno.test("deedEffects() is not confused by odd arguments", () => {
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

Deno.test("only a name that a program could have is taken for a program's", () => {
  for (const tool of ["a/b", "x y", "Xyz", "no_such_tool"]) {
    const made = deeds(tool, { path: "a" }).filter((one) =>
      one.startsWith("run ")
    );
    assert.deepEqual(made, [], tool);
  }
});
