/** What an agent wants to do. */
import * as z from "zod/mini";
import { CALL_LIMITS } from "./call_limits.ts";

const text = (description: string, most: number) =>
  z.string().check(z.maxLength(most), z.describe(description));

/** The shape of a call, as clients send it to every door that takes one. */
export const callSchema = z.strictObject({
  tool_name: z.string().check(
    z.minLength(1),
    z.maxLength(CALL_LIMITS.tool_name),
    z.describe("Name of the tool, as the agent or MCP server spells it"),
  ),
  parameters: z._default(z.record(z.string(), z.unknown()), {}).check(
    z.describe("Arguments of the tool, as the agent would pass them"),
  ),
  cwd: z.optional(text("Working directory of the agent", CALL_LIMITS.cwd)),
  session_id: z.optional(text("The agent's session", CALL_LIMITS.session_id)),
  agent_id: z.optional(
    text("Which agent within the session asks", CALL_LIMITS.agent_id),
  ),
  agent: z.optional(
    text("Kind of agent, for example `claude-code`", CALL_LIMITS.agent),
  ),
  annotations: z.optional(
    z.looseObject({
      readOnlyHint: z.optional(z.boolean()),
      destructiveHint: z.optional(z.boolean()),
      openWorldHint: z.optional(z.boolean()),
    }).check(z.describe(
      "What the tool's MCP server claims of it, as `tools/list` has it; it can make a verdict stricter, never looser",
    )),
  ),
});

/** What an MCP server claims of a tool; nobody has to believe it. */
export interface Annotations {
  /** It changes nothing. */
  readonly readOnlyHint?: boolean | undefined;
  /** It may destroy something. */
  readonly destructiveHint?: boolean | undefined;
  /** It reaches beyond this machine. */
  readonly openWorldHint?: boolean | undefined;
}

/** A call whose arguments are settled. Absent fields stay absent. */
export interface Call {
  /** Name of the tool, as the agent or MCP server spells it. */
  readonly tool_name: string;
  /** Arguments of the tool; an absent argument is absent, never `null`. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Working directory of the agent. */
  readonly cwd?: string;
  /** The agent's session. */
  readonly session_id?: string;
  /** Which agent within the session asks. */
  readonly agent_id?: string;
  /** Kind of agent, for example `claude-code`. */
  readonly agent?: string;
  /** What the tool's MCP server claims of it. */
  readonly annotations?: Annotations;
}
