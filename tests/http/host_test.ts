/** Holds the guard against DNS rebinding to spellings of names. */
import assert from "node:assert/strict";
import { allowedHosts, isOwnHost, isOwnOrigin } from "../../src/http/host.ts";

const HOSTS = allowedHosts("10.0.0.7", ["Guard.example"]);

Deno.test("isOwnHost() knows loopback, the listen address and what was added", async (t) => {
  const table: readonly (readonly [string | undefined, boolean])[] = [
    ["localhost", true],
    ["LOCALHOST:8000", true],
    ["127.0.0.1:1", true],
    ["[::1]:8000", true],
    ["[::1]", true],
    ["10.0.0.7:8000", true],
    ["guard.example", true],
    [undefined, false],
    ["", false],
    ["evil.example", false],
    ["localhost.evil.example", false],
    ["localhost.", false],
    ["evil.example:localhost", false],
    ["localhost:80:80", false],
    ["localhost:123456", false],
    ["user@localhost", false],
    ["localhost/evil", false],
    ["localhost\\evil", false],
    ["localhost, evil.example", false],
    ["::1", false],
    ["[::2]", false],
    ["10.0.0.8", false],
  ];
  for (const [header, want] of table) {
    await t.step(String(header), () => {
      assert.equal(isOwnHost(header, HOSTS), want);
    });
  }
});

Deno.test("isOwnOrigin() lets no foreign page in, and programs without one", async (t) => {
  const table: readonly (readonly [string | undefined, boolean])[] = [
    [undefined, true],
    ["http://localhost:3000", true],
    ["https://guard.example", true],
    ["http://[::1]:8000", true],
    ["", false],
    ["null", false],
    ["https://evil.example", false],
    ["https://localhost.evil.example", false],
    ["https://localhost@evil.example", false],
    ["https://localhost/", false],
    ["file://localhost", false],
    ["chrome-extension://localhost", false],
  ];
  for (const [header, want] of table) {
    await t.step(String(header), () => {
      assert.equal(isOwnOrigin(header, HOSTS), want);
    });
  }
});

Deno.test("allowedHosts() puts an IPv6 address in brackets, once", () => {
  for (const host of ["fd00::7", "[fd00::7]"]) {
    assert.ok(isOwnHost("[fd00::7]:8000", allowedHosts(host, [])));
  }
});
