/** Tests arguments that are wrapped in others, or encoded. */
import assert from "node:assert/strict";
import { deeds } from "../recorder.ts";

const TABLE: readonly (readonly [
  tool: string,
  parameters: Record<string, unknown>,
  wanted: readonly string[],
])[] = [
  ["odd__run_command", { "payload": '{"command":"ls -l"}' }, ["run ls -l"]],
  ["odd__run_command", { "request": { "params": { "command": "ls -l" } } }, [
    "run ls -l",
  ]],
  ["odd__run_command", { "payload": '{"command":' }, []],
  ["odd__exec", { "command_base64": "bHMgLWw=" }, ["run ls -l"]],
  ["odd__run_script", { "script": "bHMgLWw=", "encoding": "base64" }, [
    "run bHMgLWw=",
    "run ls -l",
  ]],
  ["odd__run_command", { "program": "ls", "argv": ["-l"] }, ["run ls -l"]],
  ["shell__run", { "command": "ls", "args": ["-l"] }, ["run ls -l"]],
  ["odd__run_command", { "command": "ls", "args": "-l /a" }, ["run ls -l /a"]],
  ["odd__create_note", { "body": '{"command":"ls -l"}' }, []],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`inner arguments: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
