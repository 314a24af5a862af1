/** Tests that calls of tools are rewritten as meant. */
import assert from "node:assert/strict";
import { rewrittenCalls, type ToolCall } from "./calls.ts";

const TABLE: readonly (readonly [ToolCall, string, ToolCall | undefined])[] = [
  [["Read", { file_path: "/a/b" }], "names in camel case", ["Read", {
    filePath: "/a/b",
  }]],
  [["Read", { filePath: "/a/b" }], "names in snake case", ["Read", {
    file_path: "/a/b",
  }]],
  [["Read", { file_path: "/a/b" }], "names in kebab case", ["Read", {
    "file-path": "/a/b",
  }]],
  [["Read", { file_path: "/a/b" }], "names in Pascal case", ["Read", {
    FilePath: "/a/b",
  }]],
  [["Read", { file_path: "/a/b" }], "names in snake case", undefined],
  [["Read", { path: "/a/b" }], "paths with a way back", ["Read", {
    path: "/a/x/../b",
  }]],
  [["Read", { path: "/a/b" }], "paths from the project", ["Read", {
    path: "../../a/b",
  }]],
  [["Read", { path: "a" }], "paths made absolute", undefined],
  [["Read", { path: "a.ts" }], "paths made absolute", ["Read", {
    path: "/w/p/a.ts",
  }]],
  [["Read", { paths: ["/home/dev/a"] }], "paths by the home folder's sign", [
    "Read",
    { paths: ["~/a"] },
  ]],
  [["Read", { url: "https://a.example/b" }], "paths with a dot", undefined],
  [["mcp__a__b", { c: 1 }], "by use_mcp_tool with a text", ["use_mcp_tool", {
    server_name: "a",
    tool_name: "b",
    arguments: '{"c":1}',
  }]],
  [["Bash", { command: "x" }], "by use_mcp_tool", undefined],
  [["Bash", { command: "x" }], "at once with others", [
    "multi_tool_use.parallel",
    {
      tool_uses: [{
        recipient_name: "functions.Bash",
        parameters: { command: "x" },
      }],
    },
  ]],
];

for (const [call, name, wanted] of TABLE) {
  Deno.test(`rewrittenCalls() of ${JSON.stringify(call)}: ${name}`, () => {
    const found = rewrittenCalls(call, "/w/p").find((one) => one.name === name);
    assert.deepEqual(found?.call, wanted);
  });
}
