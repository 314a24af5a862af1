/** Reads a hook's end as coding agents do, at their most careless: what they take for "go on" lets the tool run. */
import type { Ended } from "./process.ts";

/** A tool call as Claude Code tells its hooks of it. */
export function hookInput(
  tool: string,
  tool_input: unknown,
  more: Readonly<Record<string, unknown>> = {},
): string {
  return JSON.stringify({
    session_id: "s1",
    transcript_path: "/home/dev/.claude/t.jsonl",
    cwd: "/home/dev/project",
    permission_mode: "default",
    hook_event_name: "PreToolUse",
    tool_name: tool,
    tool_input,
    tool_use_id: "toolu_1",
    ...more,
  });
}

/** What Claude Code without `onFailure` does: exit 2 blocks, a decision is obeyed, and everything else lets the tool run. */
export function byClaudeCode(
  { code, out }: Ended,
): "blocked" | "asks" | "runs" {
  if (code === 2) return "blocked";
  if (code !== 0) return "runs";
  const decision = decisionIn(out);
  return decision?.["permissionDecision"] === "deny"
    ? "blocked"
    : decision?.["permissionDecision"] === "ask"
    ? "asks"
    : "runs";
}

/** What Codex does: exit 2 blocks only with words on stderr, a denial only with a reason and no key that it does not know. */
export function byCodex({ code, out, err }: Ended): "blocked" | "runs" {
  if (code === 2) return err.trim() === "" ? "runs" : "blocked";
  if (code !== 0) return "runs";
  const decision = decisionIn(out);
  const known = [
    "hookEventName",
    "permissionDecision",
    "permissionDecisionReason",
  ];
  const reason = decision?.["permissionDecisionReason"];
  return decision?.["permissionDecision"] === "deny" &&
      typeof reason === "string" && reason.trim() !== "" &&
      Object.keys(decision).every((key) => known.includes(key)) &&
      Object.keys(JSON.parse(out) as object).join() === "hookSpecificOutput"
    ? "blocked"
    : "runs";
}

function decisionIn(out: string): Record<string, unknown> | undefined {
  try {
    const answer: unknown = JSON.parse(out);
    return (answer as { hookSpecificOutput?: Record<string, unknown> } | null)
      ?.hookSpecificOutput;
  } catch {
    return undefined;
  }
}
