/** Tests what programs of scheduled jobs are said to do. */
import assert from "node:assert/strict";
import { SCHEDULES } from "../../../src/facts/programs/schedules.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["crontab -l", []],
  ["crontab -r", ["remove schedule crontab for good"]],
  ["crontab jobs.txt", [
    "read /home/dev/project/jobs.txt",
    "install schedule crontab",
  ]],
  ["echo '* * * * * x' | crontab -", ["install schedule crontab"]],
  ["echo 'rm -rf /etc/x' | at now", ["add schedule now", "delete tree /etc/x"]],
  ["at -l", []],
  ["at -r 3", ["remove schedule 3"]],
  ["atrm 3", ["atrm schedule 3"]],
  ["schtasks /create /tn x /tr y", ["create schedule x"]],
  ["schtasks /query", []],
];

for (const [command, wanted] of CASES) {
  Deno.test(`SCHEDULES: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("SCHEDULES has a case for every row", () => {
  assert.deepEqual(untried(SCHEDULES, CASES.map(([command]) => command)), []);
});
