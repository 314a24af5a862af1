/** Holds double parentheses to both of their readings. */
import assert from "node:assert/strict";
import { facts } from "../../../src/facts/mod.ts";

function effectsOf(command: string) {
  return facts({ tool_name: "Bash", parameters: { command }, cwd: "/p" })
    .effects.filter(({ kind }) => kind !== "uses");
}

const DELETES = [
  "((rm -rf /))",
  "(((((rm -rf /)))))",
  'sh -c "((rm -rf /))"',
  "((rm -rf /etc))",
  "((/bin/rm -rf /))",
  "((x=1; rm -rf /))",
  "((true && rm -rf /))",
];

for (const command of DELETES) {
  Deno.test(`runDoubleParentheses() finds what sh would run: ${command}`, () => {
    const found = effectsOf(command).filter(({ kind }) => kind === "deletes");
    assert.ok(found.length > 0);
    assert.ok(
      found.every((effect) =>
        effect.kind === "deletes" && effect.presumed && effect.recursive
      ),
    );
  });
}

const COUNTS = [
  "((i++))",
  "((x = 5))",
  "((n > 3))",
  "((a + b * 2))",
  "((mask & 255))",
  "((total / count))",
  "((x))",
];

for (const command of COUNTS) {
  Deno.test(`runDoubleParentheses() takes arithmetic for what it is: ${command}`, () => {
    assert.deepEqual(effectsOf(command), []);
  });
}
