/** Tests which tools change names on the internet. */
import assert from "node:assert/strict";
import { deeds } from "../../recorder.ts";

const TABLE: readonly (readonly [
  tool: string,
  parameters: Record<string, unknown>,
  wanted: readonly string[],
])[] = [
  ["odd__create_dns_record", { "id": "z" }, ["create domain z"]],
  ["odd__delete_dns_record", { "id": "z" }, [
    "delete hosted z",
    "delete domain z",
  ]],
  ["odd__list_dns_records", { "id": "z" }, []],
  ["odd__update_nameservers", { "id": "z" }, ["update domain z"]],
  ["odd__transfer_domain", { "id": "z" }, ["transfer domain z"]],
  ["odd__check_domain_availability", { "domain": "a.example" }, []],
  ["odd__create_domain_event", { "id": "z" }, []],
  ["odd__domain_record_create", { "id": "z" }, ["create domain z"]],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`outcome domains: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
