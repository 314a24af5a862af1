/** Says of each protocol whether the tool would run: the one place that knows how careless a client may be. */
import { byClaudeCode, byCodex } from "../../cli/agent.ts";
import type { Ended } from "../../cli/process.ts";

/** What came of one call: whether the agent would go on to run the tool, and all that it was told. */
export interface Outcome {
  readonly tool: "runs" | "stopped";
  readonly said: string;
}

/** An answer over HTTP; `null` where there was none, because nobody listens or the connection broke. */
export type HttpAnswer =
  | { readonly status: number; readonly body: string }
  | null;

/** A command hook, read by the most careless of the agents: without `onFailure`, and as Codex does. */
export function ofHookProcess(ended: Ended): Outcome {
  const runs = byClaudeCode(ended) === "runs" || byCodex(ended) === "runs";
  return { tool: runs ? "runs" : "stopped", said: ended.out + ended.err };
}

/** A command hook as `hooks add` installs it, with `onFailure: "block"`: every status but 0 blocks. */
export function ofInstalledHook(ended: Ended): Outcome {
  return ended.code === 0
    ? ofHookProcess(ended)
    : { tool: "stopped", said: ended.out + ended.err };
}

/** An HTTP hook as `hooks add` installs it: every status but 200 blocks, and so does an answer that is no JSON. */
export function ofHttpHook(answer: HttpAnswer): Outcome {
  if (answer === null) return { tool: "stopped", said: "" };
  const { status, body } = answer;
  if (status !== 200 && status !== 204) return { tool: "stopped", said: body };
  return ofHookProcess({ code: 0, out: body === "" ? "{}" : body, err: "" });
}

/** A client of `/v1/evaluate`: it runs the tool on an allow or a defer with status 200, and on nothing else. */
export function ofVerdict(answer: HttpAnswer): Outcome {
  if (answer === null) return { tool: "stopped", said: "" };
  const { status, body } = answer;
  return { tool: status === 200 ? ofAction(body) : "stopped", said: body };
}

/** The identifier under which the tests' MCP clients ask about the call. */
export const MCP_CALL = 2;

/** A client of MCP: it runs the tool where the result of the call, if there is one, says allow or defer. */
export function ofMcp(messages: readonly string[]): Outcome {
  const runs = messages.some((text) => {
    const { id, result } = (parsed(text) ?? {}) as McpMessage;
    if (id !== MCP_CALL || result === undefined || result.isError === true) {
      return false;
    }
    const verdict = result.structuredContent ??
      parsed(result.content?.[0]?.text ?? "{}");
    return ofAction(JSON.stringify(verdict)) === "runs";
  });
  return { tool: runs ? "runs" : "stopped", said: messages.join("\n") };
}

interface McpMessage {
  readonly id?: unknown;
  readonly result?: {
    readonly isError?: boolean;
    readonly structuredContent?: unknown;
    readonly content?: readonly { readonly text?: string }[];
  };
}

/** What a client makes of a verdict: whatever is no clear stop lets the tool run. */
export function ofAction(body: string): Outcome["tool"] {
  const { action } = (parsed(body) ?? {}) as { readonly action?: unknown };
  return action === "deny" || action === "ask" ? "stopped" : "runs";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
