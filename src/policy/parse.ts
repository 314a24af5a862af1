/** Reads a policy file: from YAML text to a policy, or every problem at once. */
import { compareProblems, type Result } from "../problem/problem.ts";
import { readYaml } from "../problem/yaml.ts";
import { keysOf } from "./language/field.ts";
import { DEFAULTS_KEYS, POLICY_KEYS } from "./language/policy.ts";
import {
  type Mode,
  MODES,
  ON_ERROR,
  type Policy,
  type PolicyTest,
  type Rule,
} from "./model.ts";
import { Reader } from "./read/reader.ts";
import { readTests } from "./read/expectation.ts";
import { present, readRule } from "./read/rule.ts";
import { ACTIONS } from "./verdict.ts";

/** The policy of a file's text. Two rules of one id and a file without a rule or default are problems. */
export function parsePolicy(text: string, file: string): Result<Policy> {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return yaml;
  const reader = new Reader(yaml.value, file);
  const fields = reader.mapping(yaml.value.value, [], keysOf(POLICY_KEYS));
  if (fields === undefined) return { ok: false, problems: reader.problems };
  if (fields["version"] !== undefined && fields["version"] !== 1) {
    reader.wrong(["version"], fields["version"], "`1`");
  }
  const mode = reader.word<Mode>(fields["mode"], ["mode"], MODES) ?? "enforce";
  const said = fields["defaults"] === undefined
    ? {}
    : reader.mapping(fields["defaults"], ["defaults"], keysOf(DEFAULTS_KEYS)) ??
      {};
  const defaults = present({
    action: reader.word(said["action"], ["defaults", "action"], ACTIONS),
    on_error: reader.word(said["on_error"], ["defaults", "on_error"], ON_ERROR),
  });
  const rules = readRules(
    reader,
    fields["rules"],
    defaults.action !== undefined,
  );
  const tests = readTests(reader, fields["tests"], ["tests"]);
  return finish(reader, { file, mode, defaults, rules, tests });
}

/** The tests of a file that stands beside a policy and has nothing else in it. */
export function parseTests(
  text: string,
  file: string,
): Result<readonly PolicyTest[]> {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return yaml;
  const reader = new Reader(yaml.value, file);
  const fields = reader.mapping(yaml.value.value, [], ["version", "tests"]) ??
    {};
  return finish(reader, readTests(reader, fields["tests"], ["tests"]));
}

function readRules(
  reader: Reader,
  value: unknown,
  mayBeEmpty: boolean,
): readonly Rule[] {
  if (Array.isArray(value) && (value.length > 0 || mayBeEmpty)) {
    return value.flatMap((one, index) =>
      readRule(reader, one, ["rules", index]) ?? []
    );
  }
  if (value !== undefined && !Array.isArray(value)) {
    reader.wrong(["rules"], value, "a list of rules");
  } else if (!mayBeEmpty) {
    reader.fail(
      "POLICY-003",
      ["rules"],
      "The policy has no rule",
      "Add a rule, or say `defaults: {action: …}` if that is meant",
    );
  }
  return [];
}

function finish<T>(reader: Reader, value: T): Result<T> {
  return reader.problems.length === 0
    ? { ok: true, value }
    : { ok: false, problems: [...reader.problems].sort(compareProblems) };
}
