/** Tests of reading which issuers' tokens are good. */
import assert from "node:assert/strict";
import { issuersOf, readIssuers } from "../../src/config/issuers.ts";
import { ISSUER_KEYS } from "../../src/config/issuers_table.ts";

const ONE = { issuer: "https://id.example/realm/", audience: "superego" };

Deno.test("readIssuers() fills in what is usual", () => {
  const want = {
    issuer: "https://id.example/realm/",
    name: "id.example/realm",
    audience: ["superego"],
    jwks_uri: null,
    principal_claim: "sub",
    scope_claim: "scope",
    scopes: { evaluate: ["evaluate"], read: ["read"], metrics: ["metrics"] },
    required_claims: {},
    token_type: null,
    tools: null,
    tools_claim: null,
    addresses: null,
    addresses_claim: null,
  };
  assert.deepEqual(readIssuers(ONE), { ok: true, value: [want] });
  assert.deepEqual(Object.keys(want).sort(), Object.keys(ISSUER_KEYS).sort());
});

Deno.test("readIssuers() takes every key, and several issuers", () => {
  const whole = {
    issuer: "https://id.example",
    name: "corp",
    audience: ["superego", "https://superego.example/mcp"],
    jwks_uri: "https://keys.example/jwks",
    principal_claim: "client_id",
    scope_claim: "realm_access.roles",
    scopes: { agent: ["evaluate"], ops: ["admin", "read"] },
    required_claims: { tenant: ["a"] },
    token_type: "at+jwt",
    tools: ["Read"],
    tools_claim: "use",
    addresses: ["192.0.2.0/24"],
    addresses_claim: "from",
  };
  const read = readIssuers([whole, ONE]);
  assert.ok(read.ok);
  assert.deepEqual((read.value as readonly unknown[])[0], whole);
  assert.deepEqual(issuersOf(JSON.stringify([whole, ONE])), read);
  assert.deepEqual(
    readIssuers({
      ...whole,
      scopes: { agent: "evaluate" },
      required_claims: { tenant: "a" },
    }),
    readIssuers({ ...whole, scopes: { agent: ["evaluate"] } }),
  );
});

Deno.test("readIssuers() says what is wrong with each key", () => {
  const table: readonly (readonly [unknown, RegExp])[] = [
    ["https://id.example", /holds what is no mapping/],
    [[ONE, null], /holds what is no mapping/],
    [{ ...ONE, audiences: "x" }, /no key `audiences`/],
    [
      { ...ONE, issuer: undefined },
      /no `issuer` that is an https URL, but `nothing`/,
    ],
    [{ ...ONE, issuer: 7 }, /no `issuer`/],
    [{ ...ONE, issuer: "id.example" }, /no `issuer`/],
    [{ ...ONE, issuer: "http://id.example" }, /no `issuer`/],
    [{ ...ONE, issuer: "http://127.0.0.1.evil.example" }, /no `issuer`/],
    [{ ...ONE, issuer: "https://user:word@id.example" }, /no `issuer`/],
    [{ ...ONE, issuer: "https://id.example/#x" }, /no `issuer`/],
    [{ ...ONE, issuer: "file:///etc/passwd" }, /no `issuer`/],
    [
      { ...ONE, jwks_uri: "http://keys.example" },
      /`jwks_uri` that is no https URL/,
    ],
    [{ ...ONE, jwks_uri: "keys" }, /`jwks_uri` that is no https URL/],
    [{ issuer: ONE.issuer }, /not whom its tokens are for/],
    [{ ...ONE, audience: [] }, /not whom its tokens are for/],
    [{ ...ONE, audience: ["a", ""] }, /not whom its tokens are for/],
    [
      { ...ONE, scopes: { agent: "evaluation" } },
      /give `agent` no scope of ours/,
    ],
    [{ ...ONE, scopes: { agent: [] } }, /give `agent` no scope of ours/],
    [{ ...ONE, scopes: "evaluate" }, /give `evaluate` no scope of ours/],
    [
      { ...ONE, required_claims: { tenant: 7 } },
      /without a value for `tenant`/,
    ],
    [{ ...ONE, name: "corp@evil" }, /`name` that cannot stand/],
    [{ ...ONE, name: "" }, /`name` that cannot stand/],
    [{ ...ONE, principal_claim: "" }, /no text/],
    [{ ...ONE, scope_claim: ["scope"] }, /no text/],
    [{ ...ONE, token_type: 7 }, /no text/],
    [{ ...ONE, tools: [] }, /`tools` that nobody could be bound to/],
    [{ ...ONE, tools: [7] }, /`tools` that nobody could be bound to/],
    [{ ...ONE, addresses: "x" }, /`addresses` that nobody could be bound to/],
    [{ ...ONE, addresses: [] }, /`addresses` that nobody could be bound to/],
    [{ ...ONE, tools_claim: "" }, /no text/],
    [{ ...ONE, addresses_claim: [] }, /no text/],
    [[ONE, ONE], /two of the issuer/],
    [
      [ONE, { ...ONE, issuer: "https://b.example", name: "id.example/realm" }],
      /two of the name/,
    ],
  ];
  for (const [value, want] of table) {
    const read = readIssuers(value);
    assert.ok(!read.ok, JSON.stringify(value));
    assert.match(read.message, want);
    assert.notEqual(read.hint, "");
  }
});

Deno.test("readIssuers() lets an issuer on loopback do without TLS", () => {
  for (
    const issuer of [
      "http://127.0.0.1:9000",
      "http://[::1]:9000",
      "http://localhost:9000",
    ]
  ) {
    assert.ok(readIssuers({ ...ONE, issuer }).ok, issuer);
  }
});

Deno.test("issuersOf() takes JSON alone", () => {
  assert.ok(issuersOf(JSON.stringify([ONE])).ok);
  assert.ok(!issuersOf("https://id.example").ok);
});
