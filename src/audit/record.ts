/** What the line of a decision says. */
import * as z from "zod/mini";
import type { Transport } from "../policy/asked.ts";
import { ACTIONS, type Code, CODES, type Verdict } from "../policy/verdict.ts";
import { SEVERITIES } from "../problem/problem.ts";

/** The schema of a position in the chain. */
export const sequence = z.int().check(
  z.minimum(1),
  z.describe("Position in the chain, counted from 1; never repeated"),
);
/** The schema of what a line says of the one before. */
export const previous = z.string().check(
  z.regex(/^(genesis|[0-9a-f]{64})$/),
  z.describe("Hash of the record before this one, or `genesis`"),
);
/** The schema of a SHA-256. */
export const hash = z.string().check(
  z.regex(/^[0-9a-f]{64}$/),
  z.describe(
    "SHA-256 of this line without its `hash`, in lower-case hexadecimal",
  ),
);
/** The schema of a time. */
export const time = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  z.describe("When it was decided, UTC, as the clock had it"),
);
/** The schema of a number of things. */
export const count = z.int().check(z.minimum(0));
/** The schema of any text. */
export const text = z.string();
const name = z.nullable(z.string());

const callSchema = z.strictObject({
  tool_name: text,
  parameters: z.unknown().check(
    z.describe("The arguments, with secrets replaced and long values cut"),
  ),
  cwd: z.optional(text),
  session_id: z.optional(text),
  agent_id: z.optional(text),
  agent: z.optional(text),
  annotations: z.optional(z.unknown()).check(
    z.describe("What the tool's MCP server claims of it"),
  ),
});

const verdictSchema = z.strictObject({
  action: z.enum(ACTIONS),
  reason: text,
  would: z.optional(
    z.enum(ACTIONS).check(
      z.describe("What would have been answered, where nothing is enforced"),
    ),
  ),
  code: z.enum(Object.keys(CODES) as [Code, ...Code[]]),
  rule_id: name,
  severity: z.nullable(z.enum(SEVERITIES)),
  tags: z.array(text),
  matched: z.array(z.strictObject({
    rule_id: text,
    action: z.enum([...ACTIONS, "sample"]),
    shadow: z.boolean(),
    off: z.optional(
      text.check(z.describe("Why the operator has turned the rule off")),
    ),
  })),
  warnings: z.array(text),
  processing_time_ms: z.number(),
});

/** The shape of the record of one decision. */
export const auditRecordSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("decision"),
  time,
  decision_id: text,
  request_id: name,
  transport: z.string().check(
    z.describe("Door through which the call came"),
  ),
  principal: name,
  mcp_server: name,
  call: callSchema,
  verdict: verdictSchema,
  hash,
});

/** The call as it is recorded: with secrets replaced, long values cut and depth bounded. */
export interface RecordedCall {
  /** Name of the tool. */
  readonly tool_name: string;
  /** The arguments. */
  readonly parameters: unknown;
  /** Working directory of the agent. */
  readonly cwd?: string;
  /** The agent's session. */
  readonly session_id?: string;
  /** Which agent within the session asked. */
  readonly agent_id?: string;
  /** Kind of agent. */
  readonly agent?: string;
  /** What the tool's MCP server claims of it. */
  readonly annotations?: unknown;
}

/** The record of one decision. */
export interface AuditRecord {
  /** Position in the chain, counted from 1; never repeated. */
  readonly sequence: number;
  /** Hash of the record before this one, or `genesis`. */
  readonly previous: string;
  /** What kind of line this is. */
  readonly kind: "decision";
  /** When it was decided, UTC (RFC 3339, milliseconds), as the clock had it; order is the sequence's matter. */
  readonly time: string;
  /** The verdict's identifier, as the client received it. */
  readonly decision_id: string;
  /** The request's identifier, where the door has one. */
  readonly request_id: string | null;
  /** Door through which the call came. */
  readonly transport: Transport;
  /** Who asked, or `null` when nobody was asked to say. */
  readonly principal: string | null;
  /** MCP server that the call is for, or `null`. */
  readonly mcp_server: string | null;
  /** What was asked. */
  readonly call: RecordedCall;
  /** What was answered. */
  readonly verdict: Omit<Verdict, "decision_id">;
  /** SHA-256 of this line without its hash, lower-case hexadecimal. */
  readonly hash: string;
}
