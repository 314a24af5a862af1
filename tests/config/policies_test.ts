/** Tests of loading policies, against files that are handed in. */
import assert from "node:assert/strict";
import {
  lintSources,
  loadPolicies,
  loadRuleset,
  loadTested,
} from "../../src/config/policies.ts";
import { decide } from "../../src/policy/mod.ts";
import { SHIPPED } from "../../src/policy/shipped.ts";
import type { Result } from "../../src/problem/problem.ts";

const FILES: Readonly<Record<string, string>> = {
  "team.yaml":
    "rules: [{id: t, priority: 1, action: deny, conditions: {tool_name: Bash}}]",
  "team.test.yaml":
    "tests: [{call: {tool_name: Bash}, want: deny, want_rule: t}]",
  "own.yml":
    "rules: [{id: o, priority: 2, action: ask, conditions: {tool_name: Write}}]\ntests: [{call: {tool_name: Write}, want: ask, want_rule: o}]",
  "bad.yaml": "rules: [{id: b}]",
  "worse.yaml": "rules: [",
  "twice.yaml":
    "rules: [{id: t, priority: 1, action: deny, conditions: {tool_name: Read}}]",
  "patterns.yaml": `rules:
  - {id: p1, priority: 1, action: deny, conditions: {parameters: {a: {type: regex, pattern: "^x.y"}}}}
  - {id: p2, priority: 1, action: deny, conditions: {parameters: {b: {type: regex, pattern: "^(?!/tmp)"}}}}
  - {id: p3, priority: 1, action: deny, conditions: {parameters: {c: {type: jsonpath, pattern: "$.c"}}}}
`,
  "broken_pattern.yaml":
    "rules: [{id: p, priority: 1, action: deny, conditions: {tool_name: {type: regex, pattern: '('}}}]",
  "hang.yaml":
    "rules: [{id: h, priority: 1, action: allow, conditions: {parameters: {a: {type: regex, pattern: '^(?=a)(a+)+$'}}}}]",
  "shipped/own.yaml":
    "rules: [{id: s, priority: 1, action: ask, conditions: {parameters: {a: {type: regex, pattern: '^x'}}}}]",
  "shipped/own.test.yaml":
    "tests: [{call: {tool_name: Bash, parameters: {a: xy}}, want: ask}]",
  "shipped/git.yaml":
    "rules: [{id: b, priority: 1, action: deny, conditions: {tool_name: {type: regex, pattern: '('}}}]",
  "tested_badly.yaml":
    "rules: [{id: x, priority: 1, action: deny, conditions: {tool_name: Bash}}]",
  "tested_badly.test.yaml": "tests: [{want: deny}]",
};

function read(path: string): string {
  const text = FILES[path];
  if (text === undefined) throw new Deno.errors.NotFound(path);
  return text;
}

function ids(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.problems.map((one) => `${one.file} ${one.id}`);
}

function decideIn(
  loaded: Awaited<ReturnType<typeof loadRuleset>>,
  tool_name: string,
  parameters = {},
): string {
  assert.ok(loaded.ok, JSON.stringify(loaded));
  const { action, code, rule_id } = decide(loaded.value, {
    call: { tool_name, parameters },
    transport: "command",
    principal: null,
    mcp_server: null,
    now: new Date("2026-01-01T12:00:00Z"),
  }, { effects: [], exhausted: false, unparsed: false, steps: 0 });
  return `${action} ${code} ${rule_id}`;
}

Deno.test("loadRuleset() takes the shipped policies for none, and for their word", async () => {
  for (const sources of [[], ["shipped"]]) {
    const loaded = await loadRuleset(sources, () => assert.fail("read"));
    assert.ok(loaded.ok);
    assert.deepEqual(loaded.value.files, SHIPPED.map(({ file }) => file));
  }
});

Deno.test("loadRuleset() merges several files, the shipped ones among them", async () => {
  const loaded = await loadRuleset(["team.yaml", "own.yml"], read);
  assert.equal(decideIn(loaded, "Bash"), "deny rule_matched t");
  assert.equal(decideIn(loaded, "Write"), "ask rule_matched o");
  const both = await loadRuleset(["shipped", "team.yaml"], read);
  assert.equal(decideIn(both, "Bash"), "deny rule_matched t");
  assert.ok(both.ok);
  assert.deepEqual(both.value.files.at(-1), "team.yaml");
});

Deno.test("loadRuleset() loads the engines that the patterns need", async () => {
  const loaded = await loadRuleset(["patterns.yaml"], read);
  assert.equal(decideIn(loaded, "T", { a: "xzy" }), "deny rule_matched p1");
  assert.equal(decideIn(loaded, "T", { b: "/etc" }), "deny rule_matched p2");
  assert.equal(decideIn(loaded, "T", { c: 1 }), "deny rule_matched p3");
  assert.equal(
    decideIn(loaded, "T", { b: "/tmp/x" }),
    "defer no_rule_matched null",
  );
});

Deno.test("loadRuleset() fails closed when a pattern runs out of time", async () => {
  const loaded = await loadRuleset(["hang.yaml"], read);
  assert.equal(decideIn(loaded, "T", { a: "aaa" }), "allow rule_matched h");
  assert.equal(
    decideIn(loaded, "T", { a: `${"a".repeat(64)}!` }),
    "deny rule_failed h",
  );
});

const REFUSED: readonly [
  sources: readonly string[],
  problems: readonly string[],
][] = [
  [["absent.yaml"], ["absent.yaml POLICY-007"]],
  [["bad.yaml", "worse.yaml", "absent.yaml"], [
    "absent.yaml POLICY-007",
    "bad.yaml POLICY-003",
    "bad.yaml POLICY-003",
    "bad.yaml POLICY-003",
    "worse.yaml YAML-001",
  ]],
  [["team.yaml", "twice.yaml"], ["twice.yaml POLICY-004"]],
  [["team.yaml", "team.yaml"], ["team.yaml POLICY-004"]],
  [["broken_pattern.yaml"], ["broken_pattern.yaml POLICY-005"]],
];

for (const [sources, problems] of REFUSED) {
  Deno.test(`loadRuleset() refuses ${sources.join(", ")}, with every problem`, async () => {
    assert.deepEqual(ids(await loadRuleset(sources, read)), problems);
    assert.deepEqual(
      (await lintSources(sources, read, { reviewer: true })).map((one) =>
        `${one.file} ${one.id}`
      ),
      problems,
    );
  });
}

Deno.test("loadRuleset() says why a file cannot be read", async () => {
  for (
    const [thrown, words] of [
      [new Deno.errors.NotFound("x"), "does not exist"],
      [new Deno.errors.PermissionDenied("x"), "permission denied"],
      [new Error("it is a folder"), "it is a folder"],
      ["odd", "odd"],
    ] as const
  ) {
    const loaded = await loadRuleset(["x.yaml"], () => {
      throw thrown;
    });
    assert.ok(!loaded.ok);
    assert.ok(loaded.problems[0]?.message.includes(words));
  }
});

Deno.test("loadRuleset() takes a file in a folder named `shipped` for the user's own", async () => {
  const loaded = await loadRuleset(["shipped/own.yaml"], read);
  assert.equal(decideIn(loaded, "Bash", { a: "xy" }), "ask rule_matched s");
  const tested = await loadTested(["shipped/own.yaml"], read);
  assert.ok(tested.ok);
  assert.equal(tested.value[0]?.tests.length, 1);
  assert.deepEqual(ids(await loadRuleset(["shipped/git.yaml"], read)), [
    "shipped/git.yaml POLICY-005",
  ]);
});

Deno.test("loadPolicies() reads only the files that are named", async () => {
  const asked: string[] = [];
  await loadPolicies(["team.yaml"], (path) => {
    asked.push(path);
    return read(path);
  });
  assert.deepEqual(asked, ["team.yaml"]);
});

Deno.test("loadTested() reads the tests beside a policy", async () => {
  const loaded = await loadTested(["team.yaml", "own.yml", "shipped"], read);
  assert.ok(loaded.ok);
  const [team, own, ...shipped] = loaded.value;
  assert.deepEqual(team?.tests.map(({ file }) => file), ["team.test.yaml"]);
  assert.deepEqual(own?.tests.map(({ file }) => file), ["own.yml"]);
  assert.deepEqual(
    shipped.map((policy) => ({ ...policy, tests: [] })),
    SHIPPED,
  );
  for (const { file, tests } of shipped) {
    assert.ok(tests.length > 0);
    for (const test of tests) {
      assert.equal(test.file, file.replace(".yaml", ".test.yaml"));
    }
  }
});

Deno.test("loadTested() refuses tests that are wrong, or cannot be read", async () => {
  assert.deepEqual(ids(await loadTested(["tested_badly.yaml"], read)), [
    "tested_badly.test.yaml POLICY-003",
  ]);
  assert.deepEqual(ids(await loadTested(["bad.yaml"], read)).length, 3);
  const secret = await loadTested(["team.yaml"], (path) => {
    if (path === "team.test.yaml") throw new Deno.errors.PermissionDenied(path);
    return read(path);
  });
  assert.deepEqual(ids(secret), ["team.test.yaml POLICY-007"]);
});

Deno.test("lintSources() finds nothing in what is tested, and says what is not", async () => {
  assert.deepEqual(
    await lintSources(["team.yaml", "own.yml"], read, { reviewer: true }),
    [],
  );
  const found = await lintSources(["twice.yaml"], read, { reviewer: true });
  assert.deepEqual(found.map(({ id }) => id), ["POLICY-106"]);
});
