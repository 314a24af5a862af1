/** What the tools promise. */
import assert from "node:assert/strict";
import type { Answer } from "../../src/mcp/answer.ts";
import type { Caller } from "../../src/mcp/parts.ts";
import {
  explainOutput,
  healthOutput,
  infoOutput,
  rulesOutput,
  verdictOutput,
} from "../../src/mcp/schema.ts";
import { TOOLS } from "../../src/mcp/tools.ts";
import { fakeParts } from "./fake_parts.ts";

const CALLER: Caller = {
  transport: "mcp_stdio",
  principal: null,
  scopes: ["evaluate", "read"],
};
const CALL = { tool_name: "Bash", parameters: { command: "rm -rf /" } };

async function answerOf(
  name: string,
  args: unknown,
  parts = fakeParts(),
): Promise<Answer> {
  const tool = TOOLS.find((one) => one.definition.name === name);
  assert.ok(tool !== undefined);
  return await tool.run(args, CALLER, parts);
}

Deno.test("TOOLS are the five, in a fixed order, each with its scope", () => {
  const table = TOOLS.map(({ definition, scope }) => [definition.name, scope]);
  assert.deepEqual(table, [
    ["evaluate_tool_request", "evaluate"],
    ["explain_decision", "read"],
    ["list_rules", "read"],
    ["health_check", "evaluate"],
    ["get_server_info", "evaluate"],
  ]);
});

Deno.test("TOOLS describe themselves: names, words, and schemas that agents' models accept", () => {
  for (const { definition } of TOOLS) {
    assert.match(definition.name, /^[A-Za-z0-9_.-]{1,128}$/);
    assert.ok(definition.title !== "" && definition.description.endsWith("."));
    for (const schema of [definition.inputSchema, definition.outputSchema]) {
      assert.equal(schema.type, "object");
      const combined = ["oneOf", "anyOf", "allOf"].filter((key) =>
        key in schema
      );
      assert.deepEqual(combined, [], "models refuse these at the top");
    }
    assert.equal(definition.inputSchema["additionalProperties"], false);
  }
});

Deno.test("TOOLS: only evaluating leaves a trace, and the annotations say so", async () => {
  for (const { definition } of TOOLS) {
    const parts = fakeParts();
    const explains = definition.name.endsWith("request") ||
      definition.name.startsWith("explain");
    await answerOf(definition.name, explains ? CALL : {}, parts);
    const { readOnlyHint, destructiveHint } = definition.annotations;
    assert.equal(readOnlyHint, parts.asked.length === 0, definition.name);
    assert.equal(destructiveHint, false);
  }
});

Deno.test("TOOLS answer what their output schemas say", async () => {
  const table = [
    ["evaluate_tool_request", CALL, verdictOutput],
    ["explain_decision", CALL, explainOutput],
    ["list_rules", {}, rulesOutput],
    ["health_check", {}, healthOutput],
    ["get_server_info", {}, infoOutput],
  ] as const;
  for (const [name, args, schema] of table) {
    const answer = await answerOf(name, args);
    assert.ok("structured" in answer && answer.text !== "");
    const parsed = schema.safeParse(answer.structured);
    assert.ok(parsed.success, `${name}: ${parsed.error}`);
  }
});

Deno.test("TOOLS without arguments take none", async () => {
  for (const name of ["list_rules", "health_check", "get_server_info"]) {
    for (const args of [{ a: 1 }, [], null, 5]) {
      assert.ok("wrong" in await answerOf(name, args), name);
    }
  }
});

Deno.test("TOOLS: health_check names what does not work", async () => {
  const parts = [
    { name: "audit", ok: false, detail: "The disk is full" },
    { name: "policy", ok: true, detail: "13 rules" },
  ];
  const sick = fakeParts({ health: () => ({ ok: false, parts }) });
  const answer = await answerOf("health_check", {}, sick);
  assert.deepEqual(answer, {
    text: "Not well: audit.",
    structured: { ok: false, parts, time: "2026-11-24T05:00:00.000Z" },
  });
});
