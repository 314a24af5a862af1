/** Puts tools and resources behind the protocol's methods, for one caller. */
import { saidSafely } from "../audit/said.ts";
import {
  type CallToolResult,
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  ResourceNotFoundError,
  Server,
} from "@modelcontextprotocol/server";
import { SERVER_NAME } from "./answer.ts";
import type { Caller, McpParts } from "./parts.ts";
import { RESOURCES } from "./resources.ts";
import { type McpTool, TOOLS } from "./tools.ts";

/** The error code of a request that the caller's scopes do not cover; the protocol leaves such codes to servers. */
export const FORBIDDEN = 403;

const INSTRUCTIONS =
  "Before you run a tool, ask `evaluate_tool_request` about the call. Run it after `allow` or `defer`, have a person confirm it after `ask`, and do not run it after `deny` or when no verdict came.";

const LISTS = {
  tools: TOOLS.map((tool) => tool.definition),
  resources: RESOURCES.map((resource) => resource.definition),
};

// The low-level server takes ready-made schemas. The high-level one would make them anew for each HTTP request.
/** A server for one HTTP request or one connection. */
export function protocolServer(caller: Caller, parts: McpParts): Server {
  const server = new Server(
    { name: SERVER_NAME, title: "Superego", version: parts.version },
    {
      capabilities: { tools: {}, resources: {} },
      instructions: INSTRUCTIONS,
    },
  );
  server.setRequestHandler(
    "tools/list",
    () => ({ tools: mutable(LISTS.tools) }),
  );
  server.setRequestHandler("tools/call", ({ params }) => {
    const tool = TOOLS.find((one) => one.definition.name === params.name);
    if (tool === undefined) {
      throw new ProtocolError(
        ProtocolErrorCode.InvalidParams,
        `There is no tool of the name ${
          JSON.stringify(saidSafely(params.name).slice(0, 100))
        }`,
      );
    }
    return callTool(tool, params.arguments ?? {}, caller, parts);
  });
  server.setRequestHandler("resources/list", () => ({
    resources: mutable(LISTS.resources),
  }));
  server.setRequestHandler("resources/templates/list", () => ({
    resourceTemplates: [],
  }));
  server.setRequestHandler(
    "resources/read",
    ({ params }) => readResource(params.uri, caller, parts),
  );
  return server;
}

async function callTool(
  tool: McpTool,
  args: unknown,
  caller: Caller,
  parts: McpParts,
): Promise<CallToolResult> {
  const { name } = tool.definition;
  if (!caller.scopes.includes(tool.scope)) {
    return failure(
      `${name} takes the scope \`${tool.scope}\`, which you do not have.`,
    );
  }
  try {
    const answer = await tool.run(args, caller, parts);
    return "wrong" in answer
      ? failure(
        `Nothing was judged; the arguments of ${name} are wrong.\n${
          answer.wrong.join("\n")
        }`,
      )
      : {
        content: [{ type: "text", text: answer.text }],
        structuredContent: { ...answer.structured },
      };
  } catch (error) {
    parts.report?.(error);
    return failure(
      `${name} failed inside; there is no verdict. The operator's log says why.`,
    );
  }
}

function readResource(
  uri: string,
  caller: Caller,
  parts: McpParts,
): ReadResourceResult {
  const resource = RESOURCES.find((one) => one.definition.uri === uri);
  if (resource === undefined) {
    throw new ResourceNotFoundError(saidSafely(uri));
  }
  if (!caller.scopes.includes("read")) {
    throw new ProtocolError(FORBIDDEN, `${uri} takes the scope \`read\``);
  }
  let text: string;
  try {
    text = JSON.stringify(resource.read(parts));
  } catch (error) {
    parts.report?.(error);
    throw new ProtocolError(
      ProtocolErrorCode.InternalError,
      `${uri} cannot be read; the operator's log says why`,
    );
  }
  const { mimeType } = resource.definition;
  return { contents: [{ uri, mimeType, text }] };
}

// No answer of a tool that failed may be mistaken for a verdict: it has no structured content.
function failure(text: string): CallToolResult {
  return {
    content: [{ type: "text", text: saidSafely(text) }],
    isError: true,
  };
}

// The library's types ask for lists that it may change; it does not.
function mutable<T>(list: readonly T[]): T[] {
  return list as T[];
}
