/** Databases of countries, made by `make_countries.py` beside this file. */
import assert from "node:assert/strict";
import { readCountries } from "../../src/limit/mmdb.ts";

const whole = await Deno.readFile(
  new URL("./countries.mmdb", import.meta.url),
);
const four = await Deno.readFile(
  new URL("./countries4.mmdb", import.meta.url),
);

for (
  const [address, want] of [
    ["192.0.2.1", "NL"],
    ["192.0.2.255", "NL"],
    ["192.0.3.0", null],
    ["::ffff:192.0.2.1", "NL"],
    ["::ffff:c000:201", "NL"],
    ["198.51.100.3", "DE"],
    ["203.0.113.127", "US"],
    ["203.0.113.128", null],
    ["2001:db8:1::5", "NL"],
    ["2001:db8:1:ffff:ffff:ffff:ffff:ffff", "NL"],
    ["2001:DB8:2:0:0:0:0:1", "US"],
    ["2001:db8:3::1", null],
    ["10.0.0.1", null],
    ["::1", null],
    ["nonsense", null],
    ["", null],
  ] as const
) {
  Deno.test(`readCountries() tells ${want ?? "nothing"} of "${address}"`, () =>
    assert.equal(readCountries(whole)(address), want));
}

Deno.test("readCountries() tells nothing of IPv6 by a database of IPv4", () => {
  const countryOf = readCountries(four);
  assert.equal(countryOf("192.0.2.1"), "NL");
  assert.equal(countryOf("::ffff:192.0.2.1"), "NL");
  assert.equal(countryOf("c000:201::"), null);
});

const text = new TextEncoder();
for (
  const [what, bytes] of [
    ["nothing", new Uint8Array(0)],
    ["zeros", new Uint8Array(4_096)],
    ["text", text.encode("192.0.2.0/24 NL\n")],
    ["the beginning of a database", whole.slice(0, whole.length / 2)],
    ["the end of a database", whole.slice(whole.length / 2)],
  ] as const
) {
  Deno.test(`readCountries() refuses ${what}`, () => {
    assert.throws(() => readCountries(bytes), Error);
  });
}
