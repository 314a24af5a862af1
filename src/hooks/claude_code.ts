/** Claude Code's dialect: its hook JSON in, the answer that it obeys out. */
import { mcpServerOf } from "../policy/asked.ts";
import type { Call } from "../facts/call.ts";
import { CALL_LIMITS } from "../facts/call_limits.ts";
import type { Verdict } from "../policy/verdict.ts";
import { didYouMean } from "../problem/nearest.ts";
import type { Problem, Result } from "../problem/problem.ts";
import {
  type CallEvent,
  CLAUDE_CODE_EVENTS,
  type ClaudeCodeEvent,
} from "./events.ts";
import { resultOf } from "./results.ts";
import {
  inputProblem,
  JSON_LIMITS,
  type JsonLimits,
  readJson,
  shorten,
} from "./json.ts";

/** What Claude Code told us: a tool call that waits for an answer, or something that is none. */
export type HookEvent =
  | {
    readonly kind: "call";
    readonly name: CallEvent;
    readonly call: Call;
    readonly mcp_server: string | null;
  }
  | {
    readonly kind: "notice";
    readonly name: ClaudeCodeEvent;
    /** What a call gave back, where the event tells that. */
    readonly result?: HookResult;
  };

/** A call that has run, and what it gave back. */
export interface HookResult extends HookQuestion {
  readonly content: unknown;
}

/** What a review needs to know that the hook's input says. */
export interface HookQuestion {
  /** What the agent wants to do. */
  readonly call: Call;
  /** The MCP server that the tool belongs to, or `null`. */
  readonly mcp_server: string | null;
}

/** Where problems of a hook's input are said to be. */
export const HOOK_INPUT = "stdin";

/**
 * Reads a hook's input, as bytes or already parsed.
 *
 * Fields that are not known are passed over, since Claude Code adds some with every version; known ones must have
 * their type, and an unknown event is a problem, because it may be one that lets a tool run.
 */
export function readHook(
  input: unknown,
  limits: JsonLimits = JSON_LIMITS,
): Result<HookEvent> {
  const json: Result<unknown> = input instanceof Uint8Array
    ? readJson(input, HOOK_INPUT, limits)
    : { ok: true, value: input };
  if (!json.ok) return json;
  if (!isRecord(json.value)) {
    return refuse("HOOK-002", "the input is no JSON object", OBJECT_HINT);
  }
  const fields = json.value;
  const name = own(fields, "hook_event_name");
  if (typeof name !== "string") {
    return refuse(
      "HOOK-002",
      "`hook_event_name` is missing or no text",
      OBJECT_HINT,
    );
  }
  if (!isEvent(name)) {
    return refuse(
      "HOOK-003",
      `the event \`${shorten(name, 80)}\` is not known`,
      didYouMean(name.slice(0, 80), Object.keys(CLAUDE_CODE_EVENTS)),
    );
  }
  return isCallEvent(name)
    ? readCall(name, fields)
    : { ok: true, value: noticeOf(name, fields) };
}

/** The question that an event puts, or `null` when it is no tool call and the answer is the empty object. */
export function toAsked(event: HookEvent): HookQuestion | null {
  return event.kind === "call"
    ? { call: event.call, mcp_server: event.mcp_server }
    : null;
}

/**
 * What Claude Code is to read. It has no key beyond those that every version knows, and never an empty reason: an
 * answer that the agent rejects lets the tool run. Claude Code's own word `defer` ends the run and is never sent.
 */
export function answer(event: HookEvent, verdict: Verdict | null): object {
  if (event.kind === "notice") return {};
  if (verdict === null) return block("there is no verdict", event);
  const { action } = verdict;
  const reason = verdict.reason.trim() || `${action} by ${verdict.code}`;
  if (event.name === "PermissionRequest") {
    switch (action) {
      case "allow":
        return permission({ behavior: "allow" });
      case "deny":
        return permission({ behavior: "deny", message: reason });
      // The event means that a dialog is about to be shown; with no opinion from us it is.
      case "ask":
      case "defer":
        return {};
    }
  }
  switch (action) {
    case "allow":
    case "deny":
    case "ask":
      return decision(action, reason);
    case "defer":
      return {};
  }
}

/** Stops the tool, whatever was asked; without an event in the form of `PreToolUse`. */
export function block(reason: string, event?: HookEvent): object {
  const text = reason.trim() || "no reason is known";
  const message = `Superego blocks this call: ${text}`;
  return event?.name === "PermissionRequest"
    ? permission({ behavior: "deny", message })
    : decision("deny", message);
}

const OBJECT_HINT =
  "Send the object that Claude Code gives its hooks: `hook_event_name`, `tool_name`, `tool_input`";

function readCall(
  name: CallEvent,
  fields: Readonly<Record<string, unknown>>,
): Result<HookEvent> {
  const problems: Problem[] = [];
  const wrong = (message: string) =>
    void problems.push(
      inputProblem("HOOK-002", HOOK_INPUT, message, OBJECT_HINT),
    );
  const tool = own(fields, "tool_name");
  if (
    typeof tool !== "string" || tool === "" ||
    tool.length > CALL_LIMITS.tool_name
  ) {
    wrong(
      tool === undefined
        ? "`tool_name` is missing"
        : `\`tool_name\` is no text of 1 to ${CALL_LIMITS.tool_name} characters`,
    );
  }
  const parameters = own(fields, "tool_input");
  if (!isRecord(parameters)) {
    wrong(
      parameters === undefined
        ? "`tool_input` is missing"
        : "`tool_input` is no object",
    );
  }
  const texts: { cwd?: string; session_id?: string; agent_id?: string } = {};
  for (const key of ["cwd", "session_id", "agent_id"] as const) {
    const value = own(fields, key);
    if (value === undefined) continue;
    if (typeof value === "string" && value.length <= CALL_LIMITS[key]) {
      texts[key] = value;
    } else {wrong(
        `\`${key}\` is no text of at most ${CALL_LIMITS[key]} characters`,
      );}
  }
  const server = own(fields, "mcp_server");
  if (server !== undefined && serverName(server) === null) {
    wrong("`mcp_server` has no `name`");
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      kind: "call",
      name,
      call: {
        tool_name: tool as string,
        parameters: parameters as Record<string, unknown>,
        ...texts,
        agent: "claude-code",
      },
      mcp_server: serverName(server) ?? mcpServerOf(tool as string),
    },
  };
}

/** Nothing of a notice is refused: what does not tell of a result tells of nothing. */
function noticeOf(
  name: ClaudeCodeEvent,
  fields: Readonly<Record<string, unknown>>,
): HookEvent {
  const content = resultOf(name, fields);
  if (content === undefined) return { kind: "notice", name };
  const read = readCall("PreToolUse", fields);
  if (!read.ok || read.value.kind !== "call") return { kind: "notice", name };
  const { call, mcp_server } = read.value;
  return { kind: "notice", name, result: { call, mcp_server, content } };
}

function serverName(server: unknown): string | null {
  const name = isRecord(server) ? own(server, "name") : undefined;
  return typeof name === "string" && name !== "" ? name : null;
}

function decision(action: "allow" | "deny" | "ask", reason: string): object {
  return {
    hookSpecificOutput: {
      hookEventName: "PreToolUse",
      permissionDecision: action,
      permissionDecisionReason: reason,
    },
  };
}

function permission(
  decision: { behavior: "allow" } | { behavior: "deny"; message: string },
): object {
  return {
    hookSpecificOutput: { hookEventName: "PermissionRequest", decision },
  };
}

function refuse(id: string, message: string, hint: string): Result<HookEvent> {
  return {
    ok: false,
    problems: [inputProblem(id, HOOK_INPUT, message, hint)],
  };
}

function own(
  fields: Readonly<Record<string, unknown>>,
  key: string,
): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) &&
    !(value instanceof Uint8Array);
}

function isEvent(name: string): name is ClaudeCodeEvent {
  return Object.hasOwn(CLAUDE_CODE_EVENTS, name);
}

function isCallEvent(name: ClaudeCodeEvent): name is CallEvent {
  return CLAUDE_CODE_EVENTS[name];
}
