/** Holds the table of routes to the outer contract. */
import assert from "node:assert/strict";
import { ROUTES as COUNTED } from "../../src/metrics/labels.ts";
import { ISSUABLE } from "../../src/auth/scopes.ts";
import { ROUTES } from "../../src/http/routes.ts";

Deno.test("ROUTES are the contract's, with its scopes", () => {
  assert.deepEqual(
    ROUTES.map(({ method, path, scope }) => `${method} ${path} ${scope}`),
    [
      "POST /v1/evaluate evaluate",
      "POST /v1/hooks evaluate",
      "POST /v1/hooks/claude-code evaluate",
      "POST /mcp evaluate",
      "GET /healthz null",
      "GET /readyz null",
      "GET /.well-known/oauth-protected-resource null",
      "GET /.well-known/oauth-protected-resource/mcp null",
      "GET /v1/health read",
      "GET /v1/rules read",
      "GET /v1/audit/recent read",
      "GET /v1/posture read",
      "GET /v1/openapi.json read",
      "GET /metrics metrics",
      "GET /v1/admin/config admin",
      "POST /v1/admin/reload admin",
      "GET /v1/admin/lockouts admin",
      "DELETE /v1/admin/lockouts admin",
    ],
  );
});

Deno.test("ROUTES are the ones that the metrics tell apart", () => {
  assert.deepEqual(
    [...new Set([...ROUTES.map(({ path }) => path), "other"])].sort(),
    [...COUNTED].sort(),
  );
});

Deno.test("a key can be made with exactly the scopes that open a route", () => {
  const open = new Set(ROUTES.map(({ scope }) => scope));
  open.delete(null);
  assert.deepEqual(open, new Set(ISSUABLE));
});
