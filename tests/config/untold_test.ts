/** The settings of whom nobody told anything are those that the loader finds. */
import assert from "node:assert/strict";
import type { Environment } from "../../src/config/environment.ts";
import { loadConfig } from "../../src/config/load.ts";
import { untoldSettings } from "../../src/config/untold.ts";

const SILENT: Environment = {
  variables: {},
  home: "/home/dev",
  state_home: null,
  loosening: [],
};

for (
  const [where, environment] of [
    ["a home folder", SILENT],
    ["a folder for state", { ...SILENT, state_home: "/state" }],
  ] as const
) {
  Deno.test(`untoldSettings() is what loadConfig() finds with ${where} and nothing else`, async () => {
    const loaded = await loadConfig({}, environment);
    assert.ok(loaded.ok);
    assert.deepEqual(untoldSettings(environment), loaded.value.settings);
  });
}

for (
  const [what, said] of [
    ["a setting", { variables: { SUPEREGO_AUDIT: "/a.jsonl" } }],
    ["a variable of ours that is no setting", {
      variables: { SUPEREGO_AUDITS: "/a.jsonl" },
    }],
    ["a configuration file", { variables: { SUPEREGO_CONFIG: "/a.yaml" } }],
    ["what loosens the sandbox", { loosening: ["NODE_CHANNEL_FD"] }],
    ["no place for state", { home: null }],
  ] as const
) {
  Deno.test(`untoldSettings() leaves an environment with ${what} to the loader`, () => {
    assert.equal(untoldSettings({ ...SILENT, ...said }), null);
  });
}
