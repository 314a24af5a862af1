/** The law of rewriting for tools: however a call is written, the shipped policies stop it as before, and stop no more. */
import assert from "node:assert/strict";
import { facts } from "../../src/facts/mod.ts";
import { compile } from "../../src/policy/compile.ts";
import { decide } from "../../src/policy/decide.ts";
import { SHIPPED } from "../../src/policy/shipped.ts";
import { rewrittenCalls, type ToolCall } from "../rewrite/calls.ts";
import {
  deletions,
  fetches,
  readings,
  ways,
  writings,
} from "./effects_by_tool.ts";
import { asked } from "../policy/ruling.ts";

const HOME = "/home/dev";
const PROJECT = `${HOME}/project`;
const compiled = compile(SHIPPED, {});
assert.ok(compiled.ok);
const RULESET = compiled.value;

function rowsOf(name: string): readonly ToolCall[] {
  const file = new URL(`../cases/tool_calls_${name}.jsonl`, import.meta.url);
  return Deno.readTextFileSync(file).trim().split("\n").map((line) =>
    JSON.parse(line) as ToolCall
  );
}

const CALLS: readonly ToolCall[] = [
  ...rowsOf("stop"),
  ...rowsOf("go"),
  ...ways("rm -rf ~"),
  ...ways("ls -l"),
  ...deletions("/etc/hosts"),
  ...writings(`${HOME}/.bashrc`),
  ...writings("src/new.ts"),
  ...readings(`${HOME}/.ssh/id_rsa`),
  ...fetches("http://169.254.169.254/latest/meta-data/"),
];

function verdict([tool_name, parameters]: ToolCall): string {
  const question = asked({ tool_name, parameters, cwd: PROJECT });
  const { action, rule_id } = decide(RULESET, question, facts(question.call));
  return `${action} ${rule_id}`;
}

Deno.test("one verdict, however a call of a tool is written", () => {
  const wrong = CALLS.flatMap((call) => {
    const before = verdict(call);
    return rewrittenCalls(call, PROJECT).flatMap((rewritten) => {
      const after = verdict(rewritten.call);
      return after === before ? [] : [
        `${rewritten.name}: ${before} became ${after}: ${
          JSON.stringify(rewritten.call)
        }`,
      ];
    });
  });
  assert.deepEqual(wrong, []);
});
