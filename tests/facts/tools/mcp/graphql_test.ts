/** Tests mutations in GraphQL that a call sends to a service. */
import assert from "node:assert/strict";
import { mutations } from "../../../../src/facts/tools/mcp/graphql.ts";
import { deeds } from "../recorder.ts";

const TABLE: readonly (readonly [query: string, wanted: readonly string[]])[] =
  [
    ["mutation { deleteUser(id: 1) { id } }", ["deleteUser"]],
    ["mutation Drop($id: ID!) { gone: delete_board(id: $id) { id } }", [
      "delete_board",
    ]],
    ["mutation { addA(x: 1) { id } addB(x: 2) { id } }", ["addA", "addB"]],
    ["query { deleteUser(id: 1) { id } }", []],
    ["{ user(id: 1) { deletedAt } }", []],
    ["How do I write a mutation { deleteUser(id: 1) }?", []],
  ];

for (const [query, wanted] of TABLE) {
  Deno.test(`mutations() of ${query}`, () => {
    const found = mutations({ parameters: { query } });
    assert.deepEqual(found.map(({ tool }) => tool), wanted);
  });
}

Deno.test("a mutation does what a tool of its name does", () => {
  const found = deeds("mcp__odd__graphql", {
    query: "mutation { deleteWorkspace(id: 1) { id } }",
  });
  assert.deepEqual(found, ["delete hosted deleteWorkspace"]);
});
