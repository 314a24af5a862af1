/** Tests what programs of network settings are said to do. */
import assert from "node:assert/strict";
import { NETWORK_SETTINGS } from "../../../src/facts/programs/network_settings.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["iptables -F", ["flush network firewall loosens all"]],
  ["iptables -L", []],
  ["iptables -P INPUT ACCEPT", ["policy network firewall loosens all"]],
  ["iptables -A INPUT -p tcp --dport 22 -j DROP", ["append network firewall"]],
  ["nft flush ruleset", ["flush network firewall loosens all"]],
  ["nft list ruleset", []],
  ["pfctl -d", ["flush network firewall loosens all"]],
  ["ufw disable", ["disable network firewall loosens all"]],
  ["ufw status", []],
  ["ufw --dry-run reset", []],
  ["firewall-cmd --add-port=80/tcp", ["add-port network firewall loosens"]],
  ["firewall-cmd --list-all", []],
  ["ip link set eth0 down", ["set network eth0"]],
  ["ip addr show", []],
  ["ip netns exec ns rm -rf /", ["delete tree /"]],
  ["ip route add default via 10.0.0.1", ["add network default"]],
  ["ifconfig eth0 down", ["down network eth0"]],
  ["ifconfig", []],
  ["nmcli con down x", ["down network con"]],
  ["resolvectl dns eth0 1.1.1.1", ["dns network dns"]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`NETWORK_SETTINGS: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("NETWORK_SETTINGS has a case for every row", () => {
  assert.deepEqual(
    untried(NETWORK_SETTINGS, CASES.map(([command]) => command)),
    [],
  );
});
