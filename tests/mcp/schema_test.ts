/** The JSON schemas of what goes in and out. */
import assert from "node:assert/strict";
import * as schemas from "../../src/mcp/schema.ts";

const { jsonSchema } = schemas;

Deno.test("jsonSchema() asks of a call what the call's schema asks, and no more", () => {
  const schema = jsonSchema(schemas.evaluateInput, "input");
  assert.deepEqual(schema["required"], ["tool_name"]);
  const fields = Object.keys(schema["properties"] as object);
  assert.deepEqual(fields, [
    "tool_name",
    "parameters",
    "cwd",
    "session_id",
    "agent_id",
    "agent",
    "annotations",
    "tool_input",
  ]);
});

Deno.test("jsonSchema() asks nothing of an explanation in itself", () => {
  const schema = jsonSchema(schemas.explainInput, "input");
  assert.equal(schema["required"], undefined);
  assert.ok("decision_id" in (schema["properties"] as object));
});

Deno.test("jsonSchema() promises every field of a verdict that clients rely on", () => {
  const schema = jsonSchema(schemas.verdictOutput, "output");
  const required = schema["required"] as string[];
  for (
    const field of [
      "action",
      "reason",
      "code",
      "rule_id",
      "decision_id",
      "processing_time_ms",
      "warnings",
    ]
  ) assert.ok(required.includes(field), field);
});

Deno.test("jsonSchema() refers to nothing outside itself", () => {
  const outputs = Object.values(schemas).filter((one) =>
    typeof one === "object"
  );
  assert.equal(outputs.length, 9);
  for (const one of outputs) {
    const text = JSON.stringify(jsonSchema(one, "output"));
    assert.doesNotMatch(text, /"\$ref":"[^#]/);
  }
});
