/** Errors as problem documents (RFC 9457). */
import { saidSafely } from "../audit/said.ts";
import type { Reply } from "./reply.ts";

/** One thing that is wrong with a body. */
export interface BodyProblem {
  /** Where, as a JSON Pointer (RFC 6901); empty for the whole body. */
  readonly pointer: string;
  /** What is wrong there. */
  readonly detail: string;
}

/** Titles of the statuses that we answer with. */
export const TITLES = {
  400: "Bad request",
  401: "Not authenticated",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  408: "Request timeout",
  413: "Content too large",
  414: "URI too long",
  415: "Unsupported media type",
  421: "Misdirected request",
  429: "Too many requests",
  431: "Request header fields too large",
  500: "Internal error",
  503: "Not ready",
} as const;

/** A status of a problem document. */
export type ProblemStatus = keyof typeof TITLES;

/** The media type of a problem document. */
export const PROBLEM_TYPE = "application/problem+json";

/** What a problem document may have beside status and detail. */
export interface MoreOfProblem {
  /** Everything that is wrong with the body. */
  readonly errors?: readonly BodyProblem[];
  /** Headers that belong to the status. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A reply that says what is wrong and how to mend it; `instance` is filled in when it is sent. */
export function problem(
  status: ProblemStatus,
  detail: string,
  { errors, headers }: MoreOfProblem = {},
): Reply {
  return {
    status,
    body: {
      type: "about:blank",
      title: TITLES[status],
      status,
      detail: saidSafely(detail),
      ...errors === undefined ? {} : { errors: errors.map(withoutSecrets) },
    },
    headers: { ...headers, "Content-Type": PROBLEM_TYPE },
  };
}

function withoutSecrets({ pointer, detail }: BodyProblem): BodyProblem {
  return { pointer: saidSafely(pointer), detail: saidSafely(detail) };
}

/** The reply to a body with problems: 400, each with its path. */
export function badBody(errors: readonly BodyProblem[]): Reply {
  return problem(
    400,
    errors.map(({ pointer, detail }) => `${pointer || "body"}: ${detail}`).join(
      "; ",
    ),
    { errors },
  );
}

/** The JSON Pointer of a path (RFC 6901, section 3), without the secrets in it, which escapes would hide. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) =>
    `/${saidSafely(String(step)).replaceAll("~", "~0").replaceAll("/", "~1")}`
  ).join("");
}
