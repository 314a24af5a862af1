/** Tests of networks in CIDR form. */
import assert from "node:assert/strict";
import { matcherOf } from "../../src/limit/networks.ts";

Deno.test("matcherOf() knows what is in a network, in every form of an address", () => {
  const table: readonly (readonly [string, string | undefined, boolean])[] = [
    ["192.0.2.0/24", "192.0.2.255", true],
    ["192.0.2.0/24", "192.0.3.0", false],
    ["192.0.2.128/25", "192.0.2.127", false],
    ["192.0.2.128/25", "192.0.2.128", true],
    ["192.0.2.1", "192.0.2.1", true],
    ["192.0.2.1", "192.0.2.2", false],
    ["192.0.2.1", "::ffff:192.0.2.1", true],
    ["192.0.2.0/24", "::ffff:c000:2ff", true],
    ["::ffff:192.0.2.0/120", "192.0.2.9", true],
    ["::ffff:192.0.2.0/120", "192.0.3.9", false],
    ["0.0.0.0/0", "203.0.113.9", true],
    ["0.0.0.0/0", "2001:db8::1", false],
    ["::/0", "2001:db8::1", true],
    ["::/0", "192.0.2.1", false],
    ["2001:db8::/33", "2001:db8:7fff::1", true],
    ["2001:db8::/33", "2001:db8:8000::1", false],
    ["fe80::/10", "fe80::1%eth0", true],
    ["::1", "::1", true],
    ["192.0.2.0/24", undefined, false],
    ["192.0.2.0/24", "nobody", false],
  ];
  for (const [network, address, want] of table) {
    assert.equal(matcherOf([network])(address), want, `${network} ${address}`);
  }
});

Deno.test("matcherOf() asks every network, and each address anew", () => {
  const matches = matcherOf(["192.0.2.1", "2001:db8::/32"]);
  assert.deepEqual(
    ["192.0.2.1", "192.0.2.2", "2001:db8::1", "192.0.2.1"].map(matches),
    [true, false, true, true],
  );
  assert.equal(matcherOf([])("192.0.2.1"), false);
});

Deno.test("matcherOf() takes no text that is no network", () => {
  assert.throws(() => matcherOf(["10.0.0.0/33"]), TypeError);
});
