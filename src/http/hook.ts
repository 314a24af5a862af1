/** The routes that answer agents' hooks, and how they fail. */
import { mayAsk } from "../auth/scopes.ts";
import { block, readHook } from "../hooks/claude_code.ts";
import { DIALECTS } from "../hooks/dialects.ts";
import { blockResult } from "../hooks/results.ts";
import { readBytes } from "./body.ts";
import { countCall, TooMany } from "./limited.ts";
import { json, type Reply } from "./reply.ts";
import type { Admitted } from "./route.ts";

const FOREIGN_TOOL = "this key may not ask about that tool";

/** Denies, for whoever is turned away by a limit: an agent that floods its guard must not get past it. */
export function refuseHook(detail: string): Reply {
  return json(block(detail));
}

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
    if (error instanceof TooMany) throw error;
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
  { asked, request_id, principal, passage, parts }: Admitted,
): Promise<object> {
  const bytes = await readBytes(asked, parts.limits);
  if (!bytes.ok) {
    if (bytes.status === 413) parts.metrics.limited("body");
    return block(bytes.detail);
  }
  const event = readHook(bytes.value, parts.limits);
  if (!event.ok) {
    return block(event.problems.map(({ message }) => message).join("; "));
  }
  if (event.value.kind === "notice") {
    const { result } = event.value;
    if (result === undefined) return {};
    const { content, ...said } = result;
    if (!mayAsk(principal, said.call.tool_name)) {
      parts.metrics.authFailure("tool");
      return blockResult(event.value, FOREIGN_TOOL);
    }
    const observed = await parts.observe(
      { ...said, transport: "hooks", principal: principal?.id ?? null },
      content,
      { request_id },
    );
    return DIALECTS["claude-code"].answerResult(event.value, observed);
  }
  const { call, mcp_server } = event.value;
  if (!mayAsk(principal, call.tool_name)) {
    parts.metrics.authFailure("tool");
    return block(FOREIGN_TOOL);
  }
  await countCall(call, passage);
  const verdict = await parts.review(
    { call, mcp_server, transport: "hooks", principal: principal?.id ?? null },
    { request_id },
  );
  return DIALECTS["claude-code"].answer(event.value, verdict);
}
