/** Everything a decision may depend on, beside the policy and the facts. */
import type { Call } from "../facts/call.ts";

/** The doors a call can come through, as policies name them. */
export const TRANSPORTS = [
  "command",
  "http",
  "hooks",
  "mcp_stdio",
  "mcp_http",
] as const;

/** One of {@linkcode TRANSPORTS}. */
export type Transport = typeof TRANSPORTS[number];

/** One call with who asks, through which door, and when. */
export interface Asked {
  /** What the agent wants to do. */
  readonly call: Call;
  /** The door it came through. */
  readonly transport: Transport;
  /** Who asks, or `null` when nobody authenticated. */
  readonly principal: string | null;
  /** The MCP server that the tool belongs to, or `null` when it is not known. */
  readonly mcp_server: string | null;
  /** The moment of the decision; the only clock that a policy sees. */
  readonly now: Date;
}

/** The MCP server in a tool's name such as `mcp__github__create_issue`, or `null`. */
export function mcpServerOf(tool_name: string): string | null {
  return /^mcp__(.+?)__./.exec(tool_name)?.[1] ?? null;
}
