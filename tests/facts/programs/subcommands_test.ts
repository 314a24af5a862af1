/** Tests tables of subcommands. */
import assert from "node:assert/strict";
import { runs } from "./seen.ts";
import { told } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["docker rm -f a", ["docker"], ["remove container a"]],
    ["docker container rm a", ["docker"], ["remove container a"]],
    ["docker ps", ["docker"], []],
    ["docker zzz", ["docker unknown"], []],
    ["docker rm --help", ["docker"], []],
    ["docker", ["docker"], []],
    ["systemctl stop a", ["systemctl"], ["stop service a"]],
    ["systemctl status a", ["systemctl"], []],
    ["systemctl zzz a", ["systemctl unknown"], []],
    ["npm install a", ["npm"], ["install package a"]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`performSubcommand() follows: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}
