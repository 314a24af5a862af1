/** Tests of where it is kept when keys were used. */
import assert from "node:assert/strict";
import { usageFile, usagePaths } from "../../src/config/usage.ts";

Deno.test("usagePaths() are beside the file of keys, and never it", () => {
  const keys = "/etc/superego/keys.json";
  assert.equal(usageFile(keys), "/etc/superego/keys.json.used");
  assert.deepEqual(usagePaths(keys), [
    "/etc/superego/keys.json.used",
    "/etc/superego/keys.json.used.new",
    "/etc/superego/keys.json.used.lock",
  ]);
  assert.ok(!usagePaths(keys).includes(keys));
});
