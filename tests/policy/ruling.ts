/** Asks a policy that is written as its users write it: YAML in, one line out. */
import assert from "node:assert/strict";
import type { Facts } from "../../src/facts/effect.ts";
import { type Asked, mcpServerOf } from "../../src/policy/asked.ts";
import { compile } from "../../src/policy/compile.ts";
import { decide } from "../../src/policy/decide.ts";
import { ecmaRegExp } from "../../src/policy/match/expression.ts";
import { compileQuery } from "../../src/policy/match/jsonpath.ts";
import { linearRegex } from "../../src/policy/match/linear.ts";
import type { Policy } from "../../src/policy/model.ts";
import { parsePolicy } from "../../src/policy/parse.ts";
import {
  type Engines,
  MatchFailure,
  type Ruleset,
} from "../../src/policy/ruleset.ts";
import type { Decision } from "../../src/policy/verdict.ts";

/** Every engine; the backtracking one gives up on texts that begin with `hang`. */
export const ENGINES: Engines = {
  regex: linearRegex,
  jsonpath: compileQuery,
  backtracking: (pattern, caseSensitive) => {
    const expression = ecmaRegExp(pattern, caseSensitive);
    return (text) => {
      if (text.startsWith("hang")) throw new MatchFailure("out of time");
      return expression.test(text);
    };
  },
};

/** Noon of a Thursday. */
export const NOON = new Date("2026-01-01T12:00:00Z");

/** What a test says of a call; the rest is filled in. */
export type Said = Partial<Omit<Asked, "call">> & Partial<Asked["call"]>;

/** A call as a door would hand it over. */
export function asked(said: Said): Asked {
  const { transport, principal, mcp_server, now, ...call } = said;
  const tool_name = call.tool_name ?? "Bash";
  return {
    call: { parameters: {}, ...call, tool_name },
    transport: transport ?? "command",
    principal: principal ?? null,
    mcp_server: mcp_server ?? mcpServerOf(tool_name),
    now: now ?? NOON,
  };
}

/** Facts with nothing in them but what is given. */
export function factsOf(facts: Partial<Facts> = {}): Facts {
  return { effects: [], exhausted: false, unparsed: false, steps: 0, ...facts };
}

/** An effect from a call's command. */
export function effect(
  kind: Facts["effects"][number]["kind"],
  attributes: Readonly<Record<string, unknown>> = {},
): Facts["effects"][number] {
  const source = { where: "parameters.command", piece: "", via: [] };
  return { kind, source, ...attributes } as Facts["effects"][number];
}

/** The policy of a valid file. */
export function policyOf(text: string, file = "team.yaml"): Policy {
  const parsed = parsePolicy(text, file);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
}

/** The ruleset of valid files. */
export function rulesetOf(...texts: readonly string[]): Ruleset {
  const policies = texts.map((text, i) => policyOf(text, `${i + 1}.yaml`));
  const compiled = compile(policies, ENGINES);
  assert.ok(compiled.ok, JSON.stringify(compiled));
  return compiled.value;
}

/** A policy of one rule, `r`, with these conditions in flow or block form. */
export function oneRule(conditions: string, action = "deny"): string {
  const block = conditions.split("\n").map((line) => `      ${line}`);
  return [
    "rules:",
    "  - id: r",
    "    priority: 1",
    `    action: ${action}`,
    "    conditions:",
    ...block,
  ].join("\n");
}

/** Whether the one rule of {@linkcode oneRule} matches. */
export function matches(
  conditions: string,
  said: Said,
  facts: Facts | null = null,
  action = "deny",
): boolean {
  const decision = decide(
    rulesetOf(oneRule(conditions, action)),
    asked(said),
    facts,
  );
  assert.notEqual(decision.code, "rule_failed", decision.reason);
  return decision.matched.length > 0;
}

/** `deny rule_matched r`: action, code and rule. */
export function inShort(decision: Decision): string {
  return [decision.action, decision.code, decision.rule_id ?? "-"].join(" ");
}

/** Action, code and rule for a call. */
export function ruling(
  policy: string | readonly string[],
  said: Said,
  facts: Facts | null = null,
): string {
  const texts = typeof policy === "string" ? [policy] : policy;
  return inShort(decide(rulesetOf(...texts), asked(said), facts));
}

/** `line:column id message` of every problem that keeps a file from loading. */
export function complaints(text: string): readonly string[] {
  const parsed = parsePolicy(text, "team.yaml");
  const result = parsed.ok ? compile([parsed.value], ENGINES) : parsed;
  return result.ok ? [] : result.problems.map((problem) => {
    assert.equal(problem.file, "team.yaml");
    assert.ok(problem.hint.length > 0);
    return `${problem.line}:${problem.column} ${problem.id} ${problem.message} -> ${problem.hint}`;
  });
}
