/** Tests of embedding policies. */
import assert from "node:assert/strict";
import { compile } from "../../src/policy/compile.ts";
import { decide } from "../../src/policy/decide.ts";
import { renderShipped } from "../../src/policy/render_shipped.ts";
import { asked, inShort, oneRule } from "./ruling.ts";

const FILE = `${
  oneRule("tool_name: Bash")
}\ntests:\n  - {call: {tool_name: Bash}, want: deny}\n`;

Deno.test("renderShipped() embeds policies that decide as their files do", () => {
  const policies = JSON.parse(renderShipped([{ name: "a.yaml", text: FILE }]));
  const compiled = compile(policies, {});
  assert.ok(compiled.ok);
  assert.equal(
    inShort(decide(compiled.value, asked({}), null)),
    "deny rule_matched r",
  );
  assert.deepEqual(compiled.value.rules.map(({ file, line }) => [file, line]), [
    ["a.yaml", 2],
  ]);
});

Deno.test("renderShipped() leaves tests behind, and ends with a line break", () => {
  const text = renderShipped([{ name: "a.yaml", text: FILE }]);
  assert.deepEqual(JSON.parse(text)[0].tests, []);
  assert.ok(text.endsWith("]\n"));
  assert.equal(renderShipped([]), "[]\n");
});

Deno.test("renderShipped() lists every problem of every file", () => {
  assert.throws(
    () =>
      renderShipped([{ name: "a.yaml", text: "rules: 5" }, {
        name: "b.yaml",
        text: "rule: []",
      }]),
    (error) =>
      error instanceof Error &&
      /a\.yaml:1:8: .*\nb\.yaml:1:1: /s.test(error.message),
  );
});
