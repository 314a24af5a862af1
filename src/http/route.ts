/** What a route is, and what it is given. */
import type { Principal, Scope } from "../auth/scopes.ts";
import type { AppParts } from "./parts.ts";
import type { Reply } from "./reply.ts";

/** One request that passed the door. */
export interface Admitted {
  readonly request: Request;
  readonly request_id: string;
  /** `null` on the routes that need no key. */
  readonly principal: Principal | null;
  readonly parts: AppParts;
}

/** One route. */
export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** What the key must be good for; `null` when none is needed. */
  readonly scope: Scope | null;
  /** One sentence for the document. */
  readonly summary: string;
  /** Answers; what it throws becomes 500, or 503 where it took too long. */
  handle(admitted: Admitted): Promise<Reply | Response> | Reply;
}
