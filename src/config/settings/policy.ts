/** The settings of what decides. */
import { PROFILES, type Setting } from "../setting.ts";

/** Each by its name. */
export const POLICY_SETTINGS = {
  policy: {
    kind: "list",
    part: "policy",
    default: ["shipped"],
    flag: "--policy",
    description:
      "Policy files that decide together; the word `shipped` names the built-in policy",
  },
  profile: {
    kind: "choice",
    part: "policy",
    default: "standard",
    choices: PROFILES,
    flag: "--profile",
    description:
      "How much is stopped: `standard` is the packs as they are, `strict` stops more, `audit` enforces nothing and records what would have been decided",
  },
  policy_off: {
    kind: "reasons",
    part: "policy",
    default: [],
    description:
      "Packs and rules that are turned off, each with the reason, which is recorded; in the variable `NAME=REASON; NAME=REASON`",
  },
  project_policy: {
    kind: "boolean",
    part: "policy",
    default: false,
    description:
      "Whether a `.superego.yaml` above the call's `cwd` may tighten the policy; it can never loosen it",
  },
  reload: {
    kind: "boolean",
    part: "policy",
    default: true,
    description: "Whether the server reloads a policy file that changed",
  },
  reload_debounce_ms: {
    kind: "integer",
    part: "policy",
    default: 200,
    unit: "ms",
    range: [10, 60_000],
    description: "Quiet time after a change before the policy is read again",
  },
  review_deadline_ms: {
    kind: "integer",
    part: "policy",
    default: 5_000,
    unit: "ms",
    range: [10, 600_000],
    description:
      "Longest time to judge one call, and to record it; what takes longer is a denial",
  },
  security_policies: {
    kind: "path",
    part: "policy",
    default: null,
    description:
      "File of the security policies; when absent, `security-policies.yaml` beside the configuration file, where there is one",
  },
} as const satisfies Readonly<Record<string, Setting>>;
