/** The routes that answer agents' hooks, and how they fail. */
import { block, readHook } from "../hooks/claude_code.ts";
import { DIALECTS } from "../hooks/dialects.ts";
import { readBytes } from "./body.ts";
import { json, type Reply } from "./reply.ts";
import type { Admitted } from "./route.ts";

/**
 * Answers a hook of Claude Code.
 *
 * Whatever goes wrong from here on is a denial with status 200: an agent whose hook does not say `onFailure: "block"`
 * takes an error status for no opinion, and runs the tool. Before here, where nobody has shown a key, the status is
 * an error like on every route.
 */
export async function hook(admitted: Admitted): Promise<Reply> {
  try {
    return json(await answerTo(admitted));
  } catch (error) {
    admitted.parts.report(error, admitted.request_id);
    return json(
      block(
        "something failed inside; the operator's log says what, under request " +
          admitted.request_id,
      ),
    );
  }
}

async function answerTo(
  { request, request_id, principal, parts }: Admitted,
): Promise<object> {
  const bytes = await readBytes(request, parts.limits);
  if (!bytes.ok) {
    if (bytes.status === 413) parts.metrics.limited("body");
    return block(bytes.detail);
  }
  const event = readHook(bytes.value, parts.limits);
  if (!event.ok) {
    return block(event.problems.map(({ message }) => message).join("; "));
  }
  if (event.value.kind === "notice") return {};
  const { call, mcp_server } = event.value;
  const verdict = await parts.review(
    { call, mcp_server, transport: "hooks", principal: principal?.id ?? null },
    { request_id },
  );
  return DIALECTS["claude-code"].answer(event.value, verdict);
}
