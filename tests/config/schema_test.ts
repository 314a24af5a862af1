/** The table of settings. */
import assert from "node:assert/strict";
import {
  type Setting,
  SETTING_NAMES,
  SETTINGS,
  variableOf,
} from "../../src/config/schema.ts";

Deno.test("variableOf() is named after the setting", () => {
  assert.equal(variableOf("audit_max_bytes"), "SUPEREGO_AUDIT_MAX_BYTES");
});

Deno.test("SETTINGS describes every setting in a sentence, and no two under one flag", () => {
  const flags = new Map<string, string>();
  for (const name of SETTING_NAMES) {
    const setting: Setting = SETTINGS[name];
    assert.match(name, /^[a-z]+(_[a-z]+)*$/);
    assert.match(setting.description, /^[A-Z`].*[^.]$/s, name);
    const { flag } = setting;
    if (flag === undefined) continue;
    assert.ok(!flags.has(flag), `${flag}: ${name} and ${flags.get(flag)}`);
    flags.set(flag, name);
  }
});
