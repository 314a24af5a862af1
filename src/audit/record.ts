/** What one line of the audit file says: a decision, or an event in the file's own life. */
import * as z from "zod/mini";
import type { Transport } from "../policy/asked.ts";
import { ACTIONS, type Code, CODES, type Verdict } from "../policy/verdict.ts";
import { SEVERITIES } from "../problem/problem.ts";

/** Which limit old files are removed for: their number, their age or their size. */
export const REMOVALS = ["count", "age", "size"] as const;

/** One of {@linkcode REMOVALS}. */
export type Removal = typeof REMOVALS[number];

const sequence = z.int().check(
  z.minimum(1),
  z.describe("Position in the chain, counted from 1; never repeated"),
);
const previous = z.string().check(
  z.regex(/^(genesis|[0-9a-f]{64})$/),
  z.describe("Hash of the record before this one, or `genesis`"),
);
const hash = z.string().check(
  z.regex(/^[0-9a-f]{64}$/),
  z.describe(
    "SHA-256 of this line without its `hash`, in lower-case hexadecimal",
  ),
);
const time = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  z.describe("When it was decided, UTC, as the clock had it"),
);
const count = z.int().check(z.minimum(0));
const text = z.string();
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

const repairSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("repair"),
  bytes: count.check(z.describe("Length of the torn line before this one")),
  sha256: hash.check(z.describe("SHA-256 of the torn line before this one")),
  hash,
});

const sealSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("sealed"),
  part: count,
  hash,
});

const openSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("opened"),
  time,
  part: count.check(z.describe("Number of this file in the chain, from 2")),
  hash,
});

const removedSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("removed"),
  time,
  part: count.check(
    z.describe("Number of the last file that is removed, as all before it are"),
  ),
  last_sequence: count.check(z.describe("Last record that is removed")),
  last_hash: hash,
  why: z.enum(REMOVALS).check(
    z.describe("Which limit asked for it: of files, of age or of size"),
  ),
  hash,
});

const erasedSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("erased"),
  erasure: text.check(z.describe("Which erasure took the record out")),
  hash,
});

const erasureSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("erasure"),
  time,
  erasure: text,
  by: text.check(z.describe("Who erased")),
  why: text,
  records: count.check(z.describe("How many records were erased")),
  parts: z.array(z.strictObject({
    part: count.check(z.describe("Number of the file")),
    lines: count.check(z.describe("Erased records and torn lines in it")),
    sha256: hash.check(z.describe("SHA-256 of what was left in their places")),
  })),
  hash,
});

const resumedSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("resumed"),
  failed: count.check(
    z.describe("Decisions that were denied because they could not be recorded"),
  ),
  hash,
});

const replacedSchema = z.strictObject({
  sequence,
  previous,
  kind: z.literal("replaced"),
  last_sequence: count.check(
    z.describe("Last record of the chain that another file stood in place of"),
  ),
  last_hash: hash,
  hash,
});

/** The shape of any line of the audit file. */
export const auditLineSchema = z.discriminatedUnion("kind", [
  auditRecordSchema,
  repairSchema,
  sealSchema,
  openSchema,
  removedSchema,
  erasedSchema,
  erasureSchema,
  resumedSchema,
  replacedSchema,
]);

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

/** What every line has in common. */
interface Chained {
  readonly sequence: number;
  readonly previous: string;
  readonly hash: string;
}

/** Any line of the audit file. */
export type AuditLine =
  | AuditRecord
  /** The line before was torn by a writer that was killed, and was never acknowledged. */
  | Chained & {
    readonly kind: "repair";
    readonly bytes: number;
    readonly sha256: string;
  }
  /** The file is full; the chain goes on in the next one. */
  | Chained & { readonly kind: "sealed"; readonly part: number }
  /** The chain goes on here from the file before. */
  | Chained & {
    readonly kind: "opened";
    readonly time: string;
    readonly part: number;
  }
  /** The oldest files, up to one of them, are removed now. */
  | Chained & {
    readonly kind: "removed";
    readonly time: string;
    readonly part: number;
    readonly last_sequence: number;
    readonly last_hash: string;
    readonly why: Removal;
  }
  /** A record was taken out here; the hash is that of what it was. */
  | Chained & { readonly kind: "erased"; readonly erasure: string }
  /** Records were taken out of these files. */
  | Chained & {
    readonly kind: "erasure";
    readonly time: string;
    readonly erasure: string;
    readonly by: string;
    readonly why: string;
    readonly records: number;
    readonly parts: readonly {
      readonly part: number;
      readonly lines: number;
      readonly sha256: string;
    }[];
  }
  /** Writing works again after it did not. */
  | Chained & { readonly kind: "resumed"; readonly failed: number }
  /** Another file stood in the place of the chain's, which ended with the record named. */
  | Chained & {
    readonly kind: "replaced";
    readonly last_sequence: number;
    readonly last_hash: string;
  };
