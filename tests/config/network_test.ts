/** Tests of reading addresses and networks. */
import assert from "node:assert/strict";
import { isIP } from "node:net";
import {
  isNetwork,
  readAddress,
  readNetwork,
} from "../../src/config/network.ts";

Deno.test("readAddress() takes nothing else", () => {
  for (
    const text of [
      "",
      "localhost",
      "1.2.3",
      "1.2.3.4.5",
      "01.2.3.4",
      "::g",
      "1.2.3.4:80",
      "[::1]",
      " 1.2.3.4",
    ]
  ) assert.equal(readAddress(text), null, text);
});

Deno.test("isNetwork() takes nothing else", () => {
  for (
    const text of [
      "",
      "10.0.0.0/33",
      "::/129",
      "10.0.0/8",
      "x/8",
      "10.0.0.0/",
      "::ffff:10.0.0.0/95",
      "::ffff:10.0.0.0/24",
      "0:0:0:0:0:FFFF:a00:0/8",
      "fe80::1%eth0",
      "10.0.0.0/8/8",
    ]
  ) {
    assert.ok(!isNetwork(text), text);
    assert.equal(readNetwork(text), null, text);
  }
});

Deno.test("readAddress() takes what the runtime takes for an address, zones aside", () => {
  const parts = ["0", "1", "01", "255", "256", "ffff", "10000", "g", ""];
  const joints = [".", ":", "::"];
  // Bits of a counter choose the parts and what joins them, so every run tries the same.
  for (let n = 0; n < 60_000; n++) {
    let rest = n * 2_654_435_761 % 4_294_967_296;
    let text = n % 5 === 0 ? "::ffff:" : "";
    for (let at = n % 9; at >= 0; at--) {
      text += parts[rest % parts.length];
      rest = Math.floor(rest / parts.length);
      if (at > 0) text += joints[rest % joints.length];
      rest = Math.floor(rest / joints.length) + n;
    }
    assert.equal(readAddress(text) !== null, isIP(text) !== 0, text);
  }
});
