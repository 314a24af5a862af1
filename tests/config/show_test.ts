/** Tests of showing the effective settings. */
import assert from "node:assert/strict";
import { type Config, loadConfig } from "../../src/config/load.ts";
import { SETTING_NAMES } from "../../src/config/schema.ts";
import { showConfig, showText } from "../../src/config/show.ts";

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
  assert.deepEqual(rows.map(({ name }) => name), SETTING_NAMES);
  assert.deepEqual(rows.find(({ name }) => name === "listen"), {
    name: "listen",
    value: "127.0.0.1:1",
    origin: "--listen",
  });
});

Deno.test("showConfig() and showText() say only whether a secret is set", async () => {
  const whole = await config();
  assert.ok(!JSON.stringify(showConfig(whole)).includes(KEY));
  assert.ok(!showText(whole).includes(KEY));
  assert.match(showText(whole), /^api_key +\(set\) +SUPEREGO_API_KEY$/m);
  assert.match(showText(whole), /^token +- +default$/m);
});

Deno.test("showText() writes lists with commas", async () => {
  assert.match(
    showText(await config()),
    /^policy +shipped,a\.yaml +SUPEREGO_POLICY$/m,
  );
});
