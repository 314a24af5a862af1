/** What the resources hold. */
import assert from "node:assert/strict";
import type { AuditRecord } from "../../src/audit/record.ts";
import { RECENT_RECORDS, RESOURCES } from "../../src/mcp/resources.ts";
import { recentOutput, rulesOutput } from "../../src/mcp/schema.ts";
import { fakeParts, recordOf, RULE } from "./fake_parts.ts";

const contentOf = (uri: string, parts = fakeParts()) => {
  const found = RESOURCES.find((one) => one.definition.uri === uri);
  return JSON.parse(JSON.stringify(found?.read(parts)));
};

Deno.test("RESOURCES are the two, in a fixed order", () => {
  assert.deepEqual(RESOURCES.map(({ definition }) => definition.uri), [
    "config://rules",
    "audit://recent",
  ]);
});

Deno.test("RESOURCES: config://rules holds every rule", () => {
  const content = contentOf("config://rules");
  assert.deepEqual(content, {
    rules: [RULE],
    total_rules: 1,
    profile: "standard",
  });
  assert.ok(rulesOutput.safeParse(content).success);
});

Deno.test("RESOURCES: audit://recent asks for the last 50 records and no more", () => {
  const question = {
    call: { tool_name: "x", parameters: {} },
    transport: "http",
    principal: null,
    mcp_server: null,
  } as const;
  const limits: number[] = [];
  const recent = (limit: number): readonly AuditRecord[] => {
    limits.push(limit);
    return [recordOf(question, "d-1")];
  };
  const content = contentOf("audit://recent", fakeParts({ recent }));
  assert.deepEqual(limits, [RECENT_RECORDS]);
  assert.equal(content.records[0].decision_id, "d-1");
  assert.ok(recentOutput.safeParse(content).success);
});
