/** Tests of how the server describes itself to clients that look for a token. */
import assert from "node:assert/strict";
import { createResource } from "../../src/http/protected_resource.ts";
import { declared } from "../auth/issuer.ts";

const ISSUERS = [
  declared("https://id.example", {
    scopes: {
      "superego:ask": ["evaluate"],
      "superego:see": ["read"],
      "superego:run": ["admin"],
    },
  }),
  declared("https://kc.example/realms/a", {
    scope_claim: "realm_access.roles",
    scopes: { agent: ["evaluate"] },
  }),
];

function resource(public_url: string | null = null, tls = false) {
  return createResource({ issuers: ISSUERS, public_url, tls });
}

Deno.test("the metadata names the resource as the client calls it", () => {
  assert.deepEqual(resource().metadata("/mcp", "127.0.0.1:8000"), {
    resource: "http://127.0.0.1:8000/mcp",
    authorization_servers: [
      "https://id.example",
      "https://kc.example/realms/a",
    ],
    scopes_supported: ["superego:ask"],
    bearer_methods_supported: ["header"],
    resource_name: "Superego",
  });
  const whole = resource(null, true).metadata("", "guard.example") as Record<
    string,
    unknown
  >;
  assert.equal(whole["resource"], "https://guard.example");
  assert.deepEqual(whole["scopes_supported"], ["superego:ask", "superego:see"]);
});

Deno.test("a declared URL stands in place of the Host", () => {
  const one = resource("https://gate.example/superego/");
  assert.equal(one.repeats_host, false);
  const { resource: named } = one.metadata("/mcp", "evil.example") as {
    resource: string;
  };
  assert.equal(named, "https://gate.example/superego/mcp");
  const base = "https://gate.example/.well-known/oauth-protected-resource";
  assert.equal(one.metadataUrl("/mcp", "evil.example"), `${base}/superego/mcp`);
  assert.equal(
    one.metadataUrl("/v1/health", "evil.example"),
    `${base}/superego`,
  );
});

Deno.test("clients are offered scopes that they can ask for: no roles, no powers, nothing that breaks a header", () => {
  const one = resource();
  assert.deepEqual(one.scopesFor("evaluate"), ["superego:ask"]);
  assert.deepEqual(one.scopesFor("admin"), ["superego:run"]);
  assert.deepEqual(one.scopesFor("metrics"), []);
  const odd = createResource({
    issuers: [
      declared("https://id.example", {
        scopes: { 'a"b': ["evaluate"], "a b": ["evaluate"] },
      }),
    ],
    public_url: null,
    tls: true,
  });
  assert.deepEqual(odd.scopesFor("evaluate"), []);
  assert.ok(!("scopes_supported" in odd.metadata("/mcp", "x")));
});
