/** Faults of the hook on this machine: the tool runs in none of them. */
import assert from "node:assert/strict";
import { byClaudeCode, byCodex, hookInput } from "./agent.ts";
import { type Given, inFolder, superego } from "./process.ts";

const GOOD = hookInput("Bash", { command: "touch x" });
const ALLOW =
  "rules:\n  - id: any\n    priority: 5\n    conditions: {tool_name: Bash}\n    action: allow\n    reason: fine\n";

// Every fault happens to a call that the policy allows, so that nothing but the fault can stop it.
async function advise(
  fault: Partial<Given> & { policy?: string | null; audit?: string },
) {
  return await inFolder(async (folder) => {
    const at = (text: string) => text.replaceAll("DIR", folder);
    if (fault.policy !== null) {
      await Deno.writeTextFile(`${folder}/p.yaml`, fault.policy ?? ALLOW);
    }
    const args = (fault.args ?? ["--policy", "DIR/p.yaml"]).map(at);
    return await superego({
      stdin: GOOD,
      ...fault,
      before: at(fault.before ?? ""),
      shell: at(fault.shell ?? ""),
      args: [
        "advise",
        "--audit",
        at(fault.audit ?? "DIR/audit.jsonl"),
        ...args,
      ],
      env: { HOME: folder, ...fault.env },
    });
  });
}

Deno.test("advise() lets the tool run when nothing is wrong, so that the faults below prove something", async () => {
  const ended = await advise({});
  assert.equal(ended.code, 0, ended.err);
  assert.equal(byClaudeCode(ended), "runs");
  assert.match(ended.out, /"permissionDecision":"allow"/);
});

const bad = (fields: Readonly<Record<string, unknown>>) =>
  hookInput("Bash", { command: "touch x" }, fields);
const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;

const FAULTS: readonly (readonly [
  name: string,
  fault: Parameters<typeof advise>[0],
  why: RegExp,
])[] = [
  ["empty stdin", { stdin: "" }, /empty/],
  ["closed stdin", { shell: "<&-" }, /./],
  ["a folder as stdin", { shell: "< /" }, /./],
  ["stdin that never ends", {
    stdin: GOOD,
    open: true,
    env: { SUPEREGO_REQUEST_TIMEOUT_MS: "300" },
  }, /did not end within 300 ms/],
  ["not JSON", { stdin: "{bad" }, /not one JSON value/],
  ["plain text", { stdin: "allow" }, /not one JSON value/],
  ["a JSON array", { stdin: "[]" }, /no JSON object/],
  ["a JSON text", { stdin: '"x"' }, /no JSON object/],
  ["null", { stdin: "null" }, /no JSON object/],
  ["invalid UTF-8", { stdin: new Uint8Array([0x7b, 0xff, 0x7d]) }, /UTF-8/],
  ["two objects", { stdin: GOOD + GOOD }, /not one JSON value/],
  ["half an object", { stdin: GOOD.slice(0, -2) }, /not one JSON value/],
  ["50,000 levels", {
    stdin: bad({ more: 0 }).replace('"more":0', `"more":${deep}`),
  }, /deeper than/],
  ["12 MB of command", {
    stdin: hookInput("Bash", { command: "a ".repeat(6_000_000) }),
  }, /longer than/],
  ["no tool_name", { stdin: bad({ tool_name: undefined }) }, /tool_name/],
  ["a tool_name of no text", { stdin: bad({ tool_name: 5 }) }, /tool_name/],
  ["an empty tool_name", { stdin: bad({ tool_name: "" }) }, /tool_name/],
  [
    "a tool_input of no object",
    { stdin: bad({ tool_input: "x" }) },
    /tool_input/,
  ],
  ["no tool_input", { stdin: bad({ tool_input: undefined }) }, /tool_input/],
  ["a cwd of no text", { stdin: bad({ cwd: 7 }) }, /cwd/],
  [
    "an unknown event",
    { stdin: bad({ hook_event_name: "PreToolUze" }) },
    /PreToolUze/,
  ],
  [
    "no event",
    { stdin: bad({ hook_event_name: undefined }) },
    /hook_event_name/,
  ],
  ["a full stdout", { shell: "> /dev/full" }, /./],
  [
    "a reader that is gone",
    { before: "exec > >(exec true); wait $!;" },
    /./,
  ],
  ["an unknown flag", { args: ["--polcy", "x"] }, /`--policy`/],
  ["a flag without value", { args: ["--policy"] }, /needs a value/],
  ["a key on the command line", { args: ["--token", "x"] }, /unknown flag/],
  ["an unknown agent", { args: ["--agent", "claude-cod"] }, /claude-code/],
  ["a stray word", { args: ["x"] }, /takes no `x`/],
  ["an unknown variable", { env: { SUPEREGO_POLCY: "x" } }, /SUPEREGO_POLCY/],
  ["a variable that loosens the runtime", {
    env: { DENO_TRUST_PROXY_HEADERS: "1" },
  }, /DENO_TRUST_PROXY_HEADERS/],
  [
    "a setting out of range",
    { env: { SUPEREGO_REVIEW_DEADLINE_MS: "-1" } },
    /REVIEW_DEADLINE_MS/,
  ],
  ["a configuration file that is not there", {
    args: ["--config", "DIR/none.yaml"],
  }, /none\.yaml/],
  ["a broken configuration file", {
    args: ["--config", "DIR/p.yaml"],
    policy: "a: [",
  }, /p\.yaml/],
  ["a policy that is not there", { policy: null }, /p\.yaml/],
  ["a policy that is a folder", { args: ["--policy", "DIR"] }, /folder/],
  ["a policy that is a pipe", {
    args: ["--policy", "DIR/pipe"],
    before: "mkfifo DIR/pipe;",
  }, /regular file/],
  [
    "a policy that is a device",
    { args: ["--policy", "/dev/zero"] },
    /regular file/,
  ],
  ["a policy that is a link to nowhere", {
    args: ["--policy", "DIR/link"],
    before: "ln -s DIR/none DIR/link;",
  }, /link/],
  ["a policy that is no YAML", { policy: "rules: [" }, /p\.yaml:/],
  ["an empty policy", { policy: "" }, /p\.yaml/],
  ["a policy with an unknown key", {
    policy: ALLOW.replace("tool_name", "tool_nam"),
  }, /`tool_name`/],
  ["a policy with an unknown action", {
    policy: ALLOW.replace("allow", "alow"),
  }, /alow/],
  ["a policy with a broken pattern", {
    policy: ALLOW.replace(
      "tool_name: Bash",
      "tool_name: {type: regex, pattern: '('}",
    ),
  }, /p\.yaml/],
  ["a policy that is not UTF-8", {
    before: "printf 'rules: \\xff' > DIR/p.yaml;",
  }, /UTF-8/],
  ["one good and one bad policy", {
    args: ["--policy", "DIR/p.yaml", "--policy", "DIR/none"],
  }, /none/],
  [
    "an audit file that cannot be made",
    { audit: "/proc/superego-audit.jsonl" },
    /./,
  ],
  ["an audit file on a full disk", { audit: "/dev/full" }, /./],
  ["an audit file that is a folder", { audit: "DIR" }, /./],
  ["an audit file below a file", { audit: "DIR/p.yaml/audit.jsonl" }, /./],
  ["an audit file that is a link to itself", {
    before: "ln -s DIR/audit.jsonl DIR/audit.jsonl;",
  }, /./],
  ["no place for state", { env: { HOME: "", SUPEREGO_AUDIT: "" } }, /./],
  ["an audit file whose lock another process keeps", {
    // The shell's own descriptor has the lock, and the program inherits it.
    before: "touch DIR/audit.jsonl; exec 9< DIR/audit.jsonl; flock 9;",
    env: { SUPEREGO_REVIEW_DEADLINE_MS: "300" },
  }, /./],
];

for (const [name, fault, why] of FAULTS) {
  Deno.test(`advise() stops the tool: ${name}`, async () => {
    const ended = await advise(fault);
    const said = JSON.stringify(ended);
    assert.notEqual(byClaudeCode(ended), "runs", said);
    assert.equal(byCodex(ended), "blocked", said);
    if (ended.code === 2) {
      assert.equal(ended.out, "", said);
      assert.match(ended.err, why, said);
    }
  });
}
