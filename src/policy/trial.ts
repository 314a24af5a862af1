/** The call with which an installation is tried: nobody runs it, and figures leave it out. */
import type { Call } from "../facts/call.ts";

/** The session of the call, by which it is known again in records. */
const SESSION = "superego-trial";

/** The call; a policy that denies anything denies it. */
export const TRIAL = {
  tool_name: "Bash",
  parameters: { command: "rm -rf /" },
  session_id: SESSION,
} as const satisfies Call;

/**
 * Whether a call, or what a record kept of it, is that call and no other. It is recorded like any other, and only not
 * counted, so that nobody who sends it hides more than just this.
 */
export function isTrial(call: {
  readonly tool_name: string;
  readonly parameters: unknown;
  readonly session_id?: string | undefined;
}): boolean {
  return call.session_id === SESSION && call.tool_name === TRIAL.tool_name &&
    JSON.stringify(call.parameters) === JSON.stringify(TRIAL.parameters);
}
