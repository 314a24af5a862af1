/** Tests of showing the effective settings. */
import assert from "node:assert/strict";
import { type Config, loadConfig } from "../../src/config/load.ts";
import { FILE_KEYS, SECURITY_KEYS } from "../../src/config/file.ts";
import { showConfig } from "../../src/config/show.ts";

const KEY = "0123456789abcdefghij";

async function config(): Promise<Config> {
  const loaded = await loadConfig({ listen: "127.0.0.1:1" }, {
    variables: { SUPEREGO_API_KEY: KEY, SUPEREGO_POLICY: "shipped,a.yaml" },
    home: "/h",
    state_home: null,
    loosening: [],
  });
  assert.ok(loaded.ok);
  return loaded.value;
}

Deno.test("showConfig() lists every setting with where it came from", async () => {
  const rows = showConfig(await config());
  // By the names that the two files have for them.
  assert.deepEqual(
    new Set(rows.map(({ name }) => name)),
    new Set([...Object.keys(FILE_KEYS), ...Object.keys(SECURITY_KEYS)]),
  );
  assert.deepEqual(rows.find(({ name }) => name === "listen"), {
    name: "listen",
    value: "127.0.0.1:1",
    origin: "--listen",
  });
});

Deno.test("showConfig() says only whether a secret is set", async () => {
  const rows = showConfig(await config());
  assert.ok(!JSON.stringify(rows).includes(KEY));
  const values = Object.fromEntries(
    rows.map(({ name, value }) => [name, value]),
  );
  assert.equal(values["api_key_file"], "(set)");
  assert.equal(values["token_file"], null);
});
