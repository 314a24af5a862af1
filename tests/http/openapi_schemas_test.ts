/** Holds the schemas of the document to what clients rely on. */
import assert from "node:assert/strict";
import {
  reference,
  type SchemaName,
  SCHEMAS,
} from "../../src/http/openapi_schemas.ts";

interface Schema {
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, object>>;
  readonly additionalProperties?: unknown;
}

Deno.test("SCHEMAS have what the contract promises", async (t) => {
  const table: readonly (readonly [SchemaName, readonly string[]])[] = [
    ["Call", ["tool_name"]],
    ["Verdict", [
      "action",
      "reason",
      "code",
      "rule_id",
      "decision_id",
      "processing_time_ms",
      "warnings",
    ]],
    ["HookInput", ["hook_event_name"]],
    ["Problem", ["type", "title", "status", "detail", "instance"]],
    ["Readiness", ["status", "failing"]],
    ["Rules", ["rules"]],
    ["Records", ["records"]],
  ];
  for (const [name, members] of table) {
    await t.step(name, () => {
      const schema = SCHEMAS[name] as Schema;
      assert.equal(schema.type, "object");
      const required = schema.required ?? [];
      assert.deepEqual(
        members.filter((member) => !required.includes(member)),
        [],
      );
    });
  }
});

Deno.test("SCHEMAS take no unknown member of a call, and none in a hook's answer", () => {
  for (const name of ["Call", "HookAnswer"] as const) {
    assert.equal((SCHEMAS[name] as Schema).additionalProperties, false);
  }
  const call = SCHEMAS.Call as Schema;
  assert.ok("tool_input" in (call.properties ?? {}));
});

Deno.test("SCHEMAS are JSON, and carry no dialect of their own", () => {
  assert.deepEqual(JSON.parse(JSON.stringify(SCHEMAS)), SCHEMAS);
  assert.ok(!JSON.stringify(SCHEMAS).includes("$schema"));
  assert.deepEqual(reference("Call"), { $ref: "#/components/schemas/Call" });
});
