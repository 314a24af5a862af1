/** How long a decision takes, by the number of rules. */
import { compilePolicies } from "../../src/config/policies.ts";
import { facts } from "../../src/facts/mod.ts";
import { type Asked, decide, type Ruleset } from "../../src/policy/mod.ts";
import { parsePolicy } from "../../src/policy/parse.ts";
import type { Group, Row } from "./row.ts";
import { time } from "./timing.ts";

const SIZES = [
  { rules: 13, most: 2 },
  { rules: 100, most: 5 },
  { rules: 1_000, most: 10 },
] as const;

/** The call that is decided: a usual one, which no rule matches, so that no rule is spared. */
const CALL = {
  tool_name: "Bash",
  parameters: { command: "git status && npm test" },
  cwd: "/home/dev/project",
};

/**
 * The conditions of thirteen rules, as an organisation writes them: most are about single MCP tools, three about what
 * a call would do, one about the text of shell commands.
 */
const CONDITIONS: readonly ((n: number) => string)[] = [
  (n) => `{tool_name: Bash, parameters: {command: "deploy-${n}"}}`,
  (n) => `{facts: {deletes: {path: "/srv/data-${n}/**"}}}`,
  (n) => `{facts: {network: {host: "host-${n}.example.com"}}}`,
  (n) => `{facts: {writes: {path: "/srv/site-${n}/**"}}}`,
  ...["create", "delete", "merge", "update"].flatMap((verb) => [
    (n: number) => `{tool_name: "mcp__tracker_${n}__${verb}_issue"}`,
    (n: number) =>
      `{tool_name: "mcp__files_${n}__${verb}", parameters: {path: {type: glob, pattern: "/srv/**"}}}`,
  ]),
  (n) => `{tool_name: "mcp__shell_${n}__run", cwd_pattern: "^/srv/app-${n}/"}`,
];

/** A policy of so many rules. */
export function policyText(rules: number): string {
  const lines = Array.from({ length: rules }, (_, n) => {
    const condition = CONDITIONS[n % CONDITIONS.length]?.(n) ?? "{}";
    return `  - {id: rule_${n}, priority: ${
      n % 1_000
    }, action: deny, reason: Not here, conditions: ${condition}}`;
  });
  return `version: 1\ndefaults: {action: defer, on_error: deny}\nrules:\n${
    lines.join("\n")
  }\n`;
}

async function ruleset(rules: number): Promise<Ruleset> {
  const policy = parsePolicy(policyText(rules), "bench.yaml");
  if (!policy.ok) throw new Error(JSON.stringify(policy.problems));
  const compiled = await compilePolicies([policy.value]);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.value;
}

function row(size: typeof SIZES[number]): Row {
  return {
    name: `decide, ${size.rules.toLocaleString("en")} rules`,
    unit: "us",
    target: { most: size.most },
  };
}

/** Decisions with few and with many rules. */
export const DECIDE: Group = {
  rows: SIZES.map(row),
  async measure(say) {
    const asked: Asked = {
      call: CALL,
      transport: "http",
      principal: null,
      mcp_server: null,
      now: new Date(0),
    };
    const known = facts(CALL);
    const figures = [];
    for (const size of SIZES) {
      const { name } = row(size);
      say(name);
      const rules = await ruleset(size.rules);
      const { action } = decide(rules, asked, known);
      if (action !== "defer") throw new Error(`A rule matched: ${action}`);
      const value = time(() => decide(rules, asked, known)) * 1_000;
      figures.push({ name, value, note: "" });
    }
    return figures;
  },
};
