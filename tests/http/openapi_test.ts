/** Holds the OpenAPI document to the routes. */
import assert from "node:assert/strict";
import { openApi } from "../../src/http/openapi.ts";
import { ROUTES } from "../../src/http/routes.ts";
import { ask, fixture } from "./fixture.ts";

interface Document {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<
      string,
      { operationId: string; responses: object; security: unknown[] }
    >
  >;
  readonly components: {
    readonly schemas: Record<string, { required?: string[] }>;
  };
}

Deno.test("openApi() lists every route once, with its errors and whether it needs a key", () => {
  const document = openApi(ROUTES) as Document;
  assert.equal(document.openapi, "3.1.0");
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation,
    }))
  );
  assert.deepEqual(
    operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`)
      .sort(),
    ROUTES.map(({ path, method }) => `${method} ${path}`).sort(),
  );
  assert.equal(
    new Set(operations.map(({ operation }) => operation.operationId)).size,
    ROUTES.length,
  );
  for (const { path, operation } of operations) {
    const open = ROUTES.find((route) => route.path === path)?.scope === null;
    assert.equal("401" in operation.responses, !open);
    assert.equal(operation.security.length === 0, open);
    assert.ok("200" in operation.responses && "500" in operation.responses);
  }
});

Deno.test("openApi() refers only to schemas that it has, and the verdict is complete", () => {
  const document = openApi(ROUTES) as Document;
  const text = JSON.stringify(document);
  const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map((
    [, name],
  ) => name);
  assert.ok(
    names.every((name) =>
      name !== undefined && name in document.components.schemas
    ),
  );
  const required = document.components.schemas["Verdict"]?.required ?? [];
  for (
    const name of [
      "action",
      "reason",
      "code",
      "rule_id",
      "decision_id",
      "processing_time_ms",
      "warnings",
    ]
  ) {
    assert.ok(required.includes(name), name);
  }
});

Deno.test("GET /v1/openapi.json serves the document", async () => {
  const response = await ask(fixture(), "GET", "/v1/openapi.json");
  assert.deepEqual(
    await response.json(),
    JSON.parse(JSON.stringify(openApi(ROUTES))),
  );
});
