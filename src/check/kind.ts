/** Tells what kind of file of ours a text is, by the keys that it begins its lines with. */
import { FILE_KEYS, SECURITY_SECTIONS } from "../config/file.ts";
import { POLICY_KEYS } from "../policy/language/policy.ts";
import { readYaml } from "../problem/yaml.ts";

/** What a file is: a policy, the tests beside one, the program's configuration, or its security policies. */
export type Kind = "policy" | "tests" | "configuration" | "security";

/** What the file of security policies is called. */
const SECURITY_NAME = /(^|\/)security-policies\.ya?ml$/;

/** How the file of tests beside a policy ends. */
const TESTS_ENDING = /\.test(\.ya?ml)$/;

/** The policy that a file of tests stands beside, or `null` for a file of another name. */
export function policyBeside(file: string): string | null {
  return TESTS_ENDING.test(file) ? file.replace(TESTS_ENDING, "$1") : null;
}

/**
 * The kind of a file, or `null` for one that is not ours. A file that somebody named is ours as soon as one key is;
 * one that was found in a folder only when nothing says that it belongs to another program.
 */
export function kindOf(
  text: string,
  file: string,
  named: boolean,
): Kind | null {
  const yaml = readYaml(text, file);
  // What does not parse is told by its lines, so that its author hears of the mistake.
  const value = yaml.ok
    ? yaml.value.value
    : Object.fromEntries(keysByLine(text).map((key) => [key, undefined]));
  if (typeof value !== "object" || value === null) return null;
  const keys = Object.keys(value);
  const ours = keys.filter((key) => Object.hasOwn(POLICY_KEYS, key));
  if (named ? ours.length > 0 : isPolicy(value as Keyed, !yaml.ok)) {
    return policyBeside(file) === null ? "policy" : "tests";
  }
  // Other programs have such sections, too, so in a folder the name decides.
  const sections = keys.filter((key) => SECURITY_SECTIONS.includes(key));
  if (
    SECURITY_NAME.test(file) || (named && sections.length === keys.length)
  ) return keys.length > 0 ? "security" : null;
  const settings = keys.filter((key) => Object.hasOwn(FILE_KEYS, key));
  return settings.length >= (named ? 1 : Math.max(1, keys.length / 2))
    ? "configuration"
    : null;
}

type Keyed = Readonly<Record<string, unknown>>;

function isPolicy(value: Keyed, byLine: boolean): boolean {
  const strange = Object.keys(value).some((key) =>
    ["apiVersion", "kind", "on", "jobs", "extends"].includes(key)
  );
  if (strange) return false;
  const { rules, tests, defaults } = value;
  if (byLine) return "rules" in value || "tests" in value;
  return [rules, tests].some((list) =>
    Array.isArray(list) &&
    list.some((one) => holds(one, ["conditions", "priority", "call", "want"]))
  ) || holds(defaults, ["action", "on_error"]);
}

function holds(value: unknown, keys: readonly string[]): boolean {
  return typeof value === "object" && value !== null &&
    keys.some((key) => Object.hasOwn(value, key));
}

function keysByLine(text: string): readonly string[] {
  return [...text.matchAll(/^([A-Za-z_]+)[ \t]*:/gm)].map(([, key]) =>
    key ?? ""
  );
}
