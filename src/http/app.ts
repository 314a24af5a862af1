/** The HTTP application: one chain that every request passes, then its route. */
import { type Context, Hono } from "hono";
import { DeadlineExceeded } from "../review/clock.ts";
import { authenticate, isLocal } from "./authenticate.ts";
import { isOwnHost, isOwnOrigin } from "./host.ts";
import type { AppParts } from "./parts.ts";
import { problem } from "./problem_document.ts";
import { dress, type Reply, respond } from "./reply.ts";
import type { Route } from "./route.ts";
import { ROUTES } from "./routes.ts";

/** What the listener tells of a request beside the request itself. */
export interface Connection {
  /** The peer's address, where it is known. */
  peer?(): string | undefined;
}

type Asked = Context<{ Bindings: Connection }>;

/**
 * Puts the application together; it is a value that can be asked without a server.
 *
 * Paths and methods are public, so that what does not exist is 404 or 405 for everybody; whatever does exist asks for
 * Host, Origin, key and scope before a byte of the body is read.
 */
export function createApp(
  parts: AppParts,
): Hono<{ Bindings: Connection }> {
  const app = new Hono<{ Bindings: Connection }>();
  for (const route of ROUTES) {
    app.on(
      route.method,
      route.path,
      (c) => answer(c, route.path, parts, (id) => admit(c, route, parts, id)),
    );
  }
  for (const path of new Set(ROUTES.map((route) => route.path))) {
    const allow = methodsOf(path).join(", ");
    app.all(
      path,
      (c) => answer(c, path, parts, () => refuseMethod(c.req.method, allow)),
    );
  }
  app.notFound((c) =>
    answer(c, "other", parts, () => problem(404, "There is nothing here"))
  );
  return app;
}

function methodsOf(path: string): readonly string[] {
  const methods = ROUTES.filter((route) => route.path === path).flatMap((
    { method },
  ) => method === "GET" ? ["GET", "HEAD"] : [method]);
  return [...methods, "OPTIONS"];
}

function refuseMethod(method: string, allow: string): Reply {
  return method === "OPTIONS"
    // No CORS headers: no web page has business here.
    ? { status: 204, body: null, headers: { Allow: allow } }
    : problem(405, `${method} is not answered here`, {
      headers: { Allow: allow },
    });
}

function admit(
  c: Asked,
  route: Route,
  parts: AppParts,
  request_id: string,
): Promise<Reply | Response> | Reply {
  const request = c.req.raw;
  if (route.scope === null) {
    return route.handle({ request, request_id, principal: null, parts });
  }
  const header = (name: string) => c.req.header(name);
  if (!isOwnHost(header("host"), parts.hosts)) {
    return problem(
      421,
      "The Host header names another server; `allowed_hosts` adds names",
    );
  }
  if (!isOwnOrigin(header("origin"), parts.hosts)) {
    return problem(403, "Requests from other web pages are refused");
  }
  const principal = authenticate(header, route.scope, {
    anonymous: parts.anonymous && isLocal(c.env?.peer?.(), header),
    authenticate: (secret) =>
      parts.keyring().authenticate(secret, parts.clock.now()),
    refused: (reason) => parts.metrics.authFailure(reason),
  });
  return "status" in principal
    ? principal
    : route.handle({ request, request_id, principal, parts });
}

async function answer(
  c: Asked,
  route: string,
  parts: AppParts,
  make: (request_id: string) => Promise<Reply | Response> | Reply,
): Promise<Response> {
  const began = parts.clock.elapsed();
  const given = c.req.header("x-request-id");
  const request_id = given !== undefined && /^[\w.-]{1,64}$/.test(given)
    ? given
    : parts.newId();
  let reply: Reply | Response;
  try {
    reply = await make(request_id);
  } catch (error) {
    parts.report(error, request_id);
    if (error instanceof DeadlineExceeded) parts.metrics.limited("deadline");
    reply = failure(error);
  }
  if (reply.status === 413) parts.metrics.limited("body");
  parts.metrics.httpRequest(
    c.req.method,
    route,
    reply.status,
    (parts.clock.elapsed() - began) / 1000,
  );
  return isResponse(reply)
    ? dress(reply, request_id)
    : respond(reply, request_id);
}

// What failed is the operator's to know; the client gets the identifier under which the log has it.
function failure(error: unknown): Reply {
  return error instanceof DeadlineExceeded
    ? problem(503, "This took longer than it may; try again", {
      headers: { "Retry-After": "1" },
    })
    : problem(
      500,
      "Something failed inside; the operator's log says what, under this id",
    );
}

// By its headers: the listener may have put a class of its own in the place of the runtime's `Response`.
function isResponse(reply: Reply | Response): reply is Response {
  return reply.headers instanceof Headers;
}
