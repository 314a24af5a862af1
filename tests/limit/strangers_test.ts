/** Tests of networks that strangers' addresses are among. */
import assert from "node:assert/strict";
import { haveStrangers } from "../../src/limit/strangers.ts";

Deno.test("haveStrangers() knows one network that is larger than an operator's own", () => {
  const table = [
    ["0.0.0.0/0", true],
    ["11.0.0.0/7", true],
    ["11.0.0.0/8", true],
    ["203.0.113.0/24", false],
    ["192.0.2.1", false],
    ["::/0", true],
    ["2000::/3", true],
    ["2001::/15", true],
    ["2001:db8::/32", false],
    ["::ffff:0.0.0.0/96", true],
    ["nothing", false],
  ] as const;
  for (const [network, want] of table) {
    assert.equal(haveStrangers([network]), want, network);
  }
});

Deno.test("haveStrangers() takes every private network together for one's own", () => {
  assert.equal(
    haveStrangers([
      "10.0.0.0/8",
      "172.16.0.0/12",
      "192.168.0.0/16",
      "127.0.0.0/8",
      "::1",
      "fc00::/7",
      "::ffff:10.0.0.0/104",
    ]),
    false,
  );
});

/** Every network of so many leading bits. */
function every(bits: number): readonly string[] {
  return Array.from({ length: 2 ** bits }, (_, at) => {
    const address = at * 2 ** (32 - bits);
    const parts = [24, 16, 8, 0].map((shift) =>
      Math.floor(address / 2 ** shift) % 256
    );
    return `${parts.join(".")}/${bits}`;
  });
}

Deno.test("haveStrangers() sees that many narrow networks together are everybody", () => {
  assert.equal(haveStrangers(every(8)), true);
  assert.equal(haveStrangers(every(12)), true);
  // Every other one: no two of them are neighbours.
  assert.equal(haveStrangers(every(10).filter((_, at) => at % 2 === 0)), true);
  const narrow = Array.from(
    { length: 65_536 },
    (_, at) =>
      `2${(at >> 12).toString(16)}${
        (at & 4_095).toString(16).padStart(3, "0").slice(0, 2)
      }:${at.toString(16)}::/20`,
  );
  assert.equal(haveStrangers(narrow), true);
});

Deno.test("haveStrangers() counts an address once that several networks have", () => {
  assert.equal(haveStrangers(Array(300).fill("203.0.0.0/16")), false);
  assert.equal(
    haveStrangers(["203.0.0.0/9", "203.0.0.0/10", "203.0.113.0/24"]),
    false,
  );
});

Deno.test("haveStrangers() lets a content network's published ranges be", () => {
  const ranges = [
    "103.21.244.0/22",
    "104.16.0.0/13",
    "104.24.0.0/14",
    "162.158.0.0/15",
    "172.64.0.0/13",
    "198.41.128.0/17",
    "2400:cb00::/32",
    "2606:4700::/32",
    "2803:f800::/32",
    "2a06:98c0::/29",
  ];
  assert.equal(haveStrangers(ranges), false);
});
