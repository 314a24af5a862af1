/** The agents whose hooks we speak with, by the name that `--agent` takes. */
import type { Verdict } from "../policy/verdict.ts";
import type { Result } from "../problem/problem.ts";
import { answer, type HookEvent, readHook } from "./claude_code.ts";
import type { Observed } from "../review/observe.ts";
import type { JsonLimits } from "./json.ts";
import { readReply } from "./reply.ts";
import { answerResult } from "./results.ts";

/** How one agent talks to its hooks. */
export interface Dialect {
  /** The server's route for this agent. */
  readonly route: string;
  /** Reads the hook's input. */
  readonly read: (input: unknown, limits?: JsonLimits) => Result<HookEvent>;
  /** What the agent is to read. */
  readonly answer: (event: HookEvent, verdict: Verdict | null) => object;
  /** What the agent is to read about a result; the empty object where nothing is to be said. */
  readonly answerResult: (
    event: HookEvent,
    observed: Observed | null,
  ) => object;
  /** Checks what a server answered in our place. */
  readonly readReply: (event: HookEvent, reply: unknown) => Result<object>;
}

/** Every dialect. */
export const DIALECTS = {
  "claude-code": {
    route: "/v1/hooks/claude-code",
    read: readHook,
    answer,
    answerResult,
    readReply,
  },
} as const satisfies Readonly<Record<string, Dialect>>;

/** The name of an agent that we know. */
export type AgentName = keyof typeof DIALECTS;

/** The agent that is meant when none is named. */
export const USUAL_AGENT: AgentName = "claude-code";
