/** Tests what tools of servers do to files and disks as commands do. */
import assert from "node:assert/strict";
import { FILE_PURPOSES } from "../../../../src/facts/tools/mcp/machine_files.ts";
import { deeds } from "../recorder.ts";

const TABLE: readonly (readonly [
  tool: string,
  parameters: Record<string, unknown>,
  wanted: readonly string[],
])[] = [
  ["odd__create_symlink", { target: "/etc/shadow", link_path: "s" }, [
    "run ln -s /etc/shadow s",
  ]],
  ["odd__create_link", { target: "https://a.example", path: "b" }, [
    "send data to a.example",
    "write /home/dev/project/b",
  ]],
  ["rclone__sync", { source: "a", destination: "remote:b" }, [
    "run rclone sync a remote:b",
  ]],
  ["rclone__listremotes", {}, []],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`mcp files of a machine: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}

Deno.test("every purpose asks for a word of the tool", () => {
  for (const { words } of FILE_PURPOSES) assert.ok(words.length > 0);
});
