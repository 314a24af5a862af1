/** Holds what a person reads of the settings. */
import assert from "node:assert/strict";
import { settingsText } from "../../src/cli/config_text.ts";

const ROWS = [
  { name: "policy", value: ["shipped", "a.yaml"], origin: "SUPEREGO_POLICY" },
  { name: "token_file", value: null, origin: "default" },
  { name: "policy_off", value: { "pack.a": "why" }, origin: "c.yaml" },
  { name: "reload", value: false, origin: "default" },
  { name: "issuers", value: [{ issuer: "x" }], origin: "s.yaml" },
];

Deno.test("settingsText() is one row a setting in a pipe", () => {
  const look = { terminal: false, colour: false, columns: 80 };
  assert.equal(
    settingsText(ROWS, look),
    `policy      shipped,a.yaml  SUPEREGO_POLICY
token_file  -               default
policy_off  pack.a=why      c.yaml
reload      false           default
issuers     {"issuer":"x"}  s.yaml
`,
  );
});

Deno.test("settingsText() fits a narrow terminal, in colour where that is shown", () => {
  const rows = [{ ...ROWS[0]!, value: ["x".repeat(200)] }, ...ROWS];
  const look = { terminal: true, colour: false, columns: 60 };
  for (const line of settingsText(rows, look).split("\n")) {
    assert.ok(line.length <= 60, line);
  }
  assert.ok(settingsText(ROWS, { ...look, colour: true }).includes("\u001b["));
});
