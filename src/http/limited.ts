/** What a request is told that is turned away by a limit, and what every answer tells of the limits. */
import type { Call } from "../facts/call.ts";
import type { Limiter, Passage, Refusal, Why } from "../limit/limiter.ts";
import { problem } from "./problem_document.ts";
import type { Reply } from "./reply.ts";
import type { Route } from "./route.ts";

/** Thrown inside a route for a call that is one too many. */
export class TooMany extends Error {
  override readonly name = "TooMany";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(saying(refusal));
    this.refusal = refusal;
  }
}

/** In words, with what to do. */
export function saying({ why, retry_after_s }: Refusal): string {
  return `${WORDS[why]}; try again in ${retry_after_s} s`;
}

const WORDS: Readonly<Record<Why, string>> = {
  rate_all: "The server is asked more often than it may be",
  rate_route: "This route is asked more often than it may be",
  rate_address: "Your address asks more often than it may",
  rate_principal: "Your key asks more often than it may",
  rate_tool: "Your key asks about this tool more often than it may",
  rate_session: "This session asks more often than it may",
  concurrent_all: "The server answers as many requests as it may at once",
  concurrent_address: "Your address waits for as many answers as it may",
  concurrent_principal: "Your key waits for as many answers as it may",
  blocked: "You went on asking after refusals and are blocked for a while",
};

/** The reply to a refusal of the limiter. */
export function tooMany(refusal: Refusal, refuse?: Route["refuse"]): Reply {
  return withRetry(saying(refusal), refusal.retry_after_s, refuse);
}

/** Status 429 with `Retry-After`; `refuse` is how a route words it where a status would be no refusal to the one who asks. */
export function withRetry(
  detail: string,
  retry_after_s: number,
  refuse?: Route["refuse"],
): Reply {
  const headers = { "Retry-After": String(retry_after_s) };
  if (refuse === undefined) return problem(429, detail, { headers });
  const reply = refuse(detail);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

/** Counts a call; rejects with {@linkcode TooMany} when it is one too many. */
export async function countCall(
  { tool_name, session_id }: Pick<Call, "tool_name" | "session_id">,
  passage: Passage | null,
): Promise<void> {
  const refusal = await passage?.call(tool_name, session_id);
  if (refusal) throw new TooMany(refusal);
}

const NONE: Readonly<Record<string, string>> = {};

/** The `RateLimit` fields (draft-ietf-httpapi-ratelimit-headers-11). */
export function limitFields(
  limiter: Limiter,
  passage: Passage | null,
): Readonly<Record<string, string>> {
  const field = passage?.field() ?? "";
  return field === ""
    ? NONE
    : { "RateLimit-Policy": limiter.policy, "RateLimit": field };
}
