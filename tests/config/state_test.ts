/** Where state is kept. */
import assert from "node:assert/strict";
import { placesIn, stateFolder } from "../../src/config/state.ts";

Deno.test("stateFolder() takes the user's folder for state before the home folder", () => {
  assert.equal(
    stateFolder({ home: "/home/dev", state_home: "/state" }),
    "/state/superego",
  );
  assert.equal(
    stateFolder({ home: "/home/dev", state_home: null }),
    "/home/dev/.local/state/superego",
  );
  assert.equal(stateFolder({ home: null, state_home: null }), null);
});

Deno.test("placesIn() keeps the trail and the keys in one folder", () => {
  assert.deepEqual(placesIn("/state"), {
    state_dir: "/state",
    audit: "/state/audit.jsonl",
    keys: "/state/keys.json",
  });
});
