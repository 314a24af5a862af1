/** A server of the test's own making, and `superego advise` that asks it. */
import { hookInput } from "./agent.ts";
import { type Ended, inFolder, superego } from "./process.ts";

/** A tool call that only the server decides about. */
export const GOOD = hookInput("Bash", { command: "touch x" });
/** The server's route. */
export const ROUTE = "/v1/hooks/claude-code";
/** The key that the server wants. */
export const KEY = "server-faults-key-0123456789";
/** An answer of Superego's. */
export function decided(permissionDecision: string, more: object = {}): object {
  return {
    hookSpecificOutput: {
      hookEventName: "PreToolUse",
      permissionDecision,
      permissionDecisionReason: "fine",
      ...more,
    },
  };
}

/** How the server answers. */
export type Handler = (request: Request) => Response | Promise<Response>;

/** Runs `advise` against a server that answers so. */
export async function advise(
  handler: Handler,
  env: Readonly<Record<string, string>> = {},
  stdin: string = GOOD,
): Promise<Ended> {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    handler,
  );
  try {
    return await at(`http://127.0.0.1:${server.addr.port}`, env, stdin);
  } finally {
    await server.shutdown();
  }
}

/** Runs `advise` against whatever is at a URL. */
export async function at(
  url: string,
  env: Readonly<Record<string, string>> = {},
  stdin: string = GOOD,
): Promise<Ended> {
  return await inFolder((folder) =>
    superego({
      args: ["advise", "--url", url],
      stdin,
      env: {
        HOME: folder,
        ...("SUPEREGO_TOKEN_FILE" in env ? {} : { SUPEREGO_TOKEN: KEY }),
        ...env,
      },
    })
  );
}

/** A server that allows everything to whoever has the key. */
export function allowing(request: Request): Response {
  const known = request.headers.get("authorization") === `Bearer ${KEY}`;
  return known && new URL(request.url).pathname === ROUTE
    ? Response.json(decided("allow"))
    : new Response("", { status: 401 });
}

/** A port where nobody listens. */
export async function freePort(): Promise<number> {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return await Promise.resolve(port);
}
