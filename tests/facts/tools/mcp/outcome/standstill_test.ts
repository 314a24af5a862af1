/** Tests who or what is brought to a halt, reset or switched. */
import assert from "node:assert/strict";
import { deeds } from "../../recorder.ts";

const TABLE: readonly (readonly [
  tool: string,
  parameters: Record<string, unknown>,
  wanted: readonly string[],
])[] = [
  ["odd__suspend_user", { "user_id": "u" }, ["suspend hosted u"]],
  ["odd__update_user", { "user_id": "u", "suspended": true }, [
    "suspend hosted u",
  ]],
  ["odd__update_user", {
    "user_id": "u",
    "profile": { "status": "DEPROVISIONED" },
  }, ["suspend hosted u"]],
  ["odd__update_user", { "user_id": "u", "name": "Al" }, []],
  ["odd__pause_project", { "id": "p" }, ["pause hosted p"]],
  ["odd__pause_video", { "id": "p" }, []],
  ["odd__append_block", { "id": "p" }, []],
  ["odd__block_user", { "user_id": "u" }, ["block hosted u"]],
  ["odd__archive_channel", { "channel_id": "c" }, ["archive hosted c"]],
  ["odd__archive_email", { "id": "c" }, ["send data to mail"]],
  ["odd__reset_password", { "user_id": "u" }, ["reset hosted u"]],
  ["odd__reset_form", { "id": "u" }, []],
  ["odd__toggle_flag", { "flag_key": "f" }, ["switch hosted f"]],
  ["odd__update_feature_flag", { "flag_key": "f" }, ["switch hosted f"]],
  ["odd__create_feature_flag", { "flag_key": "f" }, []],
  ["odd__set_message_flags", { "id": "f" }, []],
  ["odd__list_suspended_users", {}, []],
  ["odd__manage_users", { "user_id": "u", "action": "deactivate" }, [
    "deactivate hosted u",
  ]],
  ["odd__update_policy", { "policy_id": "p", "status": "INACTIVE" }, [
    "suspend hosted p",
  ]],
  ["odd__update_project", { "project_id": "p", "state": "paused" }, []],
  ["odd__batch_archive_objects", { "id": "c" }, ["archive hosted c"]],
  ["odd__batch_archive_threads", { "id": "c" }, []],
  ["odd__mute_monitor", { "id": "c" }, ["mute hosted c"]],
  ["odd__mute_track", { "id": "c" }, []],
  ["odd__release_phone_number", { "id": "c" }, ["release hosted c"]],
  ["odd__create_release", { "id": "c" }, []],
  ["odd__rebuild_server", { "id": "c" }, ["reset hosted c"]],
  ["odd__rebuild_index", { "id": "c" }, []],
  ["odd__maintenance_on", { "id": "c" }, ["suspend hosted c"]],
  ["odd__schedule_maintenance", { "id": "c" }, []],
  ["odd__power_off_vm", { "id": "v" }, ["stop hosted v"]],
  ["odd__stop_server", { "id": "v" }, []],
  ["odd__update_gate", { "id": "g" }, ["switch hosted g"]],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`outcome standstill: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
