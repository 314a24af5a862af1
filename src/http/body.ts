/** Reads a request's JSON body within limits, before anything is made of it. */
import { type Call, callSchema } from "../facts/call.ts";
import { type JsonLimits, readJson } from "../hooks/json.ts";
import { type BodyProblem, problemResponse } from "./problem_document.ts";

/** The bytes of a body, or the answer that refuses it. */
export async function readBytes(
  request: Request,
  limits: JsonLimits,
): Promise<Uint8Array | Response> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    return problemResponse(415, "Send the body as application/json in UTF-8");
  }
  const tooLarge = () =>
    problemResponse(413, `The body may have at most ${limits.bytes} bytes`, {
      headers: { Connection: "close" },
    });
  if (Number(request.headers.get("content-length") ?? 0) > limits.bytes) {
    return tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > limits.bytes) return tooLarge();
    chunks.push(chunk);
  }
  const [first] = chunks;
  if (first !== undefined && chunks.length === 1) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The call that a body holds, or the answer that lists every problem. */
export function readCall(
  bytes: Uint8Array,
  limits: JsonLimits,
): Call | Response {
  const json = readJson(bytes, "body", limits);
  if (!json.ok) {
    return refuse(
      json.problems.map(({ message }) => ({ pointer: "", detail: message })),
    );
  }
  const call = callSchema.safeParse(renamed(json.value));
  if (!call.success) {
    return refuse(call.error.issues.map(({ path, message }) => ({
      pointer: path.map((key) =>
        `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`
      ).join(""),
      detail: message,
    })));
  }
  return call.data as Call;
}

// Agents' hooks say `tool_input` where the interface says `parameters`.
function renamed(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (
    !Object.hasOwn(value, "tool_input") || Object.hasOwn(value, "parameters")
  ) return value;
  const { tool_input: parameters, ...rest } = value as Record<string, unknown>;
  return { ...rest, parameters };
}

function refuse(errors: readonly BodyProblem[]): Response {
  return problemResponse(
    400,
    errors.map(({ pointer, detail }) => `${pointer || "body"}: ${detail}`).join(
      "; ",
    ),
    {
      errors,
    },
  );
}
