/** What Claude Code tells of the results of tools. */
import type { Observed } from "../review/observe.ts";
import type { HookEvent } from "./claude_code.ts";
import type { ClaudeCodeEvent } from "./events.ts";

/** The field in which each event says what a tool gave back. */
const FIELDS: Readonly<Partial<Record<ClaudeCodeEvent, string>>> = {
  PostToolUse: "tool_response",
  PostToolUseFailure: "error",
};

/** What a tool gave back, as the event's own fields say it; `undefined` where they tell nothing of a result. */
export function resultOf(
  event: ClaudeCodeEvent,
  fields: Readonly<Record<string, unknown>>,
): unknown {
  const field = FIELDS[event];
  return field !== undefined && Object.hasOwn(fields, field)
    ? fields[field]
    : undefined;
}

/**
 * What Claude Code is to read about what a tool gave back.
 *
 * `deny` takes the texts that carry something out of what the model sees, and says why; `ask` only says why, since
 * nobody can be asked any more; where the tool has failed there is nothing that could be replaced.
 */
export function answerResult(
  event: HookEvent,
  observed: Observed | null,
): object {
  if (event.kind !== "notice" || event.result === undefined) return {};
  if (observed === null) return {};
  const { verdict: { action, code, reason }, carriers } = observed;
  if (action === "allow" || action === "defer") return {};
  return said(event, action, reason.trim() || `${action} by ${code}`, carriers);
}

/** Withholds all that a tool gave back, where nobody may look at it. */
export function blockResult(event: HookEvent, reason: string): object {
  return said(event, "deny", reason, null);
}

function said(
  event: HookEvent,
  action: "ask" | "deny",
  given: string,
  carriers: ReadonlySet<string> | null,
): object {
  if (event.kind !== "notice" || event.result === undefined) return {};
  const reason = `Superego on what this tool gave back: ${given}`;
  if (event.name === "PostToolUseFailure") {
    return {
      hookSpecificOutput: {
        hookEventName: event.name,
        additionalContext: reason,
      },
    };
  }
  const blocked = { decision: "block", reason };
  if (action === "ask") return blocked;
  return {
    ...blocked,
    hookSpecificOutput: {
      hookEventName: event.name,
      updatedToolOutput: withheld(event.result.content, carriers, "result"),
    },
  };
}

/** What stands where a text was. */
const WITHHELD = "[withheld by Superego]";

/** A result of the same shape, without the texts at these places. */
function withheld(
  value: unknown,
  places: ReadonlySet<string> | null,
  where: string,
): unknown {
  if (typeof value === "string") {
    return places === null || places.has(where) ? WITHHELD : value;
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((one, at) => withheld(one, places, `${where}[${at}]`));
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      withheld(one, places, `${where}.${key}`),
    ]),
  );
}
