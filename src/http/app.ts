/** The HTTP application: one chain that every request passes, then its route. */
import { type Context, Hono } from "hono";
import { authenticate } from "./authenticate.ts";
import { dress } from "./headers.ts";
import { isOwnHost, isOwnOrigin } from "./host.ts";
import type { AppParts } from "./parts.ts";
import { problemResponse } from "./problem_document.ts";
import { type Route, ROUTES } from "./routes.ts";

/** Puts the application together; it is a value that can be asked without a server. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono();
  const paths = new Set(ROUTES.map(({ path }) => path));
  for (const route of ROUTES) {
    app.on(route.method, route.path, (c) => admit(c, route, parts));
  }
  for (const path of paths) {
    const methods = ROUTES.filter((route) => route.path === path).map((
      { method },
    ) => method);
    const allow = methods.includes("GET") ? [...methods, "HEAD"] : methods;
    app.all(
      path,
      (c) =>
        answer(
          c,
          path,
          parts,
          () =>
            problemResponse(405, `${c.req.method} is not answered here`, {
              headers: { Allow: allow.join(", ") },
            }),
        ),
    );
  }
  app.notFound((c) =>
    answer(
      c,
      "other",
      parts,
      () => problemResponse(404, "There is nothing here"),
    )
  );
  return app;
}

function admit(c: Context, route: Route, parts: AppParts): Promise<Response> {
  return answer(c, route.path, parts, (request_id) => {
    const request = c.req.raw;
    if (route.scope === null) {
      return route.handle({ request, request_id, principal: null, parts });
    }
    const header = (name: string) => c.req.header(name);
    if (!isOwnHost(header("host"), parts.hosts)) {
      return problemResponse(
        421,
        "The Host header names another server; `allowed_hosts` adds names",
      );
    }
    if (!isOwnOrigin(header("origin"), parts.hosts)) {
      return problemResponse(403, "Requests from other web pages are refused");
    }
    const principal = authenticate(header, route.scope, {
      anonymous: parts.anonymous,
      authenticate: (secret) =>
        parts.keyring().authenticate(secret, parts.clock.now()),
      refused: (reason) => parts.metrics.authFailure(reason),
    });
    return principal instanceof Response
      ? principal
      : route.handle({ request, request_id, principal, parts });
  });
}

async function answer(
  c: Context,
  route: string,
  parts: AppParts,
  make: (request_id: string) => Promise<Response> | Response,
): Promise<Response> {
  const began = parts.clock.elapsed();
  const given = c.req.header("x-request-id");
  const request_id = given !== undefined && /^[\w.-]{1,64}$/.test(given)
    ? given
    : parts.newId();
  let response: Response;
  try {
    response = await make(request_id);
  } catch (error) {
    parts.report(error, request_id);
    response = problemResponse(
      500,
      "Something failed inside; the operator's log says what, under this id",
      {
        id: request_id,
      },
    );
  }
  if (response.status === 413) parts.metrics.limited("body");
  parts.metrics.httpRequest(
    c.req.method,
    route,
    response.status,
    (parts.clock.elapsed() - began) / 1000,
  );
  return dress(response, request_id);
}
