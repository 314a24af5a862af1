/** What can be wrong with a policy when the program starts. */
import { policyFor } from "./conditions.ts";
import type { StartFault } from "./starts.ts";

const ALLOW = policyFor("allow");
const POLICY = ["--policy", "DIR/p.yaml"];

/** Faults of the policy. */
export const POLICIES: readonly StartFault[] = [
  { name: "a policy that is not there", policy: null, why: /p\.yaml.*exist/ },
  {
    name: "a policy that is a folder",
    flags: ["--policy", "DIR"],
    why: /folder/,
  },
  {
    name: "a policy that is a pipe",
    policy: null,
    before: "mkfifo DIR/p.yaml;",
    why: /no regular file/,
  },
  {
    name: "a policy that is a device",
    flags: ["--policy", "/dev/zero"],
    why: /no regular file/,
  },
  {
    name: "a policy that is a link to nowhere",
    policy: null,
    before: "ln -s DIR/none DIR/p.yaml;",
    why: /exist/,
  },
  {
    name: "a policy that is a link to itself",
    policy: null,
    before: "ln -s DIR/p.yaml DIR/p.yaml;",
    why: /p\.yaml/,
  },
  { name: "an empty policy", policy: "", why: /p\.yaml:1/ },
  { name: "a policy of comments", policy: "# rules: []\n", why: /p\.yaml:1/ },
  { name: "a policy that is no YAML", policy: "rules: [", why: /p\.yaml:1:\d/ },
  { name: "a policy that is a list", policy: "- rules", why: /p\.yaml:1/ },
  {
    name: "a policy in JSON with a hole",
    policy: '{"rules": ',
    why: /p\.yaml/,
  },
  {
    name: "two policies in one file",
    policy: `${ALLOW}---\n${ALLOW}`,
    why: /./,
  },
  {
    name: "a policy with tabs",
    policy: "rules:\n\t- id: any\n",
    why: /p\.yaml:2/,
  },
  {
    name: "a policy that is not UTF-8",
    before: "printf 'rules: \\xff' > DIR/p.yaml;",
    why: /UTF-8/,
  },
  {
    name: "a policy in UTF-16",
    before: "iconv -t UTF-16 DIR/p.yaml > DIR/w && mv DIR/w DIR/p.yaml;",
    why: /UTF-8/,
  },
  {
    name: "a policy of NULs",
    before: "head -c 4096 /dev/zero > DIR/p.yaml;",
    why: /p\.yaml/,
  },
  {
    name: "a policy of 9 MB",
    before: "head -c 9000000 /dev/zero | tr '\\0' '#' > DIR/p.yaml;",
    why: /9000000 bytes/,
  },
  {
    name: "a policy that multiplies itself",
    policy: `a: &a [x,x,x,x,x,x,x,x,x]\n${
      "bcdefghi".split("").map((name, at) =>
        `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[at]}`).join()}]\n`
      ).join("")
    }rules: *i\n`,
    why: /p\.yaml/,
  },
  {
    name: "a policy with an unknown key",
    policy: ALLOW.replace("tool_name", "tool_nam"),
    why: /p\.yaml:2:\d+.*`tool_name`/s,
  },
  {
    name: "a policy with an unknown action",
    policy: ALLOW.replace("allow", "alow"),
    why: /p\.yaml:2:\d+.*alow/s,
  },
  {
    name: "a policy with a key twice",
    policy: ALLOW.replace("priority", "id: other, priority"),
    why: /p\.yaml:2/,
  },
  {
    name: "a policy with two rules of one name",
    policy: ALLOW + ALLOW.split("\n")[1],
    why: /p\.yaml:3/,
  },
  {
    name: "a policy with a broken pattern",
    policy: ALLOW.replace("Bash", "{type: regex, pattern: '('}"),
    why: /p\.yaml:2/,
  },
  {
    name: "a policy of a version to come",
    policy: `version: 99\n${ALLOW}`,
    why: /p\.yaml:1/,
  },
  {
    name: "one good and one bad policy",
    flags: [...POLICY, "--policy", "DIR/none"],
    why: /none/,
  },
  {
    name: "a policy that may not be read",
    before: "chmod 0 DIR/p.yaml;",
    unprivileged: true,
    why: /p\.yaml.*permission denied/,
  },
  {
    name: "a policy in a folder that may not be entered",
    before: "mkdir -m 700 DIR/closed; mv DIR/p.yaml DIR/closed/;",
    flags: ["--policy", "DIR/closed/p.yaml"],
    unprivileged: true,
    why: /p\.yaml.*permission denied/,
  },
];
