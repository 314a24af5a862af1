/** Reads a request's body within limits, and the call that it holds. */
import type * as z from "zod/mini";
import { type Call, callSchema } from "../facts/call.ts";
import type { JsonLimits } from "../hooks/json.ts";
import { issueTexts } from "../problem/issue.ts";
import { type BodyProblem, pointerOf } from "./problem_document.ts";
import type { Asked } from "./route.ts";
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
  asked: Pick<Asked, "header" | "bytes">,
  limits: JsonLimits,
): Promise<Bytes> {
  if (!JSON_TYPE.test(asked.header("content-type") ?? "")) {
    return refuse(415, "Send the body as application/json in UTF-8");
  }
  if (!/^(identity)?$/i.test(asked.header("content-encoding") ?? "")) {
    return refuse(415, "Send the body without Content-Encoding");
  }
  const tooLarge = () =>
    refuse(413, `The body may have at most ${limits.bytes} bytes`);
  const length = asked.header("content-length");
  if (length !== undefined && !(Number(length) <= limits.bytes)) {
    return tooLarge();
  }
  try {
    const value = await asked.bytes(limits.bytes);
    return value === null ? tooLarge() : { ok: true, value };
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
    return {
      ok: false,
      errors: read.error.issues.flatMap((issue) => problemsOf(issue, named)),
    };
  }
  // Taken as it came: the schema's copy leaves out a key named `__proto__`, and what is not seen is not judged.
  const parameters = (named as { readonly parameters?: Call["parameters"] })
    .parameters;
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

function problemsOf(
  issue: z.core.$ZodIssue,
  value: unknown,
): readonly BodyProblem[] {
  return issueTexts(issue, value, "A call", MEMBERS).map(({ path, text }) => ({
    pointer: pointerOf(path),
    detail: path.length === 1 && path[0] === "tool_input"
      ? "Give `parameters` or `tool_input`, not both"
      : text,
  }));
}

function refuse(status: 400 | 413 | 415, detail: string): Bytes {
  return { ok: false, status, detail };
}
