/** The laws of facts: whatever the call, they are there, the same each time, and do not depend on the order of keys. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Call } from "../../src/facts/call.ts";
import { facts } from "../../src/facts/facts.ts";
import { KNOWN_TOOL_NAMES } from "../../src/policy/known_tools.ts";

const NAMES = [
  "command",
  "cmd",
  "path",
  "file_path",
  "filePath",
  "paths",
  "url",
  "content",
  "edits",
  "query",
  "recursive",
  "source",
  "destination",
  "code",
  "args",
  "input",
  "cwd",
  "workdir",
];
const TEXTS = [
  "ls",
  "git push --force",
  "/etc/passwd",
  "~/.ssh/id_rsa",
  "src/a.ts",
  "http://169.254.169.254/",
  "DROP TABLE users",
  "import os; os.remove('/etc/hosts')",
  "*** Delete File: /etc/hosts",
];

const tool = fc.oneof(
  fc.constantFrom(
    ...KNOWN_TOOL_NAMES,
    "mcp__filesystem__write_file",
    "mcp__git__git_push",
    "mcp__postgres__query",
    "mcp__x__run",
    "delete_file",
    "execute_code",
  ),
  fc.string(),
);
const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...TEXTS) },
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(fc.constantFrom(...TEXTS), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom(...NAMES), fc.constantFrom(...TEXTS), {
    maxKeys: 4,
  }),
);
const call: fc.Arbitrary<Call> = fc.record({
  tool_name: tool,
  parameters: fc.dictionary(
    fc.oneof(fc.constantFrom(...NAMES), fc.string()),
    value,
    { maxKeys: 6 },
  ),
  cwd: fc.constantFrom("/home/dev/project", "/", "relative", ""),
}).map((one) => JSON.parse(JSON.stringify(one)) as Call);

const RUNS = { numRuns: 2_000 };

Deno.test("facts() are total: whatever the call, there are effects, each with a source, and its tool is among them", () => {
  fc.assert(
    fc.property(call, (one) => {
      const { effects, steps } = facts(one);
      assert.ok(effects.length > 0 && steps >= 0);
      assert.equal(effects[0]?.kind, "uses");
      for (const { source } of effects) assert.ok(source.where !== "");
      assert.doesNotThrow(() => JSON.stringify(effects));
    }),
    RUNS,
  );
});

Deno.test("facts() are the same every time, whatever was asked in between", () => {
  fc.assert(
    fc.property(call, call, (one, other) => {
      const before = facts(one);
      facts(other);
      assert.deepEqual(facts(structuredClone(one)), before);
    }),
    RUNS,
  );
});

Deno.test("facts() change nothing in the call", () => {
  fc.assert(
    fc.property(call, (one) => {
      const before = structuredClone(one);
      facts(one);
      assert.deepEqual(one, before);
    }),
    RUNS,
  );
});

Deno.test("facts() do not depend on the order of keys", () => {
  fc.assert(
    fc.property(call, (one) => {
      const turned = { ...one, parameters: reversed(one.parameters) as never };
      assert.deepEqual(sorted(turned), sorted(one));
    }),
    RUNS,
  );
});

/** Calls, and what every one of them does whatever else it is given. */
const SURE: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ["Bash", { command: "cat /etc/shadow" }, "/etc/shadow"],
  ["exec_command", { cmd: "cat /etc/shadow" }, "/etc/shadow"],
  ["shell", { command: ["cat", "/etc/shadow"] }, "/etc/shadow"],
  ["PowerShell", { command: "Remove-Item /etc/shadow" }, "/etc/shadow"],
  ["Read", { file_path: "/etc/shadow" }, "/etc/shadow"],
  ["write_file", { path: "/etc/shadow", content: "x" }, "/etc/shadow"],
  ["mcp__filesystem__delete_file", { path: "/etc/shadow" }, "/etc/shadow"],
  ["WebFetch", { url: "http://169.254.169.254/x" }, "169.254.169.254"],
  ["execute_code", { code: "open('/etc/shadow').read()" }, "/etc/shadow"],
  [
    "str_replace_editor",
    { command: "view", path: "/etc/shadow" },
    "/etc/shadow",
  ],
];

Deno.test("facts() lose nothing by another argument, whatever it is called and wherever it stands", () => {
  const extra = fc.dictionary(
    fc.oneof(
      fc.constantFrom(
        ...NAMES,
        "Command",
        "CMD",
        "script",
        "Path",
        "URL",
        "file",
        "Language",
        "language",
        "description",
        "parameters",
        "args",
        "Tool_Calls",
        "calls",
      ),
      fc.string(),
    ),
    value,
    { maxKeys: 3, noNullPrototype: true },
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...SURE),
      extra,
      fc.boolean(),
      ([tool_name, own, target], more, ahead) => {
        const parameters = ahead ? { ...more, ...own } : {
          ...own,
          ...Object.fromEntries(
            Object.entries(more).filter(([key]) => !(key in own)),
          ),
        };
        const { effects } = facts({
          tool_name,
          parameters,
          cwd: "/home/dev/project",
        });
        assert.ok(
          effects.some((effect) =>
            effect.kind !== "content" && effect.kind !== "uses" &&
            effect.kind !== "executes" &&
            Object.values(effect).includes(target)
          ),
          JSON.stringify(effects.map(({ kind }) => kind)),
        );
      },
    ),
    RUNS,
  );
});

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).reverse().map(([key, one]) => [key, reversed(one)]),
  );
}

function sorted(one: Call): readonly string[] {
  return facts(one).effects.map((effect) => JSON.stringify(effect)).sort();
}
