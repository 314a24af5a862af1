/** Tests of what follows from a server's claims: effects are added, and none is taken away. */
import assert from "node:assert/strict";
import type { Annotations } from "../../../../src/facts/call.ts";
import { brief, recorder, toolEffects } from "../recorder.ts";

function deeds(
  tool: string,
  parameters: Record<string, unknown>,
  annotations: Annotations,
): readonly string[] {
  const call = {
    tool_name: `mcp__${tool}`,
    parameters,
    cwd: "/home/dev/project",
    annotations,
  };
  return toolEffects(call, recorder).filter(({ kind }) => kind !== "uses").map(
    (effect) =>
      `${brief(effect)}${
        "irreversible" in effect && effect.irreversible ? " for good" : ""
      }${"presumed" in effect && effect.presumed ? " presumably" : ""}`,
  );
}

const TABLE: readonly (readonly [
  tool: string,
  parameters: Record<string, unknown>,
  claims: Annotations,
  wanted: readonly string[],
])[] = [
  ["odd__compact", { id: "p1" }, {}, []],
  ["odd__compact", { id: "p1" }, { destructiveHint: false }, []],
  ["odd__compact", { id: "p1" }, { destructiveHint: true }, [
    "delete hosted p1 for good",
  ]],
  ["odd__compact", {}, { destructiveHint: true }, ["delete hosted for good"]],
  ["odd__compact", { path: "/etc/hosts" }, { destructiveHint: true }, [
    "read /etc/hosts",
    "delete /etc/hosts presumably",
  ]],
  ["odd__delete_file", { path: "/a" }, { destructiveHint: true }, [
    "delete /a",
  ]],
  ["odd__write_file", { path: "/a", content: "x" }, { destructiveHint: true }, [
    "write /a",
  ]],
  ["odd__run_command", { command: "ls" }, { destructiveHint: true }, [
    "run ls",
  ]],
  ["odd__look", { path: "/a" }, { openWorldHint: true }, [
    "read /a",
  ]],
  ["odd__look", { path: "/home/dev/.ssh/id_rsa" }, { openWorldHint: true }, [
    "read /home/dev/.ssh/id_rsa",
    "send secret to odd",
  ]],
  ["odd__say", { words: "hello" }, { openWorldHint: true }, []],
  ["odd__get", { url: "https://a.example/" }, { openWorldHint: true }, [
    "send nothing to a.example",
  ]],
  ["odd__delete_file", { path: "/a" }, { readOnlyHint: true }, ["delete /a"]],
];

for (const [tool, parameters, claims, wanted] of TABLE) {
  Deno.test(`claimed(): ${tool} ${JSON.stringify(parameters)} ${JSON.stringify(claims)}`, () => {
    assert.deepEqual(deeds(tool, parameters, claims), wanted);
  });
}
