/** Holds the OpenAPI document to the routes. */
import assert from "node:assert/strict";
import * as z from "zod";
import { CONTENT } from "../../src/http/openapi_content.ts";
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

interface Media {
  readonly schema: { readonly $ref?: string };
  readonly example: unknown;
}

Deno.test("openApi() gives examples that its own schemas accept", () => {
  const document = openApi(ROUTES) as Document;
  const media: Media[] = [];
  collect(document, media);
  assert.ok(media.length > 20);
  for (const { schema, example } of media) {
    const name = schema.$ref?.split("/").at(-1);
    if (name === undefined) continue;
    const found = document.components.schemas[name];
    assert.ok(found !== undefined, name);
    // Zod reads every keyword of these schemas but `not`.
    const { not: _, ...readable } = found as z.core.JSONSchema.JSONSchema;
    const read = z.fromJSONSchema(readable).safeParse(example);
    assert.ok(read.success, `${name}: ${read.error?.message}`);
  }
});

function collect(value: unknown, into: Media[]): void {
  if (typeof value !== "object" || value === null) return;
  if ("schema" in value && "example" in value) into.push(value as Media);
  for (const inner of Object.values(value)) collect(inner, into);
}

Deno.test("openApi() has nothing for a route that is not there, and refuses one that nobody described", () => {
  assert.deepEqual(
    Object.keys(CONTENT).sort(),
    ROUTES.map(({ method, path }) => `${method} ${path}`).sort(),
  );
  const [first] = ROUTES;
  assert.ok(first !== undefined);
  assert.throws(
    () => openApi([{ ...first, path: "/v1/new" }]),
    /No content for POST \/v1\/new/,
  );
});

Deno.test("openApi() knows the status and the type of what each route answers", async (t) => {
  const document = openApi(ROUTES) as Document;
  const bodies = [undefined, "{}", "{bad"];
  for (const { method, path } of ROUTES) {
    await t.step(`${method} ${path}`, async () => {
      const known = document.paths[path]?.[method.toLowerCase()]?.responses;
      for (const authorization of [undefined, "", "Bearer wrong"]) {
        for (const body of method === "POST" ? bodies : [undefined]) {
          const response = await ask(fixture(), method, path, body, {
            ...authorization === undefined
              ? {}
              : { Authorization: authorization },
          });
          assert.ok(String(response.status) in (known ?? {}));
          assert.match(
            response.headers.get("content-type") ?? "",
            response.status < 400
              ? /^(application\/json|text\/plain)/
              : /^application\/problem\+json$/,
          );
        }
      }
    });
  }
});
