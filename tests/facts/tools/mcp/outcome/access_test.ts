/** Tests who is let in, and what is handed out to get in with. */
import assert from "node:assert/strict";
import { deeds } from "../../recorder.ts";

const TABLE: readonly (readonly [
  tool: string,
  parameters: Record<string, unknown>,
  wanted: readonly string[],
])[] = [
  ["github__add_collaborator", { "owner": "a", "repo": "b", "username": "m" }, [
    "add repository a/b",
    "add repository a",
  ]],
  ["okta__add_user_to_group", { "group_id": "g" }, ["add hosted g"]],
  ["odd__invite_user_to_workspace", { "workspace_id": "w" }, [
    "invite hosted w",
  ]],
  ["odd__add_member_to_card", { "card_id": "c" }, []],
  ["odd__add_member_to_channel", { "channel_id": "c" }, []],
  ["odd__add_user", { "name": "x" }, []],
  ["odd__share_file", { "file_id": "f", "email": "b@acme.example" }, [
    "share hosted f",
  ]],
  ["odd__share_file", { "file_id": "f" }, []],
  ["entra__assign_directory_role", { "principal_id": "m" }, [
    "assign hosted m",
  ]],
  ["odd__make_user_admin", { "user_id": "u" }, ["make hosted u"]],
  ["odd__update_user", { "user_id": "u", "role": "Global Administrator" }, [
    "update hosted u",
  ]],
  ["odd__update_user", { "user_id": "u", "role": "viewer" }, []],
  ["odd__create_api_key", { "name": "x" }, ["create hosted x"]],
  ["odd__create_deploy_key", { "name": "x" }, ["create hosted x"]],
  ["odd__list_api_keys", {}, []],
  ["odd__get_user_roles", { "user_id": "u" }, []],
  ["odd__transfer_ownership", { "id": "x" }, ["transfer hosted x"]],
  ["odd__set_permissions", { "path": "/a", "mode": "644" }, [
    "run chmod 644 /a",
  ]],
  ["playwright__browser_grant_permissions", { "permissions": ["camera"] }, []],
  ["odd__call_service", {
    "domain": "lock",
    "service": "unlock",
    "entity_id": "lock.door",
  }, ["unlock hosted lock.door"]],
  ["odd__call_service", {
    "domain": "light",
    "service": "turn_on",
    "entity_id": "light.door",
  }, []],
  ["odd__unlock_front_door", { "id": "d" }, ["unlock hosted d"]],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`outcome access: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
