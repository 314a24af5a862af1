/** Tests how facts are worked out with a part of the parts. */
import assert from "node:assert/strict";
import { BUDGET } from "../../src/facts/budget.ts";
import { facts } from "../../src/facts/facts.ts";
import { partialFacts } from "../../src/facts/partial.ts";
import { GROUPS } from "../../src/facts/programs/registry.ts";
import { PARSER } from "../../src/facts/shell/parser.ts";
import { shellFacts } from "../../src/facts/shell/run.ts";
import { mcpEffects } from "../../src/facts/tools/mcp/effects.ts";

const ALL = {
  shell: shellFacts,
  parser: PARSER,
  mcp: mcpEffects,
  groups: GROUPS,
};

const bash = (command: string) => ({
  tool_name: "Bash",
  parameters: { command },
  cwd: "/home/dev/project",
});

Deno.test("partialFacts() names the parts that it would need", () => {
  const { shell: _, ...noShell } = ALL;
  const { parser: __, ...noParser } = ALL;
  const { mcp: ___, ...noMcp } = ALL;
  const missing = (...given: Parameters<typeof partialFacts>) => [
    ...partialFacts(...given).missing,
  ];
  assert.deepEqual(missing(bash("ls"), noShell), ["shell"]);
  assert.deepEqual(missing(bash("ls $X"), noParser), ["parser"]);
  assert.deepEqual(
    missing({ tool_name: "mcp__a__b", parameters: {} }, noMcp),
    ["mcp"],
  );
  assert.deepEqual(missing(bash("git status"), { ...ALL, groups: {} }), [
    "git",
  ]);
});

Deno.test("partialFacts() with every part misses none, and tells what facts() tells", () => {
  for (const call of [bash("git push -f"), bash("cat a | sh"), bash("ls")]) {
    const found = partialFacts(call, ALL);
    assert.deepEqual([...found.missing], []);
    assert.deepEqual(found.facts, facts(call));
  }
});

Deno.test("partialFacts() does not look at a call that is too large, too deep or has too many texts", () => {
  let deep: unknown = "x";
  for (let at = 0; at < 500; at++) deep = [deep];
  for (
    const parameters of [
      { command: "x".repeat(BUDGET.bytes + 1) },
      { ["k".repeat(BUDGET.bytes + 1)]: 1 },
      { a: deep },
      { a: Array.from({ length: 100_000 }, () => "") },
    ]
  ) {
    const found = partialFacts({ tool_name: "Bash", parameters }, ALL).facts;
    assert.ok(found.exhausted);
    assert.deepEqual(
      found.effects.map((effect) =>
        effect.kind === "unresolved" ? effect.what : effect.kind
      ),
      ["budget"],
    );
  }
});

Deno.test("partialFacts() ends with an exhausted budget where there are more effects than it allows", () => {
  const { facts: found } = partialFacts(
    bash("touch a; touch b; touch c"),
    ALL,
    null,
    { ...BUDGET, effects: 2 },
  );
  assert.ok(found.exhausted);
});
