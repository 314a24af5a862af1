/** What `explain_decision` answers. */
import assert from "node:assert/strict";
import { evaluate } from "../../src/mcp/answer.ts";
import { explain } from "../../src/mcp/explain.ts";
import type { Caller } from "../../src/mcp/parts.ts";
import { fakeParts, RULE } from "./fake_parts.ts";

const CALLER: Caller = {
  transport: "mcp_stdio",
  principal: null,
  scopes: ["evaluate", "read"],
};

interface Explained {
  readonly decision: { readonly action: string };
  readonly rules: readonly {
    readonly rule_id: string;
    readonly steps: unknown;
  }[];
  readonly rules_not_matched: number;
  readonly effects: unknown;
  readonly record: { readonly decision_id: string };
}

Deno.test("explain() shows the rules that matched a call and counts the others", async () => {
  const parts = fakeParts();
  const told: Explained[] = [];
  for (const command of ["rm -rf /", "ls"]) {
    const call = { tool_name: "Bash", parameters: { command } };
    const answer = await explain(call, CALLER, parts);
    assert.ok("structured" in answer);
    told.push(answer.structured as Explained);
  }
  const [denied, deferred] = told;
  assert.equal(denied?.decision.action, "deny");
  assert.deepEqual(denied?.rules.map((rule) => rule.rule_id), [RULE.id]);
  assert.equal(denied?.rules_not_matched, 0);
  assert.equal(deferred?.decision.action, "defer");
  assert.deepEqual(deferred?.rules, []);
  assert.equal(deferred?.rules_not_matched, 1);
  assert.deepEqual(deferred?.effects, []);
  assert.deepEqual(parts.asked, [], "an explanation is no evaluation");
});

Deno.test("explain() finds the record of a recent decision", async () => {
  const parts = fakeParts();
  for (const command of ["ls", "rm -rf /", "pwd"]) {
    await evaluate(
      { tool_name: "Bash", parameters: { command } },
      CALLER,
      parts,
    );
  }
  const decision_id = "00000000-0000-4000-8000-000000000002";
  const answer = await explain({ decision_id }, CALLER, parts);
  assert.ok("structured" in answer);
  const { record } = answer.structured as Explained;
  assert.equal(record.decision_id, decision_id);
  assert.match(answer.text, /^Denied/);
});

Deno.test("explain() refuses what is neither a call nor a known decision", async () => {
  const table: [args: unknown, wrong: RegExp][] = [
    [{}, /^tool_name: /],
    [{ decision_id: "none" }, /not among the recent/],
    [{ decision_id: "" }, /^decision_id: /],
    [{ decision_id: 5 }, /^decision_id: /],
    [{ decision_id: "x", tool_name: "Bash" }, /alone/],
    [{ decision_id: "x", cwd: "/" }, /alone/],
    [{ tool_name: "x", parameters: 5 }, /^parameters: /],
    [{ tool_name: "x", more: 5 }, /^more: /],
    [null, /./],
  ];
  for (const [args, pattern] of table) {
    const answer = await explain(args, CALLER, fakeParts());
    assert.ok("wrong" in answer, JSON.stringify(args));
    assert.match(answer.wrong.join("\n"), pattern);
  }
});
