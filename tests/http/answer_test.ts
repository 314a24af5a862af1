/** Tests of answering a key that is not known yet. */
import assert from "node:assert/strict";
import { createKeyring } from "../../src/auth/keyring.ts";
import { ask, fixture, KEYS } from "./fixture.ts";

const EMPTY = createKeyring([], null);
const FULL = createKeyring([], KEYS.all);

Deno.test("answerBy() asks for the keys anew before it refuses one, and counts one refusal", async () => {
  for (const [after, status] of [[FULL, 200], [EMPTY, 401]] as const) {
    let keyring = EMPTY;
    let renewed = 0;
    const one = fixture({
      keyring: () => keyring,
      renewKeys() {
        renewed++;
        keyring = after;
        return Promise.resolve();
      },
    });
    assert.equal((await ask(one, "GET", "/v1/health")).status, status);
    assert.equal(renewed, 1);
    assert.deepEqual(one.refusals, status === 200 ? [] : ["unknown"]);
  }
});

Deno.test("answerBy() does not look for a key that is known, missing or malformed", async () => {
  const table = [
    [{}, 200],
    [{ Authorization: "" }, 401],
    [{ Authorization: "Basic x" }, 401],
  ] as const;
  for (const [headers, status] of table) {
    const one = fixture({
      renewKeys: () => Promise.reject(new Error("not asked for")),
    });
    const response = await ask(one, "GET", "/v1/health", undefined, headers);
    assert.equal(response.status, status);
  }
});
