/** Where requests come from. */
import assert from "node:assert/strict";
import { createSources } from "../../src/limit/source.ts";
import { ANYWHERE } from "./limiter.ts";

const PROXIES = { ...ANYWHERE, trusted_proxies: ["10.0.0.0/8", "::1"] };

const SENDERS: readonly (readonly [string, string | undefined, string])[] = [
  ["192.0.2.1", undefined, "192.0.2.1"],
  ["192.0.2.1", "203.0.113.9", "192.0.2.1"],
  ["10.0.0.1", undefined, "10.0.0.1"],
  ["10.0.0.1", "203.0.113.9", "203.0.113.9"],
  ["::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9"],
  ["10.0.0.1", "198.51.100.7, 203.0.113.9", "203.0.113.9"],
  ["10.0.0.1", "203.0.113.9, 10.0.0.2", "203.0.113.9"],
  ["10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.1"],
  ["10.0.0.1", "203.0.113.9, nonsense", "unknown"],
  ["10.0.0.1", "", "unknown"],
  ["::1", "2001:db8:0:1::5", "2001:db8:0:1::/64"],
];

for (const [peer, forwarded, want] of SENDERS) {
  Deno.test(`sender() takes ${peer} with ${forwarded ?? "no header"} for ${want}`, () => {
    const { asker } = createSources(PROXIES).sender(
      peer,
      (name) => name === "x-forwarded-for" ? forwarded : undefined,
    );
    assert.equal(asker, want);
  });
}

Deno.test("nobody is believed where no proxy is trusted", () => {
  const sources = createSources(ANYWHERE);
  assert.equal(sources.sender("10.0.0.1", () => "9.9.9.9").asker, "10.0.0.1");
});

Deno.test("requests may come from countries that a rule lets in, which is asked anew after a change", () => {
  const asked: string[] = [];
  let open = true;
  const sources = createSources({
    ...ANYWHERE,
    deny_addresses: ["192.0.2.9"],
    country: (address) => asked.push(address) > 0 && open,
  });
  const allowed = (address: string) => sources.peer(address).allowed;
  assert.equal(allowed("::ffff:192.0.2.1"), true);
  assert.equal(allowed("192.0.2.9"), false);
  assert.equal(allowed("nobody"), false);
  open = false;
  assert.equal(allowed("::ffff:192.0.2.1"), true);
  sources.forget();
  assert.equal(allowed("::ffff:192.0.2.1"), false);
  assert.deepEqual(asked, ["192.0.2.1", "192.0.2.1"]);
});

Deno.test("requests may come from what is allowed and not denied", () => {
  const allow_addresses = ["192.0.2.0/24", "2001:db8::/32"];
  const table: readonly (readonly [object, string, boolean])[] = [
    [{}, "203.0.113.9", true],
    [{ allow_addresses }, "192.0.2.9", true],
    [{ allow_addresses }, "::ffff:192.0.2.9", true],
    [{ allow_addresses }, "2001:db8::9", true],
    [{ allow_addresses }, "203.0.113.9", false],
    [{ allow_addresses }, "nobody", false],
    [{ deny_addresses: ["192.0.2.0/24"] }, "192.0.2.9", false],
    [{ deny_addresses: ["192.0.2.0/24"] }, "::ffff:c000:209", false],
    [{ deny_addresses: ["192.0.2.0/24"] }, "192.0.3.9", true],
    [{ deny_addresses: ["192.0.2.0/24"] }, "nobody", false],
    [{ allow_addresses, deny_addresses: ["192.0.2.9"] }, "192.0.2.9", false],
  ];
  for (const [options, address, want] of table) {
    const { allowed } = createSources({ ...ANYWHERE, ...options })
      .peer(address);
    assert.equal(allowed, want, `${JSON.stringify(options)} ${address}`);
  }
});
