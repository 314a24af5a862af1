/** Tests the entry of the room: from a call to its facts. */
import assert from "node:assert/strict";
import { BUDGET } from "../../src/facts/budget.ts";
import { facts } from "../../src/facts/facts.ts";
import { MOST_ARGUMENTS, MOST_DEPTH } from "../../src/facts/tools/arguments.ts";

function bash(command: string) {
  return {
    tool_name: "Bash",
    parameters: { command },
    cwd: "/home/dev/project",
  };
}

Deno.test("facts() says which piece of the command each effect comes from", () => {
  const { effects } = facts(bash("ls; sudo bash -c 'rm -rf /' # x"));
  const deletion = effects.find(({ kind }) => kind === "deletes");
  assert.deepEqual(deletion?.source, {
    where: "parameters.command",
    piece: "rm -rf /",
    via: ["sudo", "bash -c"],
  });
});

Deno.test("facts() shortens pieces to 200 characters", () => {
  const { effects } = facts(bash(`rm ${"a".repeat(500)}`));
  for (const { source } of effects) assert.ok(source.piece.length <= 200);
});

Deno.test("facts() are the same for the same call", () => {
  const call = bash("for i in a b; do rm $i; done | curl -T - h.example");
  assert.deepEqual(facts(call), facts(call));
});

Deno.test("facts() refuses a mebibyte at once", () => {
  const found = facts(bash("a".repeat(1 << 20)));
  assert.equal(found.exhausted, true);
  assert.equal(found.steps, 0);
  assert.deepEqual(found.effects.map(({ kind }) => kind), ["unresolved"]);
});

Deno.test("facts() counts texts wherever they are nested", () => {
  const found = facts({
    tool_name: "x",
    parameters: { a: [{ b: "a".repeat(BUDGET.bytes) }] },
  });
  assert.equal(found.exhausted, true);
});

const BEYOND: readonly (readonly [string, unknown, boolean])[] = [
  [
    "as many texts as are looked at",
    new Array(MOST_ARGUMENTS).fill("a"),
    false,
  ],
  ["one text more", new Array(MOST_ARGUMENTS + 1).fill("a"), true],
  ["many numbers", new Array(MOST_ARGUMENTS * 3).fill(7), false],
  ["as deep as is looked", nested(MOST_DEPTH - 1), false],
  ["one level more", nested(MOST_DEPTH), true],
];

for (const [name, value, exhausted] of BEYOND) {
  Deno.test(`facts() do not pass over what they do not look at: ${name}`, () => {
    const found = facts({ tool_name: "mcp__a__b", parameters: { value } });
    assert.equal(found.exhausted, exhausted);
  });
}

function nested(levels: number): unknown {
  let value: unknown = "a";
  for (let i = 0; i < levels; i++) value = [value];
  return value;
}

Deno.test("facts() count what tools do that run no command", () => {
  const fetched = (count: number) =>
    facts({
      tool_name: "fetch_webpage",
      parameters: { urls: new Array(count).fill("https://h.example/") },
    });
  assert.equal(fetched(BUDGET.effects - 1).exhausted, false);
  assert.equal(fetched(BUDGET.effects).exhausted, true);
});

Deno.test("facts() see the last of many calls in one, and what is deep within", () => {
  const calls = Array.from({ length: 300 }, (_, i) => ({
    tool: "Read",
    parameters: { file_path: i < 299 ? "a" : "/etc/shadow" },
  }));
  const { effects, exhausted } = facts({
    tool_name: "batch",
    parameters: { tool_calls: calls },
  });
  assert.equal(exhausted, false);
  assert.ok(
    effects.some((one) => one.kind === "reads" && one.path === "/etc/shadow"),
  );
  const deep = facts({
    tool_name: "Write",
    parameters: {
      a: {
        b: {
          c: {
            d: {
              e: {
                f: {
                  g: {
                    h: {
                      i: {
                        file_path: "/etc/shadow",
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  });
  assert.ok(
    deep.effects.some((one) =>
      one.kind === "writes" && one.path === "/etc/shadow"
    ),
  );
});

Deno.test("facts() says when its budget ran out", () => {
  const found = facts(bash("rm a; rm b; rm c"), { ...BUDGET, steps: 20 });
  assert.equal(found.exhausted, true);
  const last = found.effects.at(-1);
  assert.deepEqual(
    [last?.kind, last?.kind === "unresolved" ? last.what : ""],
    ["unresolved", "budget"],
  );
});

Deno.test("facts() says when a command does not parse", () => {
  assert.equal(facts(bash("echo 'a")).unparsed, true);
  assert.equal(facts(bash("bash -c 'if'")).unparsed, true);
  assert.equal(facts(bash("echo a")).unparsed, false);
});

Deno.test("facts() finds secrets in what is written", () => {
  const { effects } = facts(bash("echo AKIAIOSFODNN7EXAMPLQ > a"));
  assert.ok(effects.some(({ kind }) => kind === "content"));
});

Deno.test("facts() of another tool are its own", () => {
  const { effects } = facts({
    tool_name: "Write",
    parameters: { file_path: "/etc/passwd", content: "x" },
  });
  assert.ok(effects.some(({ kind }) => kind === "writes"));
});

const HARMLESS: readonly string[] = [
  'git commit -m "rm -rf /"',
  "echo rm -rf /",
  "grep 'rm -rf /' a",
  "# rm -rf /",
  "cat <<EOF\nrm -rf /\nEOF",
  "cat <<'EOF' > notes.md\nrm -rf /\nEOF",
  "python3 -c \"print('rm -rf /')\"",
  "X='rm -rf /'; echo \"$X\"",
  "rm --help",
  "man rm",
  "printf '%s' 'rm -rf /'",
  "gh issue create --body 'rm -rf /'",
];

for (const command of HARMLESS) {
  Deno.test(`facts() sees no deletion in text: ${command}`, () => {
    const { effects } = facts(bash(command));
    assert.deepEqual(effects.filter(({ kind }) => kind === "deletes"), []);
  });
}

const SPELLINGS: readonly string[] = [
  "rm -rf /",
  "r\\m -r'f' /",
  "rm -fr -- /",
  "rm --recursive --force /",
  "/bin/rm -rf /",
  "$'\\x72m' -rf /",
  "bash -c 'rm -rf /'",
  "echo 'rm -rf /' | sh",
  "sh <<EOF\nrm -rf /\nEOF",
  "sh <<'EOF'\nrm -rf /\nEOF",
  "sh <<-EOF\n\trm -rf /\n\tEOF",
  'eval "rm -rf /"',
  "X=rm; $X -rf /",
  "f() { rm -rf $1; }; f /",
  "find / -exec rm -rf {} +",
  "echo / | xargs rm -rf",
  "echo cm0gLXJmIC8= | base64 -d | sh",
  "git -c alias.x='!rm -rf /' x",
  "env -S 'rm -rf /'",
  "busybox rm -rf /",
  "rm -rf /tmp/..",
  "cd /; rm -rf .",
  "rm -rf /{,}",
  "(((((rm -rf /)))))",
  "( ( (rm -rf /) ) )",
  "if true; then rm -rf /; fi",
  "trap 'rm -rf /' EXIT",
  "alias x='rm -rf'; x /",
  "python3 -c \"import shutil; shutil.rmtree('/')\"",
  "awk 'BEGIN{system(\"rm -rf /\")}'",
];

for (const command of SPELLINGS) {
  Deno.test(`facts() sees through: ${command}`, () => {
    const found = facts(bash(command)).effects.some((effect) =>
      effect.kind === "deletes" && effect.path_class?.includes("root") &&
      effect.recursive
    );
    assert.equal(found, true);
  });
}
