/** Holds the predecessor's own example policy to its decisions, with its defects put right. */
import assert from "node:assert/strict";
import { compileQuery } from "../../src/policy/match/jsonpath.ts";
import { linearRegex } from "../../src/policy/match/linear.ts";
import { compile, decide } from "../../src/policy/mod.ts";
import { parsePolicy } from "../../src/policy/parse.ts";
import text from "../compat/rules.yaml" with { type: "text" };

Deno.test("parsePolicy() and decide() take the predecessor's rules.yaml as it is", async (t) => {
  const policy = parsePolicy(text, "rules.yaml");
  assert.ok(policy.ok, JSON.stringify(policy));
  const ruleset = compile([policy.value], {
    regex: linearRegex,
    backtracking: (pattern) => {
      const expression = new RegExp(pattern, "i");
      return (value) => expression.test(value);
    },
    jsonpath: compileQuery,
  });
  assert.ok(ruleset.ok);
  const table = [
    ["rm", { path: "/tmp/x" }, "deny", "deny_dangerous_commands"],
    ["delete_everything", {}, "deny", "block_destructive_commands"],
    ["Write", { path: "/etc/x/y" }, "deny", "protect_system_files"],
    ["curl", { url: "http://a.onion/x" }, "deny", "monitor_network_requests"],
    [
      "curl",
      { url: "https://example.com" },
      "deny",
      "sample_network_operations",
    ],
    ["edit", { path: "/tmp/../etc/passwd" }, "deny", "protect_system_files"],
    ["deploy_app", {}, "deny", "business_hours_restrictions"],
    ["ls", {}, "allow", "allow_safe_commands"],
    ["Read", { file_path: "README.md" }, "allow", "allow_safe_commands"],
    ["frobnicate", { a: 1 }, "defer", null],
  ] as const;
  for (const [tool_name, parameters, action, rule] of table) {
    await t.step(`${tool_name} ${JSON.stringify(parameters)}`, () => {
      const decision = decide(ruleset.value, {
        call: { tool_name, parameters, cwd: "/srv" },
        transport: "http",
        principal: null,
        mcp_server: null,
        now: new Date("2026-06-01T10:30:00Z"),
      }, null);
      assert.deepEqual([decision.action, decision.rule_id], [action, rule]);
    });
  }
});
