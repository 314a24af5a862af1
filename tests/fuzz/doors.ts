/** Every way into the program that needs no socket, over the shipped policies. */
import { createKeyring } from "../../src/auth/keyring.ts";
import { loadRuleset } from "../../src/config/policies.ts";
import { facts, resultContent } from "../../src/facts/mod.ts";
import { DIALECTS } from "../../src/hooks/dialects.ts";
import { JSON_LIMITS } from "../../src/hooks/json.ts";
import { createApp } from "../../src/http/app.ts";
import { allowedHosts } from "../../src/http/host.ts";
import { createLockout } from "../../src/limit/lockout.ts";
import type { Caller, McpParts } from "../../src/mcp/parts.ts";
import { createMcp } from "../../src/mcp/server.ts";
import { TOOLS } from "../../src/mcp/tools.ts";
import { noMetrics } from "../../src/metrics/none.ts";
import type { Asked, Ruleset, Verdict } from "../../src/policy/mod.ts";
import {
  type Clock,
  oneShotClock,
  systemClock,
} from "../../src/review/clock.ts";
import { factsOnDemand } from "../../src/review/on_demand.ts";
import { createObserve } from "../../src/review/observe.ts";
import { createReview } from "../../src/review/review.ts";
import { createSources } from "../../src/limit/source.ts";
import { ANYWHERE, limiter } from "../limit/limiter.ts";

/** The moment at which every call is judged: a Thursday, so that time ranges do not change a run. */
export const MOMENT = new Date("2026-01-01T12:00:00Z");

/** What came through a door. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The doors, each as a function of what comes in. */
export interface Doors {
  readonly ruleset: Ruleset;
  /** `POST /v1/evaluate`. */
  readonly evaluate: (body: Uint8Array<ArrayBuffer>) => Promise<Answer>;
  /** `POST /v1/hooks/claude-code`. */
  readonly hook: (body: Uint8Array<ArrayBuffer>) => Promise<Answer>;
  /** The tool `evaluate_tool_request`, without the protocol around it; `null` when it refuses its arguments. */
  readonly tool: (args: unknown) => Promise<Verdict | null>;
  /** `POST /mcp`, the protocol included; `null` when it refuses. */
  readonly mcp: (args: unknown) => Promise<Verdict | null>;
  /** What `superego advise` does with its input; `null` when it blocks. */
  readonly advise: (input: Uint8Array<ArrayBuffer>) => Promise<object | null>;
  /** What failed inside since the last time that this was asked. */
  readonly failures: () => readonly unknown[];
}

const KEY = "f3Xk9-Qm2Lw7_Zt5Vb8Nr1";
const CALLER: Caller = {
  transport: "mcp_http",
  principal: "bootstrap",
  scopes: ["evaluate"],
};
// A deadline would make a verdict depend on how busy the machine is.
const CLOCK: Clock = {
  now: () => MOMENT,
  elapsed: systemClock.elapsed,
  within: (_, promise) => promise,
};

/** Opens the doors. */
export async function openDoors(): Promise<Doors> {
  const ruleset = await shipped();
  let failed: unknown[] = [];
  const report = (error: unknown) => void failed.push(error);
  const parts = reviewParts(ruleset, CLOCK, report);
  const review = createReview({ ...parts, facts });
  const observe = createObserve({ ...parts, facts, content: resultContent });
  const mcpParts: McpParts = {
    review,
    rules: () => ruleset.rules,
    profile: () => "standard",
    explain: () => Promise.reject(new Error("Nobody asks for this")),
    recent: () => [],
    health: () => ({ ok: true, parts: [] }),
    version: "0",
    now: () => MOMENT,
    limits: JSON_LIMITS,
    report,
  };
  const mcp = createMcp(mcpParts);
  const keyring = createKeyring([], KEY);
  const app = createApp({
    review,
    observe,
    keyring: () => keyring,
    renewKeys: () => Promise.resolve(),
    used: () => {},
    admin: { reload: () => Promise.resolve(), settings: () => [], did() {} },
    tokens: null,
    resource: null,
    cors: null,
    lockout: createLockout({
      failures: 0,
      first_ms: 0,
      longest_ms: 0,
      forget_ms: 0,
      entries: 0,
    }),
    locked: () => {},
    anonymous: false,
    own_headers: {},
    hosts: allowedHosts("127.0.0.1", []),
    limits: JSON_LIMITS,
    limiter: limiter({}),
    sources: createSources(ANYWHERE),
    mcp,
    rules: () => ruleset.rules,
    profile: () => "standard",
    recent: () => [],
    health: () => ({ ok: true, parts: [] }),
    posture: () => Promise.resolve({}),
    metrics: {
      httpRequest: () => {},
      authFailure: () => {},
      limited: () => {},
      render: () => Promise.resolve(""),
      contentType: "text/plain",
    },
    clock: CLOCK,
    head: { url: 4_096, headers: 100 },
    newId: () => "1",
    report,
  });
  const post = async (path: string, body: Uint8Array<ArrayBuffer>) => {
    const response = await app.request(path, {
      method: "POST",
      headers: HEADERS,
      body,
    }, { peer: () => "127.0.0.1" });
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text) as unknown };
  };
  const tool = TOOLS.find(({ definition }) =>
    definition.name === "evaluate_tool_request"
  );
  const adviser = createReview({
    ...reviewParts(await shipped(), oneShotClock, report),
    // Each call meets a process that has loaded nothing yet.
    facts: (call) => factsOnDemand()(call),
  });
  return {
    ruleset,
    evaluate: (body) => post("/v1/evaluate", body),
    hook: (body) => post("/v1/hooks/claude-code", body),
    async tool(args) {
      const answer = await tool?.run(args, CALLER, mcpParts);
      return answer !== undefined && "structured" in answer
        ? answer.structured as Verdict
        : null;
    },
    async mcp(args) {
      const message = {
        jsonrpc: "2.0",
        id: 1,
        method: "tools/call",
        params: { name: "evaluate_tool_request", arguments: args },
      };
      const { body } = await post("/mcp", utf8(JSON.stringify(message)));
      const { result } = body as {
        readonly result?: { readonly structuredContent?: Verdict };
      };
      return result?.structuredContent ?? null;
    },
    async advise(input) {
      const dialect = DIALECTS["claude-code"];
      const event = dialect.read(input);
      if (!event.ok) return null;
      if (event.value.kind === "notice") {
        return dialect.answer(event.value, null);
      }
      const { call, mcp_server } = event.value;
      return dialect.answer(
        event.value,
        await adviser({
          call,
          mcp_server,
          transport: "command",
          principal: null,
        }),
      );
    },
    failures() {
      const before = failed;
      failed = [];
      return before;
    },
  };
}

/** A text's bytes. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

const HEADERS = {
  Host: "127.0.0.1:8000",
  Authorization: `Bearer ${KEY}`,
  "Content-Type": "application/json",
  Accept: "application/json, text/event-stream",
  "MCP-Protocol-Version": "2025-06-18",
};

async function shipped(): Promise<Ruleset> {
  const loaded = await loadRuleset([], () => "");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

function reviewParts(
  ruleset: Ruleset,
  clock: Clock,
  report: (error: unknown) => void,
) {
  return {
    ruleset: () => ruleset,
    trail: { append: (_: { readonly asked: Asked }) => Promise.resolve() },
    metrics: noMetrics,
    deadline_ms: 2_000,
    clock,
    report,
  };
}
