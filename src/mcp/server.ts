/** MCP over Streamable HTTP: one endpoint, one message a request, no sessions, both eras of the protocol. */
import {
  type AuthInfo,
  createMcpHandler,
  hostHeaderValidationResponse,
  isJsonContentType,
  localhostAllowedHostnames,
  originValidationResponse,
  ProtocolErrorCode,
} from "@modelcontextprotocol/server";
import { saidSafely } from "../audit/said.ts";
import { readBody } from "./body.ts";
import { answerLegacy, isLegacy } from "./legacy.ts";
import { readMessage } from "./message.ts";
import {
  type Admit,
  ANONYMOUS_SCOPES,
  type Caller,
  type McpParts,
  type McpPrincipal,
  MESSAGE_LIMITS,
} from "./parts.ts";
import { wrongParams } from "./params.ts";
import { protocolServer } from "./protocol.ts";

/** The door over HTTP. */
export interface Mcp {
  /**
   * Answers one request.
   *
   * The principal has been authenticated; `null` is somebody who need not be, and may evaluate.
   */
  fetch(
    request: Request,
    principal: McpPrincipal | null,
    request_id?: string,
    admit?: Admit,
  ): Promise<Response>;
  /** Ends what is still open. */
  close(): Promise<void>;
}

/** Opens the door. */
export function createMcp(parts: McpParts): Mcp {
  const limits = parts.limits ?? MESSAGE_LIMITS;
  const hosts = [...localhostAllowedHostnames(), ...parts.hosts ?? []];
  const handler = createMcpHandler(
    ({ authInfo }) => protocolServer(callerIn(authInfo), parts),
    {
      legacy: "reject",
      maxRequestBodySize: limits.bytes,
      maxSubscriptions: 64,
      // Rejected requests are the client's mistakes; what fails inside is reported where it fails.
      onerror: () => {},
    },
  );
  return {
    close: () => handler.close(),
    async fetch(request, principal, request_id, admit) {
      const origin = request.headers.get("origin");
      const declared = origin !== null &&
        parts.allows?.(origin, request.method) === true;
      const refused = hostHeaderValidationResponse(request, hosts) ??
        (declared ? undefined : originValidationResponse(request, hosts)) ??
        refuseForm(request);
      if (refused !== undefined) return refused;
      const body = await readBody(request, limits.bytes);
      if (body === null) {
        return problem(
          413,
          -32000,
          `The body is longer than ${limits.bytes} bytes`,
        );
      }
      const message = readMessage(body, limits);
      if (!message.ok) {
        return problem(400, message.error.code, message.error.message);
      }
      const wrong = wrongParams(message.value);
      if (wrong !== null) {
        const { InvalidParams: code } = ProtocolErrorCode;
        return problem(400, code, wrong, message.value["id"]);
      }
      const caller: Caller = {
        transport: "mcp_http",
        principal: principal?.id ?? null,
        scopes: principal?.scopes ?? ANONYMOUS_SCOPES,
        ...request_id === undefined ? {} : { request_id },
        ...admit === undefined ? {} : { admit },
      };
      if (await isLegacy(request, message.value)) {
        const server = protocolServer(caller, parts);
        return await answerLegacy(request, message.value, server);
      }
      return await handler.fetch(request, {
        authInfo: carrying(caller),
        parsedBody: message.value,
      });
    },
  };
}

function refuseForm(request: Request): Response | undefined {
  if (request.method !== "POST") {
    const response = problem(405, -32000, "Only POST is answered here");
    response.headers.set("Allow", "POST");
    return response;
  }
  return isJsonContentType(request.headers.get("content-type"))
    ? undefined
    : problem(415, -32000, "The Content-Type must be application/json");
}

function problem(
  status: number,
  code: number,
  message: string,
  id: unknown = null,
): Response {
  return Response.json({
    jsonrpc: "2.0",
    id: typeof id === "string" || typeof id === "number" ? id : null,
    error: { code, message: saidSafely(message) },
  }, { status });
}

// The library hands this object through to the factory, and looks at nothing but the scopes in it.
function carrying(caller: Caller): AuthInfo {
  return {
    token: "",
    clientId: caller.principal ?? "",
    scopes: [...caller.scopes],
    extra: { caller },
  };
}

function callerIn(authInfo: AuthInfo | undefined): Caller {
  const caller = authInfo?.extra?.["caller"];
  // Nobody is a caller without scopes: every tool then refuses.
  return (caller ??
    { transport: "mcp_http", principal: null, scopes: [] }) as Caller;
}
