/** Tests what servers of databases are said to do. */
import assert from "node:assert/strict";
import { deeds, recorder, toolEffects } from "../recorder.ts";

/** What the shell is asked about a statement. */
function asked(tool_name: string, parameters: Record<string, unknown>) {
  const commands: string[] = [];
  toolEffects({ tool_name, parameters }, (command, place, where) => {
    commands.push(command);
    return recorder(command, place, where);
  });
  return commands;
}

Deno.test("mcp databases: SQL is understood where psql's is", () => {
  assert.deepEqual(
    asked("mcp__postgres__query", { sql: "DROP TABLE users" }),
    ["psql -c 'DROP TABLE users'"],
  );
  assert.deepEqual(
    asked("mcp__sqlite__write_query", { query: "DELETE FROM x" }),
    ["psql -c 'DELETE FROM x'"],
  );
  assert.deepEqual(
    asked("mcp__unheard__run", { sql: "/* hi */ TRUNCATE a" }),
    ["psql -c '/* hi */ TRUNCATE a'"],
  );
  assert.deepEqual(
    asked("mcp__docs__search", { query: "delete from a table" }),
    [],
  );
});

Deno.test("mcp databases: nothing is run or reached but the statement", () => {
  assert.deepEqual(deeds("mcp__postgres__query", { sql: "SELECT 1" }), []);
});

const TABLE:
  readonly (readonly [string, Record<string, unknown>, readonly string[]])[] = [
    ["mongodb__delete-many", { collection: "u", filter: {} }, [
      "delete all of u",
    ]],
    ["mongodb__delete-many", { collection: "u" }, ["delete all of u"]],
    ["mongodb__delete-many", { collection: "u", filter: { id: 1 } }, [
      "delete u",
    ]],
    ["mongodb__drop-collection", { collection: "u" }, ["drop all of u"]],
    ["mongodb__update-many", { collection: "u", filter: {} }, [
      "update all of u",
    ]],
    ["mongodb__find", { collection: "u" }, []],
    ["redis__delete", { key: "a" }, ["delete a"]],
    ["redis__delete", { key: "*" }, ["delete all of *"]],
    ["elasticsearch__delete_index", { index: "logs" }, ["drop all of logs"]],
    ["supabase__delete_branch", { branch_id: "b" }, ["delete cloud b"]],
    ["neon__delete_project", { projectId: "p" }, ["delete cloud p"]],
    ["db__delete_rows", { table: "t" }, ["delete all of t"]],
    ["db__delete_rows", { table: "t", where: "id = 1" }, ["delete t"]],
    ["db__drop_table", { table: "t" }, ["drop t"]],
    ["postgres__list_tables", {}, []],
    ["mongodb__aggregate", {
      "collection": "a",
      "pipeline": [{ "$match": {} }, { "$out": "b" }],
    }, ["drop all of b"]],
    ["mongodb__aggregate", {
      "collection": "a",
      "pipeline": [{ "$match": {} }],
    }, []],
    ["neo4j__write-neo4j-cypher", { "query": "MATCH (n) DETACH DELETE n" }, [
      "delete all of",
    ]],
    ["neo4j__write-neo4j-cypher", { "query": "MATCH (n {id: 1}) DELETE n" }, [
      "delete",
    ]],
    ["elasticsearch__general_api_request", {
      "method": "DELETE",
      "path": "/_all",
    }, ["drop all of"]],
    [
      "elasticsearch__general_api_request",
      { "method": "GET", "path": "/_all" },
      [],
    ],
    ["postgres__pg_execute_mutation", {
      "operation": "delete",
      "table": "users",
    }, ["delete all of users"]],
    ["postgres__pg_execute_mutation", {
      "operation": "delete",
      "table": "users",
      "where": "id=1",
    }, ["delete users"]],
    ["notion__API-post-search", { "query": "delete policy" }, [
      "send data to api.notion.com",
    ]],
    ["odd__suggest", { "query": "drop the old table today" }, []],
  ];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`mcp databases: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
