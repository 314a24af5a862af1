/** Checks a server's answer to a hook before the agent sees it. */
import type { Problem, Result } from "../problem/problem.ts";
import type { HookEvent } from "./claude_code.ts";
import { inputProblem, shorten } from "./json.ts";

/** Where problems of a server's answer are said to be. */
export const SERVER = "server";

/**
 * A server's answer, if it is one of the few forms that Superego gives to this event. Everything else is a problem:
 * another agent's dialect, an unknown key, an empty reason or another event's form would be passed over by the agent,
 * and the tool would run.
 */
export function readReply(event: HookEvent, reply: unknown): Result<object> {
  if (!isRecord(reply)) return refuse("the answer is no JSON object");
  if (Object.keys(reply).length === 0) return { ok: true, value: {} };
  if (event.kind === "notice" && event.result !== undefined) {
    return isAboutResult(event.name, reply)
      ? { ok: true, value: reply }
      : refuse(
        `the answer is not one to \`${event.name}\`: ${keysOf(reply)}`,
      );
  }
  const output = reply["hookSpecificOutput"];
  if (event.kind === "notice" || !isRecord(output)) {
    return refuse(
      `the answer is not one to \`${event.name}\`: ${keysOf(reply)}`,
    );
  }
  if (!hasExactly(reply, ["hookSpecificOutput"])) {
    return refuse(`the answer has keys that are not ours: ${keysOf(reply)}`);
  }
  if (output["hookEventName"] !== event.name) {
    return refuse(
      `the answer is to \`${
        shorten(String(output["hookEventName"]), 80)
      }\`, not to \`${event.name}\``,
    );
  }
  const fits = event.name === "PreToolUse"
    ? isDecision(output)
    : isPermission(output);
  return fits ? { ok: true, value: reply } : refuse(
    `the answer is no decision that \`${event.name}\` knows: ${keysOf(output)}`,
  );
}

/** A problem with the server's side of the talk. */
export function serverProblem(message: string, hint: string): Problem {
  return inputProblem("HOOK-004", SERVER, message, hint);
}

function isDecision(output: Fields): boolean {
  return hasExactly(output, [
    "hookEventName",
    "permissionDecision",
    "permissionDecisionReason",
  ]) &&
    ["allow", "deny", "ask"].includes(String(output["permissionDecision"])) &&
    isText(output["permissionDecisionReason"]);
}

function isAboutResult(name: string, reply: Fields): boolean {
  const output = reply["hookSpecificOutput"];
  const isNamed = isRecord(output) && output["hookEventName"] === name;
  if (name === "PostToolUseFailure") {
    return hasExactly(reply, ["hookSpecificOutput"]) && isNamed &&
      hasExactly(output, ["hookEventName", "additionalContext"]) &&
      isText(output["additionalContext"]);
  }
  const isBlock = reply["decision"] === "block" && isText(reply["reason"]);
  if (hasExactly(reply, ["decision", "reason"])) return isBlock;
  return hasExactly(reply, ["decision", "reason", "hookSpecificOutput"]) &&
    isBlock && isNamed &&
    hasExactly(output, ["hookEventName", "updatedToolOutput"]);
}

function isPermission(output: Fields): boolean {
  const decision = output["decision"];
  if (!hasExactly(output, ["hookEventName", "decision"])) return false;
  if (!isRecord(decision)) return false;
  return decision["behavior"] === "allow"
    ? hasExactly(decision, ["behavior"])
    : decision["behavior"] === "deny" &&
      hasExactly(decision, ["behavior", "message"]) &&
      isText(decision["message"]);
}

type Fields = Readonly<Record<string, unknown>>;

function refuse(message: string): Result<object> {
  return {
    ok: false,
    problems: [serverProblem(
      message,
      "Is there a Superego of this version at that URL?",
    )],
  };
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

function hasExactly(fields: Fields, keys: readonly string[]): boolean {
  const own = Object.keys(fields);
  return own.length === keys.length && keys.every((key) => own.includes(key));
}

function keysOf(fields: Fields): string {
  return shorten(Object.keys(fields).join(", "), 120);
}
