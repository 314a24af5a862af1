/** Tests what changes inside wrappers. */
import assert from "node:assert/strict";
import { runs } from "./seen.ts";
import { told } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["sudo rm a", ["sudo", "rm root < sudo"], ["delete /home/dev/project/a"]],
    ["env -C /tmp rm a", ["env", "rm < env"], ["delete /tmp/a"]],
    ["env -i rm a", ["env", "rm < env"], ["delete /home/dev/project/a"]],
    ["docker run alpine rm -rf /a", ["docker", "rm container < docker"], [
      "delete tree /a (container)",
    ]],
    ["ssh h.example 'cd /srv; rm a'", [
      "ssh",
      "cd remote < ssh",
      "rm remote < ssh",
    ], ["send data to h.example", "delete /srv/a (remote)"]],
    ["docker exec c bash -c 'rm a'", [
      "docker",
      "bash inline container < docker",
      "rm container < docker < bash -c",
    ], ["delete a (container)"]],
    ["find /tmp -exec rm {} \\;", [
      "find",
      "rm < find -exec",
      "rm < find -exec",
    ], [
      "list /tmp",
      "delete /tmp",
      "delete /tmp/**",
    ]],
    ["sudo env nice rm a", [
      "sudo",
      "env root < sudo",
      "nice root < sudo < env",
      "rm root < sudo < env < nice",
    ], ["delete /home/dev/project/a"]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`wrapFrame() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
