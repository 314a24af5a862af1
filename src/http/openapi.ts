/** The OpenAPI document, made from the routes and the schemas. */
import * as z from "zod";
import {
  evaluateInput,
  healthOutput,
  recentOutput,
  rulesOutput,
  verdictOutput,
} from "../mcp/schema.ts";
import {
  PROBLEM_TYPE,
  type ProblemStatus,
  TITLES,
} from "./problem_document.ts";
import type { Route } from "./routes.ts";

/** Version of the interface, which changes when what clients rely on does. */
export const API_VERSION = "1.0.0";

const BODIES: Readonly<Record<string, object>> = {
  "/v1/evaluate": reference("Call"),
  "/v1/hooks": { type: "object" },
  "/v1/hooks/claude-code": { type: "object" },
  "/mcp": { type: "object" },
};

const ANSWERS: Readonly<Record<string, object>> = {
  "/v1/evaluate": reference("Verdict"),
  "/v1/health": reference("Health"),
  "/v1/rules": {
    type: "object",
    required: ["rules"],
    properties: { rules: { type: "array" } },
  },
  "/v1/audit/recent": {
    type: "object",
    required: ["records"],
    properties: { records: { type: "array" } },
  },
};

/** The document (OpenAPI 3.1.0) of these routes. */
export function openApi(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Superego",
      version: API_VERSION,
      description: "Reviews the tool calls of AI agents before they run.",
    },
    paths,
    components: {
      schemas: {
        Call: schemaOf(evaluateInput, "input"),
        Verdict: schemaOf(verdictOutput, "output"),
        Health: schemaOf(healthOutput, "output"),
        Rules: schemaOf(rulesOutput, "output"),
        Records: schemaOf(recentOutput, "output"),
        Problem: PROBLEM,
      },
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        apiKey: { type: "apiKey", in: "header", name: "X-API-Key" },
      },
    },
  };
}

const PROBLEM = {
  type: "object",
  description: "Problem document (RFC 9457)",
  required: ["type", "title", "status", "detail"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    instance: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["pointer", "detail"],
        properties: { pointer: { type: "string" }, detail: { type: "string" } },
      },
    },
  },
};

function operation(route: Route): object {
  const { method, path, scope, summary } = route;
  const body = BODIES[path];
  const errors: readonly ProblemStatus[] = [
    ...method === "POST" ? [400, 413, 415] as const : [],
    ...path === "/v1/audit/recent" ? [400] as const : [],
    ...scope === null ? [] : [401, 403, 421] as const,
    500,
  ];
  return {
    operationId: `${method.toLowerCase()}${
      path.replace(
        /[^a-z0-9]+(.)/gi,
        (_, letter: string) => letter.toUpperCase(),
      )
    }`,
    summary,
    ...scope === null
      ? { security: [] }
      : { security: [{ bearer: [] }, { apiKey: [] }] },
    ...scope === null
      ? {}
      : { description: `Needs a key with the scope \`${scope}\`.` },
    ...path === "/v1/audit/recent" ? { parameters: [LIMIT] } : {},
    ...body === undefined ? {} : {
      requestBody: {
        required: true,
        content: { "application/json": { schema: body } },
      },
    },
    responses: {
      200: {
        description: "The answer",
        content: path === "/metrics"
          ? { "text/plain": { schema: { type: "string" } } }
          : {
            "application/json": { schema: ANSWERS[path] ?? { type: "object" } },
          },
      },
      ...path === "/readyz"
        ? { 503: { description: "Some part is failing; the body names it" } }
        : {},
      ...Object.fromEntries(errors.map((status) => [status, {
        description: TITLES[status],
        content: { [PROBLEM_TYPE]: { schema: reference("Problem") } },
      }])),
    },
  };
}

const LIMIT = {
  name: "limit",
  in: "query",
  description: "How many records at most",
  schema: { type: "integer", minimum: 1, maximum: 1000, default: 50 },
};

function reference(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
  });
  return rest;
}
