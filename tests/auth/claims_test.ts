/** Tests of what a token's claims say. */
import assert from "node:assert/strict";
import { networksOf, principalOf } from "../../src/auth/claims.ts";
import type { Issuer } from "../../src/config/issuers.ts";
import { declared } from "./issuer.ts";

function scopes(claims: object, more: Partial<Issuer> = {}) {
  return principalOf({ sub: "ci", ...claims }, declared("x", more))?.scopes;
}

const ROLES: Partial<Issuer> = {
  scope_claim: "roles",
  scopes: {
    agent: ["evaluate"],
    auditor: ["read", "metrics"],
    operator: ["admin"],
    reviewer: ["approve", "read"],
  },
};

Deno.test("principalOf() reads scopes from a text or a list, wherever they are", () => {
  assert.deepEqual(scopes({ scope: "openid read evaluate" }), [
    "evaluate",
    "read",
  ]);
  assert.deepEqual(scopes({ scope: ["metrics"] }), ["metrics"]);
  assert.deepEqual(scopes({ scp: "read" }, { scope_claim: "scp" }), ["read"]);
  assert.deepEqual(scopes({ roles: ["agent", "auditor"] }, ROLES), [
    "evaluate",
    "read",
    "metrics",
  ]);
  const inside = { ...ROLES, scope_claim: "realm_access.roles" };
  assert.deepEqual(scopes({ realm_access: { roles: ["agent"] } }, inside), [
    "evaluate",
  ]);
  const url = { ...ROLES, scope_claim: "https://corp.example/roles" };
  assert.deepEqual(scopes({ "https://corp.example/roles": ["agent"] }, url), [
    "evaluate",
  ]);
});

Deno.test("principalOf() gives no scope for what is nobody's", () => {
  const table = [
    {},
    { scope: "" },
    { scope: 7 },
    { scope: { evaluate: true } },
    { scope: [["evaluate"], null, 7] },
    { scope: "EVALUATE evaluate2 constructor __proto__ toString" },
    { scopes: "evaluate" },
  ];
  for (const claims of table) {
    assert.deepEqual(scopes(claims), [], JSON.stringify(claims));
  }
});

Deno.test("principalOf() gives `approve` and `admin` only where the operator says so, and never to who evaluates", () => {
  assert.deepEqual(scopes({ scope: "approve admin superego:admin" }), []);
  assert.deepEqual(scopes({ scope: "evaluate admin" }), ["evaluate"]);
  assert.deepEqual(scopes({ roles: ["operator"] }, ROLES), ["admin"]);
  assert.deepEqual(scopes({ roles: ["reviewer"] }, ROLES), ["approve", "read"]);
  assert.deepEqual(
    scopes({ roles: ["operator", "agent", "reviewer"] }, ROLES),
    [
      "evaluate",
      "read",
    ],
  );
});

Deno.test("principalOf() names the principal by a claim, with the issuer behind it", () => {
  const id = (claims: object, more: Partial<Issuer> = {}) =>
    principalOf({ ...claims }, declared("x", more))?.id;
  assert.equal(id({ sub: "alice" }), "alice@corp");
  assert.equal(id({ sub: "bootstrap" }), "bootstrap@corp");
  assert.equal(
    id({ sub: "1", email: "a@b.example" }, { principal_claim: "email" }),
    "a@b.example@corp",
  );
  for (
    const sub of [
      undefined,
      null,
      7,
      "",
      "a\nb",
      "a\u200bb",
      "a\u2028b",
      "x".repeat(201),
      ["alice"],
    ]
  ) {
    assert.equal(id({ sub }), undefined, String(sub));
  }
});

Deno.test("principalOf() wants every required claim to have one of its values", () => {
  const required_claims = { tenant: ["a", "b"], email: ["*"] };
  const has = (claims: object) =>
    principalOf(
      { sub: "ci", ...claims },
      declared("x", { required_claims }),
    ) !== null;
  assert.ok(has({ tenant: "a", email: "x" }));
  assert.ok(has({ tenant: ["c", "b"], email: ["x"] }));
  assert.ok(!has({ tenant: "c", email: "x" }));
  assert.ok(!has({ tenant: "a" }));
  assert.ok(!has({ tenant: "a", email: null }));
  assert.ok(!has({ tenant: "a", email: [] }));
  assert.ok(!has({ email: "x" }));
});

Deno.test("principalOf() binds a token to tools by the settings, by a claim, or by both", () => {
  const tools = (claims: object, more: Partial<Issuer>) =>
    principalOf({ sub: "ci", ...claims }, declared("x", more))?.tools;
  const claim = { tools_claim: "use.tools" };
  assert.equal(tools({ use: { tools: "Read" } }, {}), undefined);
  assert.deepEqual(tools({}, { tools: ["Read"] }), ["Read"]);
  assert.deepEqual(tools({ use: { tools: "Read Bash" } }, claim), [
    "Read",
    "Bash",
  ]);
  assert.deepEqual(
    tools({ use: { tools: ["Read", "Bash"] } }, { ...claim, tools: ["Bash"] }),
    ["Bash"],
  );
  for (const none of [[], "", 7, null]) {
    assert.deepEqual(tools({ use: { tools: none } }, claim), []);
  }
});

Deno.test("principalOf() refuses a token without the claim that binds it", () => {
  const issuer = declared("x", { tools_claim: "use", tools: ["Read"] });
  assert.equal(principalOf({ sub: "ci" }, issuer), null);
});

Deno.test("networksOf() binds a token to networks by the settings, by a claim, or by both", () => {
  const networks = (claims: object, more: Partial<Issuer>) =>
    networksOf({ ...claims }, declared("x", more));
  const claim = { addresses_claim: "from" };
  assert.deepEqual(networks({ from: "::1" }, {}), []);
  assert.deepEqual(networks({}, { addresses: ["::1"] }), [["::1"]]);
  assert.deepEqual(networks({ from: "::1 192.0.2.0/24" }, claim), [
    ["::1", "192.0.2.0/24"],
  ]);
  assert.deepEqual(
    networks({ from: ["::1"] }, { ...claim, addresses: ["::/0"] }),
    [["::/0"], ["::1"]],
  );
  assert.deepEqual(networks({ from: [] }, claim), [[]]);
  for (const bad of [{}, { from: "elsewhere" }, { from: ["::1", "x"] }]) {
    assert.equal(networks(bad, claim), null, JSON.stringify(bad));
  }
});
