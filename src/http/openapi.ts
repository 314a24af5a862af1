/** The OpenAPI document, made from the routes, their content and the schemas. */
import { VERSION } from "../config/version.ts";
import { CONTENT, type Content, type RouteContent } from "./openapi_content.ts";
import { reference, SCHEMAS } from "./openapi_schemas.ts";
import {
  PROBLEM_TYPE,
  type ProblemStatus,
  TITLES,
} from "./problem_document.ts";
import type { Route } from "./route.ts";

/** The document (OpenAPI 3.1.0) of these routes; throws for a route whose content nobody wrote down. */
export function openApi(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const content = CONTENT[`${route.method} ${route.path}`];
    if (content === undefined) {
      throw new Error(`No content for ${route.method} ${route.path}`);
    }
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(
      route,
      content,
    );
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Superego",
      version: VERSION,
      contact: { name: "The operator of this server" },
      description:
        "Reviews the tool calls of AI agents before they run. A denial is a successful answer; 4xx and 5xx mean that no verdict was reached.",
    },
    servers: [{ url: "/" }],
    tags: Object.values(TAGS),
    paths,
    components: {
      schemas: SCHEMAS,
      responses: Object.fromEntries(
        Object.entries(TITLES).filter(([status]) =>
          JSON.stringify(paths).includes(`/${responseName(status)}"`)
        ).map(([status, title]) => [
          responseName(status),
          problemResponse(Number(status) as ProblemStatus, title),
        ]),
      ),
      headers: { RequestId: REQUEST_ID },
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        apiKey: { type: "apiKey", in: "header", name: "X-API-Key" },
      },
    },
  };
}

/** What an operation is about, by the scope that it needs. */
const TAGS = {
  evaluate: {
    name: "decisions",
    description: "Asks what an agent may do",
  },
  read: {
    name: "insight",
    description: "Shows rules, decisions and the server's state",
  },
  metrics: { name: "metrics", description: "Gives figures" },
  admin: {
    name: "operation",
    description: "Looks after the running server",
  },
  none: {
    name: "open",
    description: "Answers whoever asks, without a key",
  },
} as const;

function tagOf(scope: Route["scope"]): { readonly name: string } {
  return Object.entries(TAGS).find(([name]) => name === scope)?.[1] ??
    TAGS.none;
}

const REQUEST_ID = {
  description: "Names the request in the server's log and in audit records",
  schema: { type: "string" },
};
const WITH_REQUEST_ID = {
  "X-Request-Id": { $ref: "#/components/headers/RequestId" },
};

function operation(route: Route, content: RouteContent): object {
  const { method, path, scope, summary } = route;
  const errors: readonly ProblemStatus[] = [
    ...content.errors,
    403,
    414,
    431,
    ...scope === null ? [] : [401, 421, 429] as const,
    500,
  ];
  const name = path.replace(
    /[^a-z0-9]+(.)/gi,
    (_, letter: string) => letter.toUpperCase(),
  );
  return {
    tags: [tagOf(scope).name],
    operationId: `${method.toLowerCase()}${name}`,
    summary,
    description: scope === null
      ? "Needs no key."
      : `Needs a key with the scope \`${scope}\`.`,
    security: scope === null ? [] : [{ bearer: [] }, { apiKey: [] }],
    ...content.query === undefined ? {} : { parameters: content.query },
    ...content.takes === undefined ? {} : {
      requestBody: { required: true, content: bodyOf(content.takes) },
    },
    responses: {
      200: success("The answer", content),
      ...content.accepted === undefined ? {} : {
        202: { description: content.accepted, headers: WITH_REQUEST_ID },
      },
      ...content.not_ready
        ? { 503: success("Some part fails; the body names it", content) }
        : {},
      ...Object.fromEntries(
        [...errors].sort().map((status) => [status, {
          $ref: `#/components/responses/${responseName(String(status))}`,
        }]),
      ),
      ...ownErrors(content),
    },
  };
}

function ownErrors({ own_errors }: RouteContent): object {
  return Object.fromEntries(
    Object.entries(own_errors?.statuses ?? {}).map(([status, description]) => [
      status,
      {
        description,
        headers: WITH_REQUEST_ID,
        content: bodyOf(own_errors as Content),
      },
    ]),
  );
}

function success(description: string, { answers }: RouteContent): object {
  return {
    description,
    headers: WITH_REQUEST_ID,
    content: "text" in answers
      ? {
        "text/plain": { schema: { type: "string" }, example: answers.text },
      }
      : bodyOf(answers),
  };
}

function bodyOf({ schema, example }: Content): object {
  return { "application/json": { schema: reference(schema), example } };
}

function problemResponse(status: ProblemStatus, title: string): object {
  return {
    description: title,
    headers: {
      ...WITH_REQUEST_ID,
      ...status === 401 ? { "WWW-Authenticate": TEXT_HEADER } : {},
      ...status === 405 ? { Allow: TEXT_HEADER } : {},
      ...status === 503 || status === 429 ? { "Retry-After": TEXT_HEADER } : {},
    },
    content: {
      [PROBLEM_TYPE]: {
        schema: reference("Problem"),
        example: {
          type: "about:blank",
          title,
          status,
          detail: "What is wrong, and how to mend it",
          instance: "urn:superego:request:0b9f6a7e",
        },
      },
    },
  };
}

const TEXT_HEADER = { schema: { type: "string" } };

function responseName(status: string): string {
  return `Problem${status}`;
}
