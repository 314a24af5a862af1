/** Tests what changes that runs for others. */
import assert from "node:assert/strict";
import { deeds } from "../../recorder.ts";

const TABLE: readonly (readonly [
  tool: string,
  parameters: Record<string, unknown>,
  wanted: readonly string[],
])[] = [
  ["odd__rollback_snapshot", { "vmid": "1" }, ["rollback hosted 1"]],
  ["odd__restore_backup", { "id": "b" }, ["restore hosted b"]],
  ["odd__restart_device", { "id": "d" }, ["restart hosted d"]],
  ["odd__failover_database", { "id": "d" }, ["reset hosted d"]],
  ["odd__manage_instance", { "action": "reboot", "id": "i" }, [
    "restart hosted i",
  ]],
  ["browser__restore_window", { "id": "w" }, []],
  ["odd__restart_language_server", {}, []],
  ["odd__restore_selection", { "id": "x" }, []],
  ["odd__reset_connection", { "id": "c" }, ["reset hosted c"]],
  ["odd__update_all_prices", { "id": "p" }, ["reset hosted p"]],
  ["odd__reset_view", { "id": "c" }, []],
  ["odd__update_function_code", { "id": "f" }, ["deploy hosted f"]],
  ["ansible__run_playbook", { "id": "p" }, ["apply cloud p"]],
  ["ansible__lint_playbook", { "id": "p" }, []],
  ["odd__deploy_action", { "id": "a" }, ["deploy hosted a"]],
  ["odd__list_deployments", { "id": "a" }, []],
  ["odd__transfer_app", { "app_id": "a" }, ["transfer hosted a"]],
  ["odd__transfer_file", { "file_id": "a" }, []],
  ["odd__send_campaign", { "campaign_id": "c" }, ["send hosted c"]],
  ["odd__create_campaign", { "campaign_id": "c" }, []],
  ["odd__activate_plugin", { "plugin_id": "p" }, ["install hosted p"]],
  ["playwright__browser_install", {}, []],
  ["odd__create_firewall_rule", { "rule_id": "r" }, ["create network r"]],
  ["unifi__block_client", { "client_id": "c" }, ["change network c"]],
  ["unifi__list_clients", {}, []],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`outcome running: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
