/** Opens the MCP door after the server has begun to answer: its protocol is a third of all the code that a start loads. */
import type { McpParts } from "../mcp/parts.ts";
import type { Mcp } from "../mcp/server.ts";

/** The door, and a way to have it ready before somebody knocks. */
export interface LateMcp extends Mcp {
  /** Loads the door's code; a failure shows at the first request. */
  prepare(): void;
}

/** A door that loads its code when it is prepared, or at the first request. */
export function lateMcp(parts: McpParts): LateMcp {
  let opened: Promise<Mcp> | null = null;
  const open = () =>
    opened ??= import("../mcp/server.ts").then(({ createMcp }) =>
      createMcp(parts)
    );
  return {
    prepare: () => void open().catch(() => {}),
    fetch: async (request, principal, request_id, admit) =>
      await (await open()).fetch(request, principal, request_id, admit),
    close: async () => await (await opened)?.close(),
  };
}
