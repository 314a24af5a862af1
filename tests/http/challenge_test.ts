/** Tests of the challenge that goes with a refusal. */
import assert from "node:assert/strict";
import { challengeOf } from "../../src/http/challenge.ts";
import { createResource } from "../../src/http/protected_resource.ts";
import { declared } from "../auth/issuer.ts";

const asked = {
  header: (name: string) => name === "host" ? "guard.example:8443" : undefined,
};
const resource = createResource({
  issuers: [declared("https://id.example")],
  public_url: null,
  tls: true,
});

Deno.test("challengeOf() names the metadata of the resource that was asked for", () => {
  const of = (path: string) =>
    /resource_metadata="([^"]+)"/.exec(
      challengeOf(null, { asked, path, scope: "evaluate" }, { resource }),
    )?.[1];
  const base =
    "https://guard.example:8443/.well-known/oauth-protected-resource";
  assert.equal(of("/mcp"), `${base}/mcp`);
  assert.equal(of("/v1/evaluate"), base);
});

Deno.test("challengeOf() says what is wrong, and which scope is needed", () => {
  const sent = { asked, path: "/mcp", scope: "evaluate" } as const;
  assert.match(
    challengeOf("insufficient_scope", sent, { resource }),
    /, error="insufficient_scope", scope="evaluate", /,
  );
  assert.match(
    challengeOf("invalid_token", sent, { resource }),
    /, error="invalid_token", /,
  );
  assert.doesNotMatch(challengeOf(null, sent, { resource }), /error/);
  assert.doesNotMatch(
    challengeOf(null, { ...sent, scope: "admin" }, { resource }),
    /scope=/,
  );
});

Deno.test("challengeOf() speaks of keys alone where no issuer is declared", () => {
  const sent = { asked, path: "/mcp", scope: "evaluate" } as const;
  assert.equal(
    challengeOf(null, sent, { resource: null }),
    'Bearer realm="superego"',
  );
});
