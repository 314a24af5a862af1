/** Reads the arguments of a tool call into what a review takes. */
import type * as z from "zod";
import type { Call } from "../facts/call.ts";
import { mcpServerOf } from "../policy/asked.ts";
import { issueTexts } from "../problem/issue.ts";
import type { Question } from "../review/review.ts";
import type { Caller } from "./parts.ts";
import { evaluateInput } from "./schema.ts";

/** Arguments that were understood, or one line for each thing that is wrong with them. */
export type Understood<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly wrong: readonly string[] };

/** Reads arguments as a call; `tool_input` stands for `parameters`, as agents' hooks have it. */
export function readCall(args: unknown): Understood<Call> {
  if (!isRecord(args)) {
    return { ok: false, wrong: ["the arguments are no object"] };
  }
  const parsed = evaluateInput.safeParse(args);
  if (!parsed.success) {
    return {
      ok: false,
      wrong: wrongs(parsed.error, args, Object.keys(evaluateInput.shape)),
    };
  }
  if (args["parameters"] !== undefined && args["tool_input"] !== undefined) {
    return {
      ok: false,
      wrong: ["tool_input: give `parameters` or `tool_input`, not both"],
    };
  }
  const { tool_input: _, ...call } = parsed.data;
  // Taken as it came: the schema's copy leaves out a key named `__proto__`, and what is not seen is not judged.
  const parameters = args["parameters"] ?? args["tool_input"] ?? {};
  return {
    ok: true,
    value: { ...call, parameters: parameters as Call["parameters"] } as Call,
  };
}

/** The question that a call puts. */
export function questionOf(call: Call, caller: Caller): Question {
  return {
    call,
    transport: caller.transport,
    principal: caller.principal,
    mcp_server: mcpServerOf(call.tool_name),
  };
}

/** One line for each thing that is wrong, led by the way to it; `members` are the names that there may be. */
export function wrongs(
  error: z.core.$ZodError,
  value: unknown,
  members: readonly string[],
): readonly string[] {
  return error.issues.flatMap((issue) =>
    issueTexts(issue, value, "A call", members).map(({ path, text }) =>
      `${path.map(String).join(".") || "arguments"}: ${text}`
    )
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
