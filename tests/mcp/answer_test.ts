/** What the plain tools answer. */
import assert from "node:assert/strict";
import {
  evaluate,
  PROTOCOL_VERSIONS,
  sentence,
  serverInfo,
} from "../../src/mcp/answer.ts";
import type { Caller } from "../../src/mcp/parts.ts";
import { ACTIONS, type Verdict } from "../../src/policy/verdict.ts";
import { fakeParts, judge } from "./fake_parts.ts";

const CALLER: Caller = {
  transport: "mcp_http",
  principal: "ci",
  scopes: ["evaluate"],
  request_id: "r-1",
};

Deno.test("evaluate() hands the call to the review and answers its verdict", async () => {
  const parts = fakeParts();
  const call = { tool_name: "Bash", parameters: { command: "rm -rf /" } };
  const answer = await evaluate(call, CALLER, parts);
  assert.ok("structured" in answer);
  const verdict = answer.structured as Verdict;
  assert.equal(verdict.action, "deny");
  assert.match(answer.text, /^Denied, do not run it \(rule no-rm\): /);
  assert.deepEqual(parts.asked, [{
    call,
    transport: "mcp_http",
    principal: "ci",
    mcp_server: null,
  }]);
  assert.deepEqual(parts.request_ids, ["r-1"]);
});

Deno.test("evaluate() does not ask the review about arguments that it does not understand", async () => {
  const parts = fakeParts();
  assert.ok("wrong" in await evaluate({ tool_name: 5 }, CALLER, parts));
  assert.deepEqual(parts.asked, []);
});

Deno.test("sentence() begins with what the verdict means, for every action", () => {
  const starts = {
    deny: "Denied, do not run it: why",
    ask: "A person must confirm it first: why",
    defer: "No objection, the usual permissions apply: why",
    allow: "Allowed: why",
  };
  const base = judge({
    call: { tool_name: "x", parameters: {} },
    transport: "http",
    principal: null,
    mcp_server: null,
  });
  for (const action of ACTIONS) {
    assert.equal(sentence({ ...base, action, reason: "why" }), starts[action]);
  }
});

Deno.test("serverInfo() says what there is, without secrets", () => {
  assert.deepEqual(serverInfo(CALLER, fakeParts()), {
    text: "Superego 1.2.3 judges tool calls before they run.",
    structured: {
      name: "superego",
      version: "1.2.3",
      protocol_versions: PROTOCOL_VERSIONS,
      transport: "mcp_http",
      principal: "ci",
      scopes: ["evaluate"],
      total_rules: 1,
      max_message_bytes: 4_194_304,
      max_json_depth: 64,
    },
  });
  assert.deepEqual([...PROTOCOL_VERSIONS].sort().reverse(), PROTOCOL_VERSIONS);
  assert.equal(PROTOCOL_VERSIONS[0], "2026-07-28");
});
