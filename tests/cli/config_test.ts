/** Tests of `superego config show`. */
import assert from "node:assert/strict";
import { superego } from "./process.ts";

const ENV = {
  SUPEREGO_STATE_DIR: "/state",
  SUPEREGO_API_KEY: "0123456789abcdefghij",
};

Deno.test("config() shows values with their origin, and no secret", async () => {
  const { code, out } = await superego({
    args: ["config", "show", "--listen", "127.0.0.1:1"],
    env: ENV,
  });
  assert.equal(code, 0);
  assert.match(out, /^listen +127\.0\.0\.1:1 +--listen$/m);
  assert.match(out, /^audit +\/state\/audit\.jsonl +default$/m);
  assert.match(out, /^api_key_file +\(set\) +SUPEREGO_API_KEY$/m);
  assert.ok(!out.includes(ENV.SUPEREGO_API_KEY));
});

Deno.test("config() shows the same as JSON", async () => {
  const { code, out } = await superego({
    args: ["config", "show", "--format", "json"],
    env: ENV,
  });
  assert.equal(code, 0);
  const { settings } = JSON.parse(out);
  assert.deepEqual(settings[0], {
    name: "policy",
    value: ["shipped"],
    origin: "default",
  });
  assert.ok(!out.includes(ENV.SUPEREGO_API_KEY));
});

Deno.test("config() lists every problem with status 1", async () => {
  const { code, out, err } = await superego({
    args: ["config", "show", "--listen", "nowhere"],
    env: { ...ENV, SUPEREGO_LOG_LEVL: "debug" },
  });
  assert.deepEqual([code, out], [1, ""]);
  assert.match(err, /--listen/);
  assert.match(err, /SUPEREGO_LOG_LEVL.*\n.*SUPEREGO_LOG_LEVEL/);
});
