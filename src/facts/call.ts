/** What an agent wants to do. */
import * as z from "zod/mini";

const text = (description: string, most: number) =>
  z.string().check(z.maxLength(most), z.describe(description));

/** The shape of a call, as clients send it to every door that takes one. */
export const callSchema = z.strictObject({
  tool_name: z.string().check(
    z.minLength(1),
    z.maxLength(512),
    z.describe("Name of the tool, as the agent or MCP server spells it"),
  ),
  parameters: z._default(z.record(z.string(), z.unknown()), {}).check(
    z.describe("Arguments of the tool, as the agent would pass them"),
  ),
  cwd: z.optional(text("Working directory of the agent", 4096)),
  session_id: z.optional(text("The agent's session", 512)),
  agent_id: z.optional(text("Which agent within the session asks", 512)),
  agent: z.optional(
    text("Kind of agent, for example `claude-code`", 128),
  ),
});

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
}
