/** Tests what wrappers are said to do. */
import assert from "node:assert/strict";
import { WRAPPERS } from "../../../src/facts/programs/wrappers.ts";
import { runs } from "./seen.ts";
import { told, untried } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["sudo rm -rf /", ["sudo", "rm root < sudo"], ["delete tree /"]],
    ["sudo -u bob -- rm -rf /", ["sudo", "rm root < sudo"], ["delete tree /"]],
    ["sudo A=1 rm -rf /", ["sudo", "rm root < sudo"], ["delete tree /"]],
    ["sudo -s 'rm -rf /'", ["sudo", "rm root < sudo -s"], ["delete tree /"]],
    ["sudo -l", ["sudo"], []],
    ["sudo -e /etc/hosts", ["sudo"], ["write /etc/hosts"]],
    ["doas rm -rf /", ["doas", "rm root < doas"], ["delete tree /"]],
    ["pkexec rm -rf /", ["pkexec", "rm root < pkexec"], ["delete tree /"]],
    ["env rm -rf /", ["env", "rm < env"], ["delete tree /"]],
    ["env -i A=1 rm -rf /", ["env", "rm < env"], ["delete tree /"]],
    ["env -S 'rm -rf' /", ["env", "env < env -S", "rm < env -S < env"], [
      "delete tree /",
    ]],
    ["env -C /tmp rm -rf x", ["env", "rm < env"], ["delete tree /tmp/x"]],
    ["env", ["env"], []],
    ["nohup rm -rf / &", ["nohup", "rm < nohup"], ["delete tree /"]],
    ["nice -n 19 rm -rf /", ["nice", "rm < nice"], ["delete tree /"]],
    ["timeout -k 5 10 rm -rf /", ["timeout", "rm < timeout"], [
      "delete tree /",
    ]],
    ["time rm -rf /", ["rm"], ["delete tree /"]],
    ["stdbuf -oL rm -rf /", ["stdbuf", "rm < stdbuf"], ["delete tree /"]],
    ["chroot /mnt rm -rf /", ["chroot", "rm < chroot"], ["delete tree /"]],
    ["nsenter -t 1 -m rm -rf /", ["nsenter", "rm root < nsenter"], [
      "delete tree /",
    ]],
    ["unshare -r rm -rf /", ["unshare", "rm < unshare"], ["delete tree /"]],
    ["taskset -c 1 rm -rf /", ["taskset", "rm < taskset"], ["delete tree /"]],
    ["flock /tmp/l rm -rf /", ["flock", "rm < flock"], ["delete tree /"]],
    ["flock /tmp/l -c 'rm -rf /'", ["flock", "rm < flock -c"], [
      "delete tree /",
    ]],
    ["strace -o out rm -rf /", ["strace", "rm < strace"], [
      "write /home/dev/project/out",
      "delete tree /",
    ]],
    ["valgrind rm -rf /", ["valgrind", "rm < valgrind"], ["delete tree /"]],
    ["gdb --args rm -rf /", ["gdb", "rm < gdb"], ["delete tree /"]],
    ["watch -n 1 rm -rf /", ["watch", "rm < watch"], ["delete tree /"]],
    ["entr rm -rf /", ["entr", "rm < entr"], ["delete tree /"]],
    ["busybox rm -rf /", ["busybox", "rm < busybox"], ["delete tree /"]],
    ["script -c 'rm -rf /' log", ["script", "rm < script -c"], [
      "delete tree /",
    ]],
    ["su -c 'rm -rf /'", ["su", "rm root < su -c"], ["delete tree /"]],
    ["su root -c 'rm -rf /'", ["su", "rm root < su -c"], ["delete tree /"]],
    ["runuser -u bob -- rm -rf /", ["runuser", "rm root < runuser"], [
      "delete tree /",
    ]],
    ["setsid rm -rf /", ["setsid", "rm < setsid"], ["delete tree /"]],
  ];

for (const [command, ran, wanted] of CASES) {
  Deno.test(`WRAPPERS: ${command}`, () => {
    assert.deepEqual(runs(command), ran);
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("WRAPPERS has a case for every row", () => {
  assert.deepEqual(untried(WRAPPERS, CASES.map(([command]) => command)), []);
});
