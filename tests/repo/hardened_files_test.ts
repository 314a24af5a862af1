/** Tests of the files of the hardened set-up: what they say, and that nothing is missing in them. */
import assert from "node:assert/strict";
import { parse } from "yaml";
import {
  FILE_KEYS,
  parseConfig,
  parseSecurity,
  SECURITY_KEYS,
} from "../../src/config/file.ts";
import { loadConfig } from "../../src/config/load.ts";
import { keyOf, SETTINGS } from "../../src/config/schema.ts";
import { VARIABLES } from "../../src/config/variables.ts";
import { HARDENED, PLACEHOLDER } from "./hardened.ts";
import {
  environmentTemplate,
  productionConfig,
  securityPolicies,
} from "./hardened_files.ts";

const FILES = [
  [productionConfig(), parseConfig, FILE_KEYS],
  [securityPolicies(), parseSecurity, SECURITY_KEYS],
] as const;

/** The same text with every setting that it only mentions made active. */
function whole(text: string): string {
  return text.replace(
    /^( *)# (\w+: \S.*|\w+:)$/gm,
    (line, indent, setting) =>
      /^(default|secret|for|Here):/.test(setting) ? line : indent + setting,
  );
}

for (const [text, read, keys] of FILES) {
  const [first = ""] = Object.keys(keys);
  Deno.test(`the file that begins with ${first} has every key once, and all of it is valid`, () => {
    const found = read(whole(text), "f.yaml", "/h");
    assert.ok(found.ok, JSON.stringify(found));
    assert.deepEqual(
      found.value.map(({ name }) => keyOf(name)).sort(),
      Object.keys(keys).sort(),
    );
  });

  Deno.test(`the file that begins with ${first} says of every key what it is when absent`, () => {
    const told = text.match(/(# |; )default:/g) ?? [];
    assert.equal(told.length, Object.keys(keys).length);
  });
}

Deno.test("every value that is said to be other than the default is", () => {
  for (const [name, { value, why }] of Object.entries(HARDENED)) {
    const standing = SETTINGS[name as keyof typeof SETTINGS].default;
    assert.notDeepEqual(value, standing, name);
    assert.ok(why.length > 3, name);
  }
});

/** Every variable of the template, set or not. */
const VARIABLE_LINES = [
  ...environmentTemplate().matchAll(/^(#?)(SUPEREGO_\w+)=(.*)$/gm),
].map(([, off, name = "", value = ""]) => ({ off: off === "#", name, value }));

Deno.test("the template has every variable once, and no secret itself", () => {
  const secrets = VARIABLES.filter((name) =>
    VARIABLES.includes(`${name}_FILE`)
  );
  assert.deepEqual(
    VARIABLE_LINES.map(({ name }) => name).sort(),
    VARIABLES.filter((name) => !secrets.includes(name)).sort(),
  );
  assert.ok(VARIABLE_LINES.length > 100);
  for (const secret of secrets) {
    const found = VARIABLE_LINES.find(({ name }) => name === `${secret}_FILE`);
    assert.equal(found?.value, PLACEHOLDER);
  }
});

Deno.test("every variable of the template is read by the program", async () => {
  const settings = VARIABLE_LINES.filter(({ name }) =>
    name !== "SUPEREGO_CONFIG"
  );
  const secret = btoa("x7Kq2mWv9RtLc4HsPb6YdN1zQ8fJ3gUe");
  const config = await loadConfig({}, {
    variables: Object.fromEntries(
      settings.map(({ name, value }) => [name, value]),
    ),
    home: "/h",
    state_home: null,
    loosening: [],
  }, (path) =>
    Promise.resolve(
      path === PLACEHOLDER ? secret : "",
    ));
  assert.ok(config.ok, JSON.stringify(config));
  assert.deepEqual(
    new Set(Object.values(config.value.origins).map(({ name }) => name)),
    new Set(settings.map(({ name }) => name)),
  );
});

Deno.test("the template says the same as the two files", async () => {
  const [own, sections] = FILES.map(([text]) => parse(text));
  const nothing = { home: "/h", state_home: null, loosening: [] };
  const fromFiles = await loadConfig(
    { config: "/f.yaml" },
    { ...nothing, variables: {} },
    (path) =>
      Promise.resolve(
        path === "/f.yaml" ? productionConfig() : securityPolicies(),
      ),
  );
  const fromVariables = await loadConfig({}, {
    ...nothing,
    variables: Object.fromEntries(
      VARIABLE_LINES.filter(({ off, value }) => !off && value !== PLACEHOLDER)
        .map(({ name, value }) => [name, value]),
    ),
  });
  assert.ok(own !== null && sections !== null);
  assert.ok(fromFiles.ok && fromVariables.ok);
  assert.deepEqual(
    { ...fromVariables.value.settings, security_policies: "" },
    { ...fromFiles.value.settings, security_policies: "" },
  );
});
