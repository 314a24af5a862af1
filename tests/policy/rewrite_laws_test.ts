/** The law of rewriting: however a command is written, the shipped policies say the same of it. */
import assert from "node:assert/strict";
import { facts } from "../../src/facts/mod.ts";
import { compile } from "../../src/policy/compile.ts";
import { decide } from "../../src/policy/decide.ts";
import { SHIPPED } from "../../src/policy/shipped.ts";
import { SHIPPED_TESTS } from "../../src/policy/shipped_tests.ts";
import { mayFollow, rewritings } from "../rewrite/rewritings.ts";
import { asked } from "./ruling.ts";

const compiled = compile(SHIPPED, {});
assert.ok(compiled.ok);
const RULESET = compiled.value;

function verdict(command: string) {
  const question = asked({
    parameters: { command },
    cwd: "/home/dev/project",
  });
  const { action, rule_id } = decide(
    RULESET,
    question,
    facts(question.call),
  );
  return { action, rule_id };
}

const COMMANDS = new Set(
  Object.values(SHIPPED_TESTS).flat().flatMap(({ call }) => {
    const { command } = call.parameters;
    return call.tool_name === "Bash" && typeof command === "string"
      ? [command]
      : [];
  }),
);

Deno.test("the packs' own tests have commands to rewrite", () => {
  assert.ok(COMMANDS.size > 100, `${COMMANDS.size}`);
});

for (const command of COMMANDS) {
  Deno.test(`one verdict, however it is written: ${command}`, () => {
    const before = verdict(command);
    const wrong = rewritings(command).flatMap((rewriting) => {
      const after = verdict(rewriting.command);
      const fits = mayFollow(rewriting, before.action, after.action) &&
        (rewriting.verdict !== "same" || after.rule_id === before.rule_id);
      return fits ? [] : [
        `${rewriting.name}: ${before.action} ${before.rule_id} became ${after.action} ${after.rule_id}: ${rewriting.command}`,
      ];
    });
    assert.deepEqual(wrong, []);
  });
}
