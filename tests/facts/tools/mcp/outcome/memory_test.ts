/** Tests which tools have an agent remember something. */
import assert from "node:assert/strict";
import { deeds } from "../../recorder.ts";

const TABLE: readonly (readonly [
  tool: string,
  parameters: Record<string, unknown>,
  wanted: readonly string[],
])[] = [
  ["memory__add_observations", { "id": "x" }, ["add memory x"]],
  ["memory__create_entities", { "entities": [] }, ["create memory"]],
  ["memory__search_nodes", { "query": "x" }, []],
  ["odd__remember", { "id": "x" }, ["remember memory x"]],
  ["odd__store_item", { "id": "x" }, []],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`outcome memory: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
