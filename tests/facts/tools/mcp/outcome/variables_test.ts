/** Tests which tools store what pipelines and deployments are run with. */
import assert from "node:assert/strict";
import { deeds } from "../../recorder.ts";

const TABLE: readonly (readonly [
  tool: string,
  parameters: Record<string, unknown>,
  wanted: readonly string[],
])[] = [
  ["odd__create_project_variable", { "id": "p" }, ["create secret p"]],
  ["odd__set_env_vars", { "id": "p" }, ["set secret p"]],
  ["odd__update_secret", { "id": "p" }, ["update secret p"]],
  ["odd__set_variable", { "id": "p" }, []],
  ["figma__create_variable", { "id": "p" }, []],
  ["odd__list_env_vars", { "id": "p" }, []],
  ["odd__update_variable_group", { "id": "p" }, ["update secret p"]],
  ["railway__variable_set", { "id": "p" }, ["set cloud p", "set secret p"]],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`outcome variables: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
