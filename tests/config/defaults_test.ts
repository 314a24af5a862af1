/** What holds when nobody said otherwise. */
import assert from "node:assert/strict";
import { fillDefaults } from "../../src/config/defaults.ts";
import { SETTING_NAMES } from "../../src/config/schema.ts";

const HOME = { home: "/h", state_home: null };

Deno.test("fillDefaults() gives every setting a value", () => {
  const filled = fillDefaults({}, HOME);
  assert.ok(filled.ok);
  assert.deepEqual(Object.keys(filled.value), SETTING_NAMES);
  for (const value of Object.values(filled.value)) {
    assert.notEqual(value, undefined);
  }
});

const STATES = [
  ["the home", {}, HOME, "/h/.local/state/superego"],
  ["XDG_STATE_HOME", {}, { home: "/h", state_home: "/s" }, "/s/superego"],
  ["the setting", { state_dir: "/d" }, HOME, "/d"],
  [
    "the audit file's folder, for want of better",
    { audit: "/a/b.jsonl" },
    { home: null, state_home: null },
    "/a",
  ],
] as const;

for (const [name, given, environment, state] of STATES) {
  Deno.test(`fillDefaults() keeps state in ${name}`, () => {
    const filled = fillDefaults(given, environment);
    assert.ok(filled.ok);
    const { state_dir, keys, audit } = filled.value;
    assert.deepEqual([state_dir, keys], [state, `${state}/keys.json`]);
    assert.equal(
      audit,
      "audit" in given ? given.audit : `${state}/audit.jsonl`,
    );
  });
}

Deno.test("fillDefaults() fails where there is no place for state", () => {
  const filled = fillDefaults({}, { home: null, state_home: null });
  assert.ok(!filled.ok);
  assert.deepEqual(filled.problems.map(({ id }) => id), ["CONFIG-005"]);
});

Deno.test("fillDefaults() leaves alone what was given", () => {
  const filled = fillDefaults({ listen: "127.0.0.1:9", reload: false }, HOME);
  assert.ok(filled.ok);
  assert.deepEqual([filled.value.listen, filled.value.reload], [
    "127.0.0.1:9",
    false,
  ]);
});
