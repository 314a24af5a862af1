/** What tools answer, and how `evaluate_tool_request` and `get_server_info` come by it. */
import { SUPPORTED_PROTOCOL_VERSIONS } from "@modelcontextprotocol/server";
import type { Verdict } from "../policy/mod.ts";
import { questionOf, readCall } from "./arguments.ts";
import { type Caller, type McpParts, MESSAGE_LIMITS } from "./parts.ts";

/** The server's name in the protocol. */
export const SERVER_NAME = "superego";

/** The protocol revisions that are spoken, newest first: the stateless one, then those with a handshake. */
export const PROTOCOL_VERSIONS: readonly string[] = [
  "2026-07-28",
  ...SUPPORTED_PROTOCOL_VERSIONS,
].filter((version, at, all) => all.indexOf(version) === at);

/** A sentence for those who read text, data for those who read data; or what is wrong with the arguments. */
export type Answer =
  | { readonly text: string; readonly structured: object }
  | { readonly wrong: readonly string[] };

/** Judges a call. */
export async function evaluate(
  args: unknown,
  caller: Caller,
  parts: McpParts,
): Promise<Answer> {
  const call = readCall(args);
  if (!call.ok) return call;
  const refused = await caller.admit?.(call.value) ?? null;
  if (refused !== null) return { wrong: [refused] };
  const { request_id } = caller;
  const verdict = await parts.review(
    questionOf(call.value, caller),
    request_id === undefined ? {} : { request_id },
  );
  return { text: sentence(verdict), structured: verdict };
}

/** Says what the server is, and whom it takes the caller for. */
export function serverInfo(caller: Caller, parts: McpParts): Answer {
  const limits = parts.limits ?? MESSAGE_LIMITS;
  return {
    text: `Superego ${parts.version} judges tool calls before they run.`,
    structured: {
      name: SERVER_NAME,
      version: parts.version,
      protocol_versions: PROTOCOL_VERSIONS,
      transport: caller.transport,
      principal: caller.principal,
      scopes: caller.scopes,
      total_rules: parts.rules().length,
      max_message_bytes: limits.bytes,
      max_json_depth: limits.depth,
    },
  };
}

/** The verdict in a sentence that begins with what it means for the call. */
export function sentence(
  verdict: Omit<Verdict, "processing_time_ms" | "decision_id">,
): string {
  const rule = verdict.rule_id === null ? "" : ` (rule ${verdict.rule_id})`;
  return `${MEANINGS[verdict.action]}${rule}: ${verdict.reason}`;
}

const MEANINGS = {
  allow: "Allowed",
  deny: "Denied, do not run it",
  ask: "A person must confirm it first",
  defer: "No objection, the usual permissions apply",
} as const;
