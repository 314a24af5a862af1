/** The route that judges a call. */
import { mayAsk } from "../auth/scopes.ts";
import { mcpServerOf } from "../policy/asked.ts";
import { readBytes, readCall } from "./body.ts";
import { countCall } from "./limited.ts";
import { badBody, problem } from "./problem_document.ts";
import { json, type Reply } from "./reply.ts";
import type { Recalled } from "./recall.ts";
import type { Admitted } from "./route.ts";

/** Judges the call in the body; a denial is a successful answer. */
export async function evaluate(
  { asked, request_id, principal, passage, parts }: Admitted,
): Promise<Reply> {
  const bytes = await readBytes(asked, parts.limits);
  if (!bytes.ok) {
    const headers = bytes.status === 413
      ? CLOSE
      : bytes.status === 415
      ? ACCEPT
      : {};
    return problem(bytes.status, bytes.detail, { headers });
  }
  const call: Recalled = parts.recall?.(bytes.value) ??
    readCall(bytes.value, parts.limits);
  if (!call.ok) return badBody(call.errors);
  if (!mayAsk(principal, call.value.tool_name)) {
    parts.metrics.authFailure("tool");
    return problem(403, "This key may not ask about that tool");
  }
  await countCall(call.value, passage);
  return json(
    await parts.review({
      call: call.value,
      transport: "http",
      principal: principal?.id ?? null,
      mcp_server: mcpServerOf(call.value.tool_name),
    }, { request_id, known: call.known }),
  );
}

// What is left of the body is not worth reading.
const CLOSE = { Connection: "close" };
const ACCEPT = { Accept: "application/json", "Accept-Encoding": "identity" };
