/** `superego explain` as its users run it. */
import assert from "node:assert/strict";
import { hookInput } from "./agent.ts";
import { inFolder, superego } from "./process.ts";

async function explain(stdin: string, ...args: readonly string[]) {
  return await inFolder(async (folder) => {
    const ended = await superego({
      args: ["explain", ...args],
      stdin,
      cwd: folder,
    });
    assert.deepEqual(await Array.fromAsync(Deno.readDir(folder)), []);
    return ended;
  });
}

Deno.test("explain() needs no home, records nothing, and says why", async () => {
  const { code, out, err } = await explain("", "--command", "rm -rf /");
  assert.deepEqual([code, err], [0, ""]);
  assert.match(out, /^deny by rule /);
  assert.match(out, /deletes \/ /);
  assert.match(out, /and decided/);
});

for (
  const [name, stdin] of [
    ["a call", '{"tool_name":"Bash","parameters":{"command":"rm -rf /"}}'],
    [
      "a call with tool_input",
      '{"tool_name":"Bash","tool_input":{"command":"rm -rf /"}}',
    ],
    ["a hook's input", hookInput("Bash", { command: "rm -rf /" })],
  ] as const
) {
  Deno.test(`explain() takes ${name} on stdin`, async () => {
    const { code, out, err } = await explain(stdin, "--format", "json");
    assert.equal(code, 0, err);
    const explanation = JSON.parse(out) as {
      call: { tool_name: string };
      decision: { action: string };
      rules: unknown[];
      facts: { effects: unknown[] };
    };
    assert.equal(explanation.decision.action, "deny");
    assert.equal(explanation.call.tool_name, "Bash");
    assert.ok(
      explanation.rules.length > 1 && explanation.facts.effects.length > 0,
    );
  });
}

for (
  const [stdin, args, code, why] of [
    ["", [], 1, /empty/],
    ["{bad", [], 1, /not one JSON value/],
    ["[]", [], 1, /no object/],
    ['{"tool_name":5}', [], 1, /stdin:1:1: high CALL-001: tool_name/],
    ['{"tool_name":"Bash","paramters":{}}', [], 1, /CALL-001/],
    [hookInput("Bash", {}, { hook_event_name: "Stop" }), [], 1, /no tool call/],
    ["{}", ["--cwd", "/x"], 2, /--command/],
    ["", ["--command", "ls", "--policy", "none.yaml"], 1, /none\.yaml/],
    ["", ["--comand", "ls"], 2, /--command/],
  ] as const
) {
  Deno.test(`explain() refuses ${stdin.slice(0, 30)} ${args.join(" ")}`, async () => {
    const ended = await explain(stdin, ...args);
    assert.equal(ended.code, code, ended.err);
    assert.equal(ended.out, "");
    assert.match(ended.err, why);
  });
}
