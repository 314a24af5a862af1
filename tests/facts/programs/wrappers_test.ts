/** Tests what wrappers are said to do. */
import assert from "node:assert/strict";
import { WRAPPERS } from "../../../src/facts/programs/wrappers.ts";
import { runs } from "./seen.ts";
import { told, untried } from "./told.ts";

const CASES:
  readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["nsenter -t 1 -m sh", ["nsenter", "sh root < nsenter"], [
      "enter host container loosens",
    ]],
    ["strace -o '|rm a' ls", ["strace", "rm < strace", "ls < strace"], [
      "write /home/dev/project/|rm a",
      "delete /home/dev/project/a",
      "list /home/dev/project",
    ]],
    ["valgrind --log-file=a ls", ["valgrind", "ls < valgrind"], [
      "write /home/dev/project/a",
      "list /home/dev/project",
    ]],
    ["sudo rm -rf /", ["sudo", "rm root < sudo"], ["delete tree /"]],
    ["sudo -u bob -- rm -rf /", ["sudo", "rm root < sudo"], ["delete tree /"]],
    ["sudo A=1 rm -rf /", ["sudo", "rm root < sudo"], ["delete tree /"]],
    ["sudo -s 'rm -rf /'", ["sudo", "rm root < sudo -s"], ["delete tree /"]],
    ["sudo -l", ["sudo"], []],
    ["sudo -e /etc/hosts", ["sudo"], ["write /etc/hosts"]],
    ["doas rm -rf /", ["doas", "rm root < doas"], ["delete tree /"]],
    ["pkexec rm -rf /", ["pkexec", "rm root < pkexec"], ["delete tree /"]],
    ["env rm -rf /", ["env", "rm < env"], ["delete tree /"]],
    ["chronic -e rm -rf /", ["chronic", "rm < chronic"], ["delete tree /"]],
    ["firejail --net=none rm -rf /", ["firejail", "rm < firejail"], [
      "delete tree /",
    ]],
    ["cross-env A=1 rm -rf /", ["cross-env", "rm < cross-env"], [
      "delete tree /",
    ]],
    ["proot -r / rm -rf /", ["proot", "rm < proot"], ["delete tree /"]],
    ["flatpak-spawn --host rm -rf /", [
      "flatpak-spawn",
      "rm < flatpak-spawn",
    ], ["delete tree /"]],
    ["daemonize -e err rm -rf /", ["daemonize", "rm < daemonize"], [
      "delete tree /",
    ]],
    ["env -i A='rm a' sh -c '$A'", [
      "env",
      "sh inline < env",
      "rm < env < sh -c",
    ], ["delete /home/dev/project/a"]],
    ["env -C /tmp A='rm a' sh -c '$A'", [
      "env",
      "sh inline < env",
      "rm < env < sh -c",
    ], ["delete /tmp/a"]],
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
      "enter host container loosens",
      "delete tree /",
    ]],
    ["unshare -r rm -rf /", ["unshare", "rm < unshare"], ["delete tree /"]],
    ["taskset -c 1 rm -rf /", ["taskset", "rm < taskset"], ["delete tree /"]],
    ["flock /tmp/l rm -rf /", ["flock", "rm < flock"], [
      "append /tmp/l",
      "delete tree /",
    ]],
    ["flock 9 rm -rf /", ["flock", "rm < flock"], ["delete tree /"]],
    ["setarch x86_64 -R rm -rf /", ["setarch", "rm < setarch"], [
      "delete tree /",
    ]],
    ["setarch rm -rf /", ["setarch", "rm < setarch"], ["delete tree /"]],
    ["/lib64/ld-linux-x86-64.so.2 /bin/rm a", [
      "ld-linux-x86-64.so.2",
      "rm < ld-linux-x86-64.so.2",
    ], ["delete /home/dev/project/a"]],
    ["start-stop-daemon --start --exec /bin/rm -- a", [
      "start-stop-daemon",
      "rm < start-stop-daemon",
    ], ["delete /a"]],
    ["start-stop-daemon --stop --exec /bin/rm", ["start-stop-daemon"], []],
    ["ld.so --list /bin/rm", ["ld.so"], []],
    ["taskset -c 0 rm -rf /", ["taskset", "rm < taskset"], ["delete tree /"]],
    ["chrt -o 0 rm -rf /", ["chrt", "rm < chrt"], ["delete tree /"]],
    ["prlimit --nofile=64 rm -rf /", ["prlimit", "rm < prlimit"], [
      "delete tree /",
    ]],
    ["flock /tmp/l -c 'rm -rf /'", ["flock", "rm < flock -c"], [
      "append /tmp/l",
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
      "write /home/dev/project/log",
      "delete tree /",
    ]],
    ["su -c 'rm -rf /'", ["su", "rm root < su -c"], ["delete tree /"]],
    ["su root -c 'rm -rf /'", ["su", "rm root < su -c"], ["delete tree /"]],
    ["runuser -u bob -- rm -rf /", ["runuser", "rm root < runuser"], [
      "delete tree /",
    ]],
    ["setsid rm -rf /", ["setsid", "rm < setsid"], ["delete tree /"]],
    ["setsid -f rm -rf /", ["setsid", "rm < setsid"], ["delete tree /"]],
    ["unbuffer -p rm -rf /", ["unbuffer", "rm < unbuffer"], ["delete tree /"]],
    ["linux32 -R rm -rf /", ["linux32", "rm < linux32"], ["delete tree /"]],
    ["proxychains -q -f p.conf rm -rf /", [
      "proxychains",
      "rm < proxychains",
    ], ["delete tree /"]],
    ["torsocks -i rm -rf /", ["torsocks", "rm < torsocks"], ["delete tree /"]],
    ["faketime -f '@2020-01-01' rm -rf /", ["faketime", "rm < faketime"], [
      "delete tree /",
    ]],
    ["fakeroot -s state rm -rf /", ["fakeroot", "rm < fakeroot"], [
      "delete tree /",
    ]],
    ["ltrace -f -o out rm -rf /", ["ltrace", "rm < ltrace"], [
      "write /home/dev/project/out",
      "delete tree /",
    ]],
    ["tini -s -- rm -rf /", ["tini", "rm < tini"], ["delete tree /"]],
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
