/** Tests what programs of access rights are said to do. */
import assert from "node:assert/strict";
import { PERMISSIONS } from "../../../src/facts/programs/permissions.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["aa-teardown", ["aa-teardown permissions loosens"]],
  ["xattr -dr com.apple.quarantine a.app", [
    "xattr permissions com.apple.quarantine loosens",
  ]],
  ["chmod 644 a", ["chmod permissions /home/dev/project/a"]],
  ["chmod 777 a", ["chmod permissions /home/dev/project/a loosens"]],
  ["chmod -R 000 /etc", ["chmod permissions /etc for good"]],
  ["chmod --rec 000 /", ["chmod permissions / for good"]],
  ["chmod u+s a", ["chmod permissions /home/dev/project/a loosens"]],
  ["chmod +x a", ["chmod permissions /home/dev/project/a"]],
  ["chmod a+w a", ["chmod permissions /home/dev/project/a loosens"]],
  ["chmod o-w a", ["chmod permissions /home/dev/project/a"]],
  ["chmod -x a", ["chmod permissions /home/dev/project/a"]],
  ["chmod 644 a.key", ["chmod permissions /home/dev/project/a.key loosens"]],
  ["chmod 600 a.key", ["chmod permissions /home/dev/project/a.key"]],
  ["chmod u+r a.key", ["chmod permissions /home/dev/project/a.key"]],
  ["chmod go=r a.key", ["chmod permissions /home/dev/project/a.key loosens"]],
  ["chmod +r a.key", ["chmod permissions /home/dev/project/a.key loosens"]],
  ["setfacl -m u:bob:r a.key", [
    "setfacl permissions /home/dev/project/a.key loosens",
  ]],
  ["chmod --reference=a b", ["chmod permissions /home/dev/project/b"]],
  ["chown -R root:root /srv", ["chown owner /srv"]],
  ["chown --reference=a b", ["chown owner /home/dev/project/b"]],
  ["chgrp wheel a", ["chgrp owner /home/dev/project/a"]],
  ["chattr -i /etc/passwd", ["chattr permissions /etc/passwd loosens"]],
  ["chattr +i a", ["chattr permissions /home/dev/project/a"]],
  ["setfacl -m o::rwx a", ["setfacl permissions /home/dev/project/a loosens"]],
  ["setfacl -b a", ["setfacl permissions /home/dev/project/a"]],
  ["setcap cap_setuid+ep a", [
    "setcap permissions /home/dev/project/a loosens",
  ]],
  ["xattr -d com.apple.quarantine a", ["xattr permissions a loosens"]],
  ["xattr a", []],
  ["setenforce 0", ["setenforce permissions 0 loosens"]],
  ["chcon -t x a", ["chcon permissions a"]],
  ["getfacl a", []],
];

for (const [command, wanted] of CASES) {
  Deno.test(`PERMISSIONS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("PERMISSIONS has a case for every row", () => {
  assert.deepEqual(untried(PERMISSIONS, CASES.map(([command]) => command)), []);
});
