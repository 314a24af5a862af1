/** Opens the MCP door when somebody first knocks: its protocol is a third of all the code, and most servers have no use for it. */
import type { McpParts } from "../mcp/parts.ts";
import type { Mcp } from "../mcp/server.ts";

/** A door that loads its code at the first request. */
export function mcpOnDemand(parts: McpParts): Mcp {
  let opened: Promise<Mcp> | null = null;
  const open = () =>
    opened ??= import("../mcp/server.ts").then(({ createMcp }) =>
      createMcp(parts)
    );
  return {
    fetch: async (request, principal, request_id, admit) =>
      await (await open()).fetch(request, principal, request_id, admit),
    close: async () => await (await opened)?.close(),
  };
}
