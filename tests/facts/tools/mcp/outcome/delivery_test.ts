/** Tests what a service passes on from now on. */
import assert from "node:assert/strict";
import { deeds } from "../../recorder.ts";

const TABLE: readonly (readonly [
  tool: string,
  parameters: Record<string, unknown>,
  wanted: readonly string[],
])[] = [
  ["odd__update_auto_forwarding", { "id": "a", "enabled": true }, [
    "update hosted a",
  ]],
  [
    "odd__create_filter",
    { "id": "a", "action": { "forward": "m@x.example" } },
    ["create hosted a"],
  ],
  [
    "odd__create_filter",
    { "id": "a", "action": { "addLabelIds": ["TRASH"] } },
    ["create hosted a"],
  ],
  ["odd__create_filter", {
    "id": "a",
    "action": { "addLabelIds": ["Label_1"] },
  }, []],
  ["odd__create_inbox_rule", {
    "id": "a",
    "actions": { "forwardTo": ["m@x.example"] },
  }, ["create hosted a"]],
  ["odd__create_inbox_rule", { "id": "a", "actions": { "delete": false } }, []],
  ["odd__list_filters", { "id": "a" }, []],
  ["odd__forward_message", { "id": "a", "to": "b@acme.example" }, []],
  ["odd__add_webhook", { "id": "a", "events": "x" }, ["add hosted a"]],
  ["odd__add_hook", { "id": "a", "target": "http://localhost:3000/x" }, [
    "send data to localhost",
  ]],
  ["odd__create_route", { "id": "r", "actions": ["forward('m@x.example')"] }, [
    "create hosted r",
  ]],
  ["odd__create_route", { "id": "r", "actions": ["store()"] }, []],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`outcome delivery: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
