/** What a route is, and what it is given. */
import type { Principal, Scope } from "../auth/scopes.ts";
import type { AppParts } from "./parts.ts";
import type { Passage } from "../limit/limiter.ts";
import type { Reply } from "./reply.ts";

/** One request, whoever brought it. */
export interface Asked {
  readonly method: string;
  /** A header's value by its name in lower case; several of one name are joined by a comma. */
  header(name: string): string | undefined;
  /** The bytes of the body, at most so many; `null` when there are more. Rejects when it ends early. */
  bytes(most: number): Uint8Array | null | Promise<Uint8Array | null>;
  /** The peer's address, where it is known. */
  peer(): string | undefined;
  /** The same as the runtime's own kind of request; not on direct routes. */
  web(): Request;
}

/** One request that passed the door. */
export interface Admitted {
  readonly asked: Asked;
  readonly request_id: string;
  /** `null` on the routes that need no key. */
  readonly principal: Principal | null;
  /** The request's way through the limits; `null` on the routes that need no key. */
  readonly passage: Passage | null;
  readonly parts: AppParts;
}

/** One route. */
export interface Route {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  /** What the key must be good for; `null` when none is needed. */
  readonly scope: Scope | null;
  /** Whether it is limited although it needs no key. */
  readonly limited?: true;
  /** One sentence for the document. */
  readonly summary: string;
  /** Whether it is also answered without a web request and response in between. */
  readonly direct?: true;
  /** How a refusal by a limit is worded, where a status would not stop the tool. */
  refuse?(detail: string): Reply;
  /** Answers; what it throws becomes 500, or 503 where it took too long. */
  handle(admitted: Admitted): Promise<Reply | Response> | Reply;
}
