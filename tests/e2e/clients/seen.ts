/** What every client must see, whatever language it is written in and whatever era it speaks. */
import assert from "node:assert/strict";

/** What a client saw. */
export interface Seen {
  /** The protocol revision that was agreed on, where the client tells. */
  readonly version?: string;
  /** The names of the tools, in the order in which they came. */
  readonly tools: readonly string[];
  /** The structured content of a verdict on `rm -rf /`. */
  readonly denied: Readonly<Record<string, unknown>>;
  /** The same on `git status`. */
  readonly harmless: Readonly<Record<string, unknown>>;
  /** Whether a call without a tool's name is an error and has no verdict. */
  readonly wrong: boolean;
  /** The text of `config://rules`. */
  readonly rules: string;
}

/** What clients ask about; nobody runs either. */
export const CALLS = {
  denied: { tool_name: "Bash", parameters: { command: "rm -rf /" } },
  harmless: { tool_name: "Bash", parameters: { command: "git status" } },
};

/** The tools that a client lists. */
export const TOOL_NAMES: readonly string[] = [
  "evaluate_tool_request",
  "explain_decision",
  "list_rules",
  "health_check",
  "get_server_info",
];

/** Fails unless this is what a client must see. */
export function check(seen: Seen, version?: string): void {
  if (version !== undefined) assert.equal(seen.version, version);
  assert.deepEqual(seen.tools, TOOL_NAMES);
  assert.equal(seen.denied["action"], "deny");
  assert.ok(["allow", "defer"].includes(String(seen.harmless["action"])));
  for (const verdict of [seen.denied, seen.harmless]) {
    for (const field of ["reason", "code", "decision_id"]) {
      assert.ok(typeof verdict[field] === "string" && verdict[field] !== "");
    }
    assert.ok(Array.isArray(verdict["warnings"]));
    assert.equal(typeof verdict["processing_time_ms"], "number");
  }
  assert.equal(seen.wrong, true, "wrong arguments must be an error");
  assert.ok(JSON.parse(seen.rules).rules.length > 0);
}
