/** Tests what programs that change users, groups and passwords are said to do. */
import assert from "node:assert/strict";
import { ACCOUNTS } from "../../../src/facts/programs/accounts.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["passwd root", ["passwd account root"]],
  ["passwd --status root", []],
  ["passwd", ["passwd account"]],
  ["chpasswd < list", ["read /home/dev/project/list", "chpasswd account"]],
  ["useradd -m mallory", ["useradd account mallory"]],
  ["adduser --system x", ["adduser account x"]],
  ["userdel -r bob", ["remove account bob for good"]],
  ["usermod -aG sudo bob", ["usermod account bob loosens"]],
  ["groupadd x", ["groupadd account x"]],
  ["groupdel x", ["remove account x for good"]],
  ["groupmod -n a b", ["groupmod account b"]],
  ["gpasswd -a bob wheel", ["gpasswd account wheel"]],
  ["chage -l bob", []],
  ["chage -E 0 bob", ["chage account bob"]],
  ["chsh -s /bin/zsh bob", []],
  ["visudo", ["visudo account"]],
  ["visudo -c", []],
  ["vipw", ["vipw account"]],
  ["dscl . -delete /Users/bob", ["dscl account /Users/bob"]],
  ["dscl . -list /Users", []],
  ["sysadminctl -deleteUser bob", ["sysadminctl account bob"]],
  ["sysadminctl -secureTokenStatus bob", []],
  ["net user bob x /add", ["change account bob"]],
  ["net stop firewall", ["stop service firewall"]],
  ["net view", []],
  ["sudo passwd root", ["passwd account root"]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`ACCOUNTS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("ACCOUNTS has a case for every row", () => {
  assert.deepEqual(untried(ACCOUNTS, CASES.map(([command]) => command)), []);
});
