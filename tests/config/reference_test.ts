/** Tests of what is made from the table of settings. */
import assert from "node:assert/strict";
import { FILE_KEYS, SECURITY_KEYS } from "../../src/config/file.ts";
import { BINARY_GRANTS } from "../../src/config/grants.ts";
import { ISSUER_KEYS } from "../../src/config/issuers_table.ts";
import {
  configJsonSchema,
  grantsReference,
  refusedReference,
  securityJsonSchema,
  settingsReference,
} from "../../src/config/reference.ts";
import { SETTING_NAMES, variableOf } from "../../src/config/schema.ts";

Deno.test("configJsonSchema() allows exactly the keys that the file may have", () => {
  const schema = configJsonSchema() as {
    properties: object;
    additionalProperties: boolean;
  };
  assert.deepEqual(Object.keys(schema.properties), Object.keys(FILE_KEYS));
  assert.equal(schema.additionalProperties, false);
});

Deno.test("securityJsonSchema() allows exactly the sections and keys that the file may have", () => {
  const schema = securityJsonSchema() as {
    properties: Record<
      string,
      { properties: object; additionalProperties: boolean }
    >;
    additionalProperties: boolean;
  };
  const sections = Object.entries(schema.properties);
  assert.deepEqual(
    new Set(
      sections.flatMap(([section, { properties }]) =>
        Object.keys(properties).map((key) => `${section}.${key}`)
      ),
    ),
    new Set(Object.keys(SECURITY_KEYS)),
  );
  assert.equal(schema.additionalProperties, false);
  assert.ok(sections.every(([, one]) => !one.additionalProperties));
});

Deno.test("settingsReference() has one row a setting, with its variable", () => {
  const text = settingsReference();
  for (const name of SETTING_NAMES) {
    assert.ok(text.includes(`\`${variableOf(name)}\``), name);
  }
  assert.equal(
    text.match(/^\| `/gm)?.length,
    SETTING_NAMES.length + Object.keys(ISSUER_KEYS).length,
  );
});

Deno.test("grantsReference() has one row a right", () => {
  assert.equal(
    grantsReference().match(/^\| (?!right|---)/gm)?.length,
    BINARY_GRANTS.length,
  );
});

Deno.test("refusedReference() names the variables that are refused", () => {
  assert.match(refusedReference(), /`DENO_SERVE_ADDRESS`/);
});
