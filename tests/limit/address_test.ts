/** Forms of addresses. */
import assert from "node:assert/strict";
import { readAddress } from "../../src/config/network.ts";
import { askerOf, written } from "../../src/limit/address.ts";

const ADDRESSES = [
  ["192.0.2.1", "192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1", "192.0.2.1"],
  ["::FFFF:c000:0201", "192.0.2.1", "192.0.2.1"],
  ["0:0:0:0:0:ffff:192.0.2.1", "192.0.2.1", "192.0.2.1"],
  ["::1", "0:0:0:0:0:0:0:1", "0:0:0:0::/64"],
  ["::", "0:0:0:0:0:0:0:0", "0:0:0:0::/64"],
  ["2001:DB8::1:0:0:2", "2001:db8:0:0:1:0:0:2", "2001:db8:0:0::/64"],
  ["2001:db8:0:0:ffff::", "2001:db8:0:0:ffff:0:0:0", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0:0:0:0:1", "fe80:0:0:0::/64"],
  ["1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8", "1:2:3:4::/64"],
] as const;

for (const [text, form, asker] of ADDRESSES) {
  Deno.test(`readAddress() reads ${text}`, () => {
    const groups = readAddress(text);
    assert.ok(groups !== null);
    assert.equal(written(groups), form);
    assert.equal(askerOf(groups), asker);
  });
}
