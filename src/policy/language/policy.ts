/** The keys of a policy file, of a rule and of a test. */
import { SEVERITIES } from "../../problem/problem.ts";
import { TRANSPORTS } from "../asked.ts";
import { MODES, ON_ERROR, RULE_ACTIONS } from "../model.ts";
import { ACTIONS } from "../verdict.ts";
import { choice, defined, type Fields, flag, text, texts } from "./field.ts";

/** The keys of a policy file. */
export const POLICY_KEYS = {
  version: {
    description: "Version of the language",
    shape: { type: "integer", least: 1, most: 1 },
  },
  mode: {
    description:
      "`enforce` decides; `shadow` only records what every rule of the file would have done",
    shape: choice(MODES),
  },
  defaults: {
    description: "What decides when no rule does",
    shape: defined("defaults"),
  },
  rules: { description: "The rules", shape: defined("rules") },
  tests: {
    description: "Calls and the verdicts that they must get",
    shape: defined("tests"),
  },
} as const satisfies Fields;

/** The keys of `defaults`. */
export const DEFAULTS_KEYS = {
  action: {
    description:
      "The action when no rule matches; `defer` when it is not given. Of several files the strictest counts",
    shape: choice(ACTIONS),
  },
  on_error: {
    description:
      "The action when a rule or the analysis of a call fails; `deny` when it is not given",
    shape: choice(ON_ERROR),
  },
} as const satisfies Fields;

/** The keys of a rule. */
export const RULE_KEYS = {
  id: {
    description: "Name of the rule, unique in all files loaded together",
    required: true,
    shape: text(128),
  },
  priority: {
    description:
      "0 is looked at first, 999 last; at equal priority the stricter action wins",
    required: true,
    shape: { type: "integer", least: 0, most: 999 },
  },
  enabled: {
    description: "`false` turns the rule off",
    shape: flag,
  },
  mode: {
    description: "`shadow` records what the rule would have done",
    shape: choice(MODES),
  },
  action: {
    description:
      "What to do: `deny`, `ask` a person, `sample` a second opinion, `defer` to the agent's own permissions, `allow`",
    required: true,
    shape: choice(RULE_ACTIONS),
  },
  conditions: {
    description: "What must hold; several keys must all hold",
    required: true,
    shape: defined("condition"),
  },
  reason: {
    description: "What the agent is told: one sentence that it can act on",
    shape: text(1000),
  },
  warning: {
    description: "What a person is told whenever the rule matches",
    shape: text(1000),
  },
  severity: {
    description: "How grave a match is",
    shape: choice(SEVERITIES),
  },
  tags: { description: "Words to search by", shape: texts(64) },
  sampling_guidance: {
    description: "What the second opinion has to look at",
    shape: text(4000),
  },
  inference_provider: {
    description: "Who gives the second opinion",
    shape: text(128),
  },
} as const satisfies Fields;

/** The keys of a policy test. */
export const TEST_KEYS = {
  name: { description: "What the test shows", shape: text(200) },
  call: {
    description: "The call, as a client would send it",
    required: true,
    shape: defined("call"),
  },
  result: {
    description:
      "What the tool gave back, as a text; rules about results are then tested, and no others",
    shape: text(100_000),
  },
  want: {
    description:
      "The action of the verdict; `sample` for a rule that wants a second opinion",
    required: true,
    shape: choice(RULE_ACTIONS),
  },
  want_rule: {
    description: "The rule that must decide; `null` for none",
    shape: defined("rule_or_none"),
  },
  spares: {
    description:
      "A rule that must not match: the call only looks like what that rule is for",
    shape: text(128),
  },
  now: { description: "The moment, ISO 8601", shape: text(40) },
  transport: {
    description: "The door that the call comes through",
    shape: choice(TRANSPORTS),
  },
  principal: { description: "Who asks", shape: text(256) },
  mcp_server: { description: "The tool's MCP server", shape: text(256) },
} as const satisfies Fields;

/** The keys of the call in a policy test. */
export const CALL_KEYS = {
  tool_name: {
    description: "Name of the tool",
    required: true,
    shape: text(512),
  },
  parameters: {
    description: "Arguments of the tool",
    shape: defined("arguments"),
  },
  tool_input: {
    description: "Another name for `parameters`",
    shape: defined("arguments"),
  },
  cwd: { description: "Working directory of the agent", shape: text(4096) },
  session_id: { description: "The agent's session", shape: text(512) },
  agent_id: { description: "Which agent in the session", shape: text(512) },
  agent: { description: "Kind of agent", shape: text(128) },
  annotations: {
    description: "What the tool's MCP server claims of it",
    shape: defined("arguments"),
  },
} as const satisfies Fields;
