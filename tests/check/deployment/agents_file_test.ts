/** Settings of agents are JSON with comments, and name servers and hooks in several spellings. */
import assert from "node:assert/strict";
import {
  hooksOf,
  isAgentsFile,
  readSettingsJson,
  serversOf,
} from "../../../src/check/deployment/agents_file.ts";

function read(text: string) {
  const result = readSettingsJson(text, "x.json");
  assert.ok(result.ok);
  return result.value;
}

Deno.test("isAgentsFile() goes by the name", () => {
  for (
    const file of [
      ".claude/settings.json",
      "a/.mcp.json",
      ".vscode/mcp.json",
      "opencode.jsonc",
    ]
  ) {
    assert.ok(isAgentsFile(file), file);
  }
  assert.ok(!isAgentsFile("settings.json"));
});

Deno.test("readSettingsJson() keeps places, and what only looks like a comment", () => {
  const file = read('{ // x\n\t/* y\n */ "a": "http://z",\n}');
  assert.equal(file.get("a").text, "http://z");
  assert.deepEqual(file.get("a").place, { line: 3, column: 5 });
});

Deno.test("serversOf() knows the spellings of several agents", () => {
  for (
    const text of [
      '{"mcpServers": {"a": {"command": "x", "args": ["y"]}}}',
      '{"servers": {"a": {"command": "x", "args": ["y"]}}}',
      '{"mcp": {"servers": {"a": {"command": "x", "args": ["y"]}}}}',
      '{"mcp": {"a": {"command": ["x", "y"]}}}',
    ]
  ) {
    const [server] = serversOf(read(text));
    assert.deepEqual(server?.words.map(({ text }) => text), ["x", "y"], text);
  }
  const [asked] = serversOf(
    read('{"mcpServers": {"a": {"httpUrl": "http://b"}}}'),
  );
  assert.equal(asked?.url.text, "http://b");
});

Deno.test("hooksOf() finds nested and plain hooks", () => {
  const nested = read(
    '{"hooks": {"PreToolUse": [{"matcher": "*", "hooks": [{"command": "x"}]}]}}',
  );
  const plain = read('{"hooks": {"beforeShellExecution": [{"command": "x"}]}}');
  assert.deepEqual(
    [nested, plain].flatMap(hooksOf).map(({ event, command }) =>
      `${event} ${command.text}`
    ),
    [
      "PreToolUse x",
      "beforeShellExecution x",
    ],
  );
});
