/** Tests what is shown to everybody. */
import assert from "node:assert/strict";
import { deeds } from "../../recorder.ts";

const TABLE: readonly (readonly [
  tool: string,
  parameters: Record<string, unknown>,
  wanted: readonly string[],
])[] = [
  ["odd__share_file", { "file_id": "f", "type": "anyone" }, ["share hosted f"]],
  ["odd__publish_site", { "site_id": "s" }, ["publish hosted s"]],
  ["twitter__post_tweet", { "id": "t" }, ["publish hosted t"]],
  ["odd__publish_message", { "id": "m" }, []],
  ["odd__post_message", { "channel": "c", "scope": "public" }, []],
  ["odd__create_access_list", { "id": "p", "cidr_blocks": ["0.0.0.0/0"] }, [
    "create hosted p",
  ]],
  ["odd__create_access_list", { "id": "p", "cidr_blocks": ["10.0.0.0/8"] }, []],
  ["odd__update_project", { "project_id": "p", "visibility": "public" }, [
    "update hosted p",
  ]],
  ["odd__update_project", { "project_id": "p", "description": "public" }, []],
  ["odd__publish_page", { "page_id": "p", "isPublic": true }, [
    "publish hosted p",
  ]],
  ["odd__set_sharing", {
    "file_id": "f",
    "options": { "general_access": "anyone_with_link" },
  }, ["set hosted f", "set hosted f"]],
  ["odd__put_bucket_acl", { "bucket_name": "b", "block_public_acls": false }, [
    "put hosted b",
  ]],
  ["odd__put_policy", { "id": "b", "policy": '{"Principal": "*"}' }, [
    "put hosted b",
  ]],
  ["odd__create_shared_link", { "id": "f" }, ["create hosted f"]],
  ["odd__create_channel", { "id": "c", "is_private": false }, []],
  ["odd__search_shares", { "visibility": "public" }, []],
  ["odd__create_item", { "id": "c", "fields": { "Public": true } }, []],
  ["odd__publish_doc", { "id": "d", "discoverable": true }, [
    "publish hosted d",
  ]],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`outcome exposure: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__${tool}`, parameters), wanted);
  });
}
