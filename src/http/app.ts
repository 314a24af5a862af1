/** The HTTP application: every route, and what is answered where there is none. */
import { type Context, Hono } from "hono";
import { type Answer, answer, answerBy } from "./answer.ts";
import type { AppParts } from "./parts.ts";
import { problem } from "./problem_document.ts";
import { dress, type Reply, respond } from "./reply.ts";
import type { Asked } from "./route.ts";
import { ROUTES } from "./routes.ts";
import { askedOf } from "./web.ts";

/** What the listener tells of a request beside the request itself. */
export interface Connection {
  /** The peer's address, where it is known. */
  peer?(): string | undefined;
}

/**
 * Puts the application together; it is a value that can be asked without a server.
 *
 * Paths and methods are public, so that what does not exist is 404 or 405 for everybody.
 */
export function createApp(
  parts: AppParts,
): Hono<{ Bindings: Connection }> {
  const app = new Hono<{ Bindings: Connection }>();
  for (const route of ROUTES) {
    app.on(
      route.method,
      route.path,
      async (c) => responseTo(await answerBy(route, askedBy(c), parts)),
    );
  }
  for (const path of new Set(ROUTES.map((route) => route.path))) {
    const methods = methodsOf(path);
    app.all(
      path,
      async (c) =>
        responseTo(
          await answer(
            askedBy(c),
            path,
            parts,
            () => otherMethod(askedBy(c), methods, parts),
          ),
        ),
    );
  }
  app.notFound(async (c) =>
    responseTo(
      await answer(
        askedBy(c),
        "other",
        parts,
        () =>
          problem(
            404,
            "There is nothing here; GET /v1/openapi.json lists what there is",
          ),
      ),
    )
  );
  return app;
}

function askedBy(c: Context<{ Bindings: Connection }>): Asked {
  return askedOf(c.req.raw, () => c.env?.peer?.());
}

function methodsOf(path: string): readonly string[] {
  const methods = ROUTES.filter((route) => route.path === path).flatMap((
    { method },
  ) => method === "GET" ? ["GET", "HEAD"] : [method]);
  return [...methods, "OPTIONS"];
}

function otherMethod(
  asked: Asked,
  methods: readonly string[],
  { cors }: AppParts,
): Reply {
  const { method } = asked;
  const allow = methods.join(", ");
  return method === "OPTIONS"
    ? {
      status: 204,
      body: null,
      headers: { Allow: allow, ...cors?.preflight(asked, methods) },
    }
    : problem(405, `${method} is not answered here, only ${allow}`, {
      headers: { Allow: allow },
    });
}

function responseTo({ reply, request_id, fields }: Answer): Response {
  return isResponse(reply)
    ? dress(reply, request_id, fields)
    : respond(reply, request_id, fields);
}

// By its headers: the listener may have put a class of its own in the place of the runtime's `Response`.
function isResponse(reply: Reply | Response): reply is Response {
  return reply.headers instanceof Headers;
}
