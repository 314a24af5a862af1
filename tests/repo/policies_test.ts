/** Tests the shipped policies: their own cases, their manners, and that one effect has one verdict. */
import assert from "node:assert/strict";
import { facts } from "../../src/facts/mod.ts";
import {
  compile,
  decide,
  type Decision,
  type Policy,
  type PolicyTest,
  type Ruleset,
} from "../../src/policy/mod.ts";
import { parsePolicy, parseTests } from "../../src/policy/parse.ts";

const FOLDER = new URL("../../security/policies/", import.meta.url);
const NAMES = [...Deno.readDirSync(FOLDER)].map(({ name }) => name).filter((
  name,
) => name.endsWith(".yaml")).sort();
const PACKS = NAMES.filter((name) => !name.endsWith(".test.yaml"));

function read<T>(
  name: string,
  parse: (text: string, file: string) => { ok: true; value: T } | {
    ok: false;
    problems: readonly unknown[];
  },
): T {
  const result = parse(Deno.readTextFileSync(new URL(name, FOLDER)), name);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

const POLICIES: readonly Policy[] = PACKS.map((name) =>
  read(name, parsePolicy as never)
);
const TESTS: readonly PolicyTest[] = PACKS.flatMap((name) =>
  read(
    name.replace(".yaml", ".test.yaml"),
    parseTests as never,
  ) as readonly PolicyTest[]
);

function ready(): Ruleset {
  const ruleset = compile(POLICIES, {});
  assert.ok(ruleset.ok, JSON.stringify(ruleset));
  return ruleset.value;
}

const RULESET = ready();

function verdict(
  tool_name: string,
  parameters: Readonly<Record<string, unknown>>,
): Decision {
  const call = { tool_name, parameters, cwd: "/home/dev/project" };
  return decide(RULESET, {
    call,
    transport: "command",
    principal: null,
    mcp_server: null,
    now: new Date(0),
  }, facts(call));
}

for (const test of TESTS) {
  Deno.test(`shipped policies: ${test.file}:${test.at[0]}`, () => {
    const decision = verdict(test.call.tool_name, test.call.parameters);
    assert.equal(decision.action, test.want);
    if (test.want_rule === undefined) return;
    assert.ok(
      decision.rule_id === test.want_rule,
      `${decision.rule_id} decided instead of ${test.want_rule}`,
    );
  });
}

Deno.test("shipped policies: every rule decides in a case, and every stopping rule spares one beside it", () => {
  for (const { file, rules } of POLICIES) {
    const own = TESTS.filter((test) =>
      test.file === file.replace(".yaml", ".test.yaml")
    );
    for (const rule of rules) {
      assert.ok(own.some((test) => test.want_rule === rule.id), rule.id);
    }
    assert.ok(own.some((test) => test.want === "defer"), file);
  }
});

Deno.test("shipped policies: every rule says what it is, and what to do instead", () => {
  for (const rule of POLICIES.flatMap(({ rules }) => rules)) {
    assert.ok(rule.severity !== undefined, rule.id);
    assert.ok(rule.tags.length > 0, rule.id);
    const text = rule.action === "defer" ? rule.warning : rule.reason;
    assert.match(text ?? "", /^[A-Z][^.]{20,200}\.$|\..{0,40}\.$/, rule.id);
    if (rule.action !== "defer") assert.match(text ?? "", /[;,]/, rule.id);
  }
});

Deno.test("shipped policies: what nobody speaks of is deferred, and what fails is denied", () => {
  assert.equal(RULESET.defaultAction, "defer");
  assert.equal(RULESET.onError, "deny");
});

/** The same effect through a shell, a file tool and a tool of a server. */
const SAME: readonly (readonly [string, Record<string, unknown>])[][] = [
  [
    ["Bash", { command: "rm /etc/hosts" }],
    ["Delete", { path: "/etc/hosts" }],
    ["apply_patch", { input: "*** Delete File: /etc/hosts" }],
    ["mcp__filesystem__delete_file", { path: "/etc/hosts" }],
  ],
  [
    ["Bash", { command: "rm -r /home/dev" }],
    ["delete_path", { path: "/home/dev" }],
    ["mcp__filesystem__delete_directory", { path: "/home/dev" }],
    ["rm", { args: ["-r", "/home/dev"] }],
  ],
  [
    ["Bash", { command: "echo x > /etc/motd" }],
    ["Write", { file_path: "/etc/motd", content: "x" }],
    ["str_replace_editor", { command: "create", path: "/etc/motd" }],
    ["mcp__filesystem__write_file", { path: "/etc/motd", content: "x" }],
  ],
  [
    ["Bash", { command: "cat ~/.ssh/id_rsa" }],
    ["Read", { file_path: "/home/dev/.ssh/id_rsa" }],
    ["read_file", { absolute_path: "/home/dev/.ssh/id_rsa" }],
    ["mcp__filesystem__read_file", { path: "~/.ssh/id_rsa" }],
  ],
  [
    ["Bash", { command: "curl http://169.254.169.254/x" }],
    ["WebFetch", { url: "http://169.254.169.254/x", prompt: "" }],
    ["mcp__fetch__fetch", { url: "http://169.254.169.254/x" }],
  ],
  [
    ["Bash", { command: "git push --force origin main" }],
    ["git", { subcommand: "push", args: ["--force", "origin", "main"] }],
    ["mcp__git__git_push", { force: true, remote: "origin", branch: "main" }],
  ],
  [
    ["Bash", { command: 'psql -c "DROP TABLE users"' }],
    ["mcp__postgres__query", { sql: "DROP TABLE users" }],
  ],
  [
    ["Bash", { command: "kubectl delete namespace prod" }],
    [
      "mcp__kubernetes__kubectl_delete",
      { resourceType: "namespace", name: "prod" },
    ],
  ],
  [
    ["Bash", { command: "mv /etc /tmp/etc" }],
    ["mcp__filesystem__move_file", { source: "/etc", destination: "/tmp/etc" }],
  ],
  [
    ["Bash", { command: "rm old.txt" }],
    ["Delete", { path: "old.txt" }],
    ["mcp__filesystem__delete_file", { path: "old.txt" }],
  ],
];

for (const calls of SAME) {
  const [tool, parameters] = calls[0] ?? ["", {}];
  Deno.test(`shipped policies: one verdict for ${tool} ${JSON.stringify(parameters)} by any tool`, () => {
    const verdicts = calls.map(([name, one]) => {
      const { action, rule_id } = verdict(name, one);
      return `${action} ${rule_id}`;
    });
    assert.deepEqual([...new Set(verdicts)], [verdicts[0]], verdicts.join());
  });
}
