/** Tests which settings hold a tool or an agent back. */
import assert from "node:assert/strict";
import { deeds } from "../../recorder.ts";

const TABLE: readonly (readonly [
  tool: string,
  parameters: Record<string, unknown>,
  wanted: readonly string[],
])[] = [
  ["odd__set_config_value", { "key": "blockedCommands", "value": [] }, [
    "set agent blockedCommands",
  ]],
  ["odd__set_config_value", { "key": "theme", "value": "dark" }, []],
  ["odd__update_settings", { "id": "s", "auto_approve": true }, [
    "update agent s",
  ]],
  ["odd__get_config", { "key": "blockedCommands" }, []],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`outcome guards: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
