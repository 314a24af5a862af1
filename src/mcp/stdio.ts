/** MCP over stdin and stdout, in both eras of the protocol. */
import { serveStdio as serve } from "@modelcontextprotocol/server/stdio";
import { systemClock } from "../review/clock.ts";
import { type McpParts, MESSAGE_LIMITS, OWNER_SCOPES } from "./parts.ts";
import { protocolServer } from "./protocol.ts";
import { type Streams, Wire } from "./wire.ts";

// Reviews have a deadline of their own; this one is for whatever the library might never answer.
const DRAIN_MS = 30_000;

/** Serves one client until `stdin` ends and everything it asked is answered, or `stdout` breaks; never rejects. */
export async function serveStdio(
  parts: McpParts,
  streams: Streams,
): Promise<void> {
  const wire = new Wire(streams, parts.limits ?? MESSAGE_LIMITS);
  const handle = serve(
    () =>
      protocolServer({
        transport: "mcp_stdio",
        principal: null,
        scopes: OWNER_SCOPES,
      }, parts),
    { transport: wire, maxSubscriptions: 16, onerror: () => {} },
  );
  await wire.ended;
  await systemClock.within(DRAIN_MS, wire.drained()).catch((error) =>
    parts.report?.(error)
  );
  await handle.close();
}
