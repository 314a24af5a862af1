/** Reads a request's body within limits, and the call that it holds. */
import type * as z from "zod/mini";
import { type Call, callSchema } from "../facts/call.ts";
import type { JsonLimits } from "../hooks/json.ts";
import { didYouMean } from "../problem/nearest.ts";
import { type BodyProblem, pointerOf } from "./problem_document.ts";
import { readStrictJson } from "./strict_json.ts";

/** The bytes of a body, or what keeps us from reading it. */
export type Bytes =
  | { readonly ok: true; readonly value: Uint8Array }
  | {
    readonly ok: false;
    readonly status: 400 | 413 | 415;
    readonly detail: string;
  };

const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/** The bytes of a JSON body; reading stops at the limit, whatever the headers say. */
export async function readBytes(
  request: Request,
  limits: JsonLimits,
): Promise<Bytes> {
  const { headers } = request;
  if (!JSON_TYPE.test(headers.get("content-type") ?? "")) {
    return refuse(415, "Send the body as application/json in UTF-8");
  }
  if (!/^(identity)?$/i.test(headers.get("content-encoding") ?? "")) {
    return refuse(415, "Send the body without Content-Encoding");
  }
  const tooLarge = () =>
    refuse(413, `The body may have at most ${limits.bytes} bytes`);
  const length = headers.get("content-length");
  if (length !== null && !(Number(length) <= limits.bytes)) return tooLarge();
  try {
    // A length that is stated is kept to by the HTTP parser, so the whole may be taken at once.
    const value = length === null
      ? await readUpTo(request, limits.bytes)
      : new Uint8Array(await request.arrayBuffer());
    if (value === null || value.length > limits.bytes) return tooLarge();
    return { ok: true, value };
  } catch {
    return refuse(400, "The body ended early");
  }
}

/** A call, or everything that is wrong with the body. */
export type ReadCall =
  | { readonly ok: true; readonly value: Call }
  | { readonly ok: false; readonly errors: readonly BodyProblem[] };

/** The call that a body holds; `tool_input` stands for `parameters`, as agents' hooks have it. */
export function readCall(bytes: Uint8Array, limits: JsonLimits): ReadCall {
  const json = readStrictJson(bytes, limits);
  if (!json.ok) return json;
  const named = renamed(json.value);
  const read = callSchema.safeParse(named);
  if (!read.success) {
    return { ok: false, errors: read.error.issues.flatMap(problemsOf) };
  }
  // Taken as it came: the schema's copy leaves out a key named `__proto__`, and what is not seen is not judged.
  const parameters = (named as { readonly parameters?: unknown }).parameters;
  return {
    ok: true,
    value: { ...read.data, parameters: parameters ?? {} } as Call,
  };
}

function renamed(value: unknown): unknown {
  if (
    typeof value !== "object" || value === null ||
    !Object.hasOwn(value, "tool_input") || Object.hasOwn(value, "parameters")
  ) return value;
  const { tool_input: parameters, ...rest } = value as Record<string, unknown>;
  return { ...rest, parameters };
}

const MEMBERS = [...Object.keys(callSchema.shape), "tool_input"];
const WORDS: Readonly<Record<string, string>> = {
  string: "a text",
  object: "an object",
  record: "an object",
};

// In our own words, since the schema library has its own only where its larger half is loaded.
function problemsOf(issue: z.core.$ZodIssue): readonly BodyProblem[] {
  const { path } = issue;
  const here = (detail: string) => [{ pointer: pointerOf(path), detail }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        pointer: pointerOf([...path, key]),
        detail: key === "tool_input"
          ? "Give `parameters` or `tool_input`, not both"
          : `A call has no such member. ${
            didYouMean(key.slice(0, 80), MEMBERS)
          }`,
      }));
    case "invalid_type":
      return here(`This has to be ${WORDS[issue.expected] ?? issue.expected}`);
    case "too_small":
      return here(`This has to have at least ${issue.minimum} characters`);
    case "too_big":
      return here(`This may have at most ${issue.maximum} characters`);
    default:
      return here(issue.message);
  }
}

async function readUpTo(
  request: Request,
  most: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the body.
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > most) return null;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function refuse(status: 400 | 413 | 415, detail: string): Bytes {
  return { ok: false, status, detail };
}
