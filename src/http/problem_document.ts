/** Errors as problem documents (RFC 9457). */

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
  413: "Content too large",
  415: "Unsupported media type",
  421: "Misdirected request",
  500: "Internal error",
  503: "Not ready",
} as const;

/** A status of a problem document. */
export type ProblemStatus = keyof typeof TITLES;

/** The media type of a problem document. */
export const PROBLEM_TYPE = "application/problem+json";

/** A response that says what is wrong and how to mend it. */
export function problemResponse(
  status: ProblemStatus,
  detail: string,
  more: {
    readonly id?: string;
    readonly errors?: readonly BodyProblem[];
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Response {
  const { id, errors, headers } = more;
  const body = {
    type: "about:blank",
    title: TITLES[status],
    status,
    detail,
    ...id === undefined ? {} : { instance: `urn:superego:request:${id}` },
    ...errors === undefined ? {} : { errors },
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": PROBLEM_TYPE, ...headers },
  });
}
