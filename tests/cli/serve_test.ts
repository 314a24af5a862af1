/** Tests of what the operator reads; that the server starts, refuses and ends is shown in the gateway's tests. */
import assert from "node:assert/strict";
import { welcome } from "../../src/cli/serve.ts";

const SETTINGS = {
  listen: "127.0.0.1:8000",
  keys: "/state/keys.json",
  api_key: null,
  allow_anonymous_loopback: false,
};

Deno.test("welcome() shows a call with the key that was just made", () => {
  const text = welcome(SETTINGS, 8000, { first_key: "sgo_x" });
  assert.match(text, /^Superego answers on http:\/\/127\.0\.0\.1:8000\n/);
  assert.match(text, /Authorization: Bearer sgo_x"/);
  assert.doesNotMatch(text, /hashes/);
});

Deno.test("welcome() says where keys are once the first was shown", () => {
  const text = welcome(SETTINGS, 8000, { first_key: null });
  assert.match(text, /hashes in \/state\/keys\.json; `superego keys`/);
  assert.match(text, /Bearer YOUR_KEY/);
});

Deno.test("welcome() never prints the bootstrap key", () => {
  const text = welcome(
    { ...SETTINGS, api_key: "secret-in-the-settings" },
    8000,
    { first_key: null },
  );
  assert.doesNotMatch(text, /secret-in-the-settings/);
  assert.match(text, /Bearer \$SUPEREGO_API_KEY"/);
});

Deno.test("welcome() shows a call without a key where none is needed", () => {
  const text = welcome({ ...SETTINGS, allow_anonymous_loopback: true }, 8000, {
    first_key: null,
  });
  assert.doesNotMatch(text, /Authorization/);
});

Deno.test("welcome() puts IPv6 into brackets, with the port that was given", () => {
  const text = welcome({ ...SETTINGS, listen: "[::1]:0" }, 4321, {
    first_key: null,
  });
  assert.match(text, /http:\/\/\[::1\]:4321\/v1\/evaluate/);
});
