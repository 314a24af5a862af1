/** From a request to its answer, whoever brought it: identifier, Host, Origin, key and scope, then the route; counted. */
import { DeadlineExceeded } from "../review/clock.ts";
import { isRefusal, type Passage } from "../limit/limiter.ts";
import { limitFields, TooMany, tooMany } from "./limited.ts";
import {
  type Identified,
  identify,
  identifyFurther,
  isGuess,
} from "./identify.ts";
import { countFailure, countSuccess } from "./locked_out.ts";
import { isOwnHost, isOwnOrigin } from "./host.ts";
import { METHODS } from "../metrics/labels.ts";
import type { AppParts } from "./parts.ts";
import { problem } from "./problem_document.ts";
import type { Reply } from "./reply.ts";
import type { Source } from "../limit/source.ts";
import type { Asked, Route } from "./route.ts";

/** An answer, and the identifier of the request that it is to. */
export interface Answer {
  /** A response is one that another room made. */
  readonly reply: Reply | Response;
  readonly request_id: string;
  /** What it tells of the limits and to browsers, and the server's own headers. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Answers by a route; whatever exists asks for Host, Origin, key and scope before a byte of the body is read. */
export function answerBy(
  route: Route,
  asked: Asked,
  parts: AppParts,
): Promise<Answer> {
  return answer(
    asked,
    route.path,
    parts,
    (request_id, passage, source) =>
      admit(asked, route, parts, request_id, passage, source),
    route,
  );
}

/** Answers with what `make` makes; what it throws becomes 500, or 503 where it took too long, or 429. */
export async function answer(
  asked: Asked,
  route: string,
  parts: AppParts,
  make: (
    request_id: string,
    passage: Passage | null,
    source: Source,
  ) => Promise<Reply | Response> | Reply,
  how: Pick<Route, "scope" | "limited" | "refuse"> = LIMITED,
): Promise<Answer> {
  const began = parts.clock.elapsed();
  const given = asked.header("x-request-id");
  const request_id = given !== undefined && /^[\w.-]{1,64}$/.test(given)
    ? given
    : parts.newId();
  // Probes ask all day and are nobody's requests.
  const traced = how.scope === null ? undefined : parts.tracer?.begin(
    request_id,
    asked.header("traceparent"),
    parts.clock.now().getTime(),
  );
  let passage: Passage | null = null;
  let reply: Reply | Response;
  try {
    const source = parts.sources.sender(asked.peer(), asked.header);
    // Whoever asks whether the server is alive must get an answer, above all under load.
    const arrived = how.scope === null && !how.limited || !source.allowed
      ? null
      : await parts.limiter.arrive(source.asker, route);
    if (!source.allowed) {
      parts.metrics.limited("address");
      reply = how.refuse?.(FOREIGN) ?? problem(403, FOREIGN);
    } else if (isRefusal(arrived)) reply = tooMany(arrived, how.refuse);
    else reply = await make(request_id, passage = arrived, source);
  } catch (error) {
    if (error instanceof TooMany) reply = tooMany(error.refusal, how.refuse);
    else {
      parts.report(error, request_id);
      if (error instanceof DeadlineExceeded) parts.metrics.limited("deadline");
      reply = failure(error);
    }
  } finally {
    passage?.end();
  }
  if (reply.status === 413) parts.metrics.limited("body");
  const { status } = reply;
  const took = parts.clock.elapsed() - began;
  parts.metrics.httpRequest(asked.method, route, status, took / 1000);
  traced?.(took, { method: methodOf(asked), route, status });
  const fields = {
    ...parts.own_headers,
    ...parts.cors?.fields(asked.header("origin"), asked.method),
    ...limitFields(parts.limiter, passage),
  };
  return { reply, request_id, fields };
}

/** The method, if it is one that requests have. */
function methodOf({ method }: Asked): string {
  return METHODS.find((one) => one === method) ?? "_OTHER";
}

/** What does not exist is limited as what does. */
const LIMITED: Pick<Route, "scope"> = { scope: "evaluate" };

const FOREIGN =
  "Requests may not come from your address; the operator's `allow_addresses`, `deny_addresses` and countries decide that";

function admit(
  asked: Asked,
  route: Route,
  parts: AppParts,
  request_id: string,
  passage: Passage | null,
  { asker, address }: Source,
): Promise<Reply | Response> | Reply {
  if (route.scope === null || passage === null) {
    return route.handle({
      asked,
      request_id,
      principal: null,
      passage: null,
      parts,
    });
  }
  const header = (name: string) => asked.header(name);
  if (!isOwnHost(header("host"), parts.hosts)) {
    return problem(
      421,
      "The Host header names another server; `allowed_hosts` adds names",
    );
  }
  const origin = header("origin");
  if (
    !isOwnOrigin(origin, parts.hosts) &&
    !parts.cors?.allows(origin, asked.method)
  ) {
    return problem(
      403,
      "Requests from other web pages are refused; `cors_origins` lets declared ones in",
    );
  }
  const { scope, path, refuse } = route;
  const trying = { asker, refuse };
  const sent = { asked, scope, path, address, trying };
  const go = async (identified: Identified) => {
    const { principal, refused, secret } = identified;
    if (refused === null) countSuccess(trying, parts);
    else {
      parts.metrics.authFailure(refused);
      if (isGuess(identified)) {
        countFailure(trying, secret, parts);
        parts.watch?.refused(asker);
      }
    }
    if ("status" in principal) return principal;
    parts.used(principal, parts.clock.now());
    parts.watch?.admitted(asker, principal.id);
    const refusal = await passage.principal(principal.id);
    if (refusal === null) {
      return route.handle({ asked, request_id, principal, passage, parts });
    }
    parts.watch?.limited(principal.id, asker);
    return tooMany(refusal, refuse);
  };
  const first = identify(sent, parts);
  return first.refused === null
    ? go(first)
    : identifyFurther(first, sent, parts)
      .then((found) => "principal" in found ? go(found) : found);
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
