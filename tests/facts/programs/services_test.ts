/** Tests what programs of services are said to do. */
import assert from "node:assert/strict";
import { SERVICES } from "../../../src/facts/programs/services.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["systemctl isolate rescue.target", [
    "change run level service rescue.target",
  ]],
  ["systemctl stop nginx", ["stop service nginx"]],
  ["systemctl status nginx", []],
  ["systemctl enable --now evil", ["enable startup evil"]],
  ["systemctl daemon-reload", ["configure service"]],
  ["systemctl reboot", ["reboot power"]],
  ["systemctl start nginx", ["start service nginx"]],
  ["launchctl unload x.plist", ["unload service x.plist"]],
  ["launchctl list", []],
  ["launchctl load x.plist", ["enable startup x.plist"]],
  ["launchctl enable x", ["enable startup x"]],
  ["launchctl reboot", ["reboot power"]],
  ["launchctl daemon-reload", ["configure service"]],
  ["service nginx stop", ["stop service nginx"]],
  ["service nginx status", []],
  ["supervisorctl stop all", ["stop service all"]],
  ["supervisorctl status", []],
  ["supervisorctl start a", ["start service a"]],
  ["supervisorctl add a", ["add startup a"]],
  ["supervisorctl shutdown", ["shutdown power"]],
  ["supervisorctl daemon-reload", ["configure service"]],
  ["update-rc.d x defaults", ["configure startup defaults"]],
  ["chkconfig --list", []],
  ["sc stop spooler", ["stop service spooler"]],
  ["sc create x", ["create startup x"]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`SERVICES: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("SERVICES has a case for every row", () => {
  assert.deepEqual(untried(SERVICES, CASES.map(([command]) => command)), []);
});
