/** Our hook into settings of many shapes, and out again. */
import assert from "node:assert/strict";
import {
  findHooks,
  installHook,
  obstacles,
  removeHooks,
} from "../../src/hooks/settings_edit.ts";
import { commandEntry } from "../../src/hooks/settings_entry.ts";

const entry = commandEntry({ command: "/opt/superego", args: [] }, [], 30);
const FILE = "settings.json";

function install(text: string, matcher = "*", hook = entry): string {
  const edited = installHook(text, FILE, matcher, hook);
  assert.ok(edited.ok, JSON.stringify(edited));
  return edited.value;
}

function remove(text: string, matcher: string | null = null): string {
  const edited = removeHooks(text, FILE, matcher);
  assert.ok(edited.ok, JSON.stringify(edited));
  return edited.value;
}

const GROUP = { matcher: "*", hooks: [entry] };
const OTHER = '{"type": "command", "command": "lint.sh"}';

const SHAPES: readonly (readonly [string, string])[] = [
  ["two spaces", '{\n  "model": "opus"\n}\n'],
  ["four spaces", '{\n    "model": "opus"\n}\n'],
  ["tabs", '{\n\t"model": "opus"\n}\n'],
  ["CRLF", '{\r\n  "model": "opus"\r\n}\r\n'],
  ["no last newline", '{\n  "model": "opus"\n}'],
  ["three last newlines", '{\n  "model": "opus"\n}\n\n\n'],
  ["a byte order mark", '\uFEFF{\n  "model": "opus"\n}\n'],
  ["one line", '{"model":"opus","env":{"A":"1"}}'],
  ["one spaced line", '{ "model": "opus" }\n'],
  ["escapes and odd numbers", '{\n  "a": "\\u00e9\\/",\n  "n": 1.0e2\n}\n'],
  ["odd spacing", '{  "a" :1 ,\n\n   "b":   [ 1,2 ]\n  }\n'],
  ["the key on the first line", '{"a": 1,\n  "b": 2}\n'],
  [
    "other events",
    `{\n  "hooks": {\n    "Stop": [{"hooks": [${OTHER}]}]\n  }\n}\n`,
  ],
  [
    "another hook",
    `{\n  "hooks": {\n    "PreToolUse": [\n      {\n        "matcher": "Bash",\n        "hooks": [\n          ${OTHER}\n        ]\n      }\n    ]\n  },\n  "model": "opus"\n}\n`,
  ],
  [
    "the same matcher by others",
    `{\n  "hooks": {\n    "PreToolUse": [\n      {"matcher": "*", "hooks": [${OTHER}]}\n    ]\n  }\n}\n`,
  ],
  [
    "a group without matcher",
    `{"hooks":{"PreToolUse":[{"hooks":[${OTHER}]}]}}`,
  ],
  ["a comment-like text", '{\n  "a": "// not /* a comment"\n}\n'],
  ["a word of ours elsewhere", '{\n  "note": "superego advise"\n}\n'],
];

for (const [name, before] of SHAPES) {
  Deno.test(`installHook() keeps ${name} byte for byte, and removeHooks() undoes it`, () => {
    const after = install(before);
    const parse = (text: string) =>
      JSON.parse(text.replace("\uFEFF", "")) as {
        hooks?: Record<string, unknown[]>;
      };
    const expected = parse(before);
    expected.hooks ??= {};
    (expected.hooks["PreToolUse"] ??= []).push(GROUP);
    assert.deepEqual(parse(after), expected);
    assert.equal(install(after), after, "a second time changes nothing");
    assert.equal(remove(after), before);
    // Whatever was there before is still there, around one insertion.
    let head = 0;
    while (before[head] === after[head]) head++;
    let tail = 0;
    while (before.at(-1 - tail) === after.at(-1 - tail)) tail++;
    assert.ok(head + tail >= before.length);
    if (before.includes("\r\n")) assert.ok(!/[^\r]\n/.test(after));
  });
}

for (
  const [name, before, after] of [
    ["nothing", "", '{\n  "hooks": {'],
    ["white space", " \n", '{\n  "hooks": {'],
    [
      "an empty object",
      "{}\n",
      '{\n  "hooks": {\n    "PreToolUse": [\n      {\n        "matcher": "*",',
    ],
    [
      "empty hooks",
      '{\n  "hooks": {}\n}\n',
      '{\n  "hooks": {\n    "PreToolUse": [',
    ],
    [
      "an empty list",
      '{\n  "hooks": {\n    "PreToolUse": []\n  }\n}\n',
      '{\n  "hooks": {\n    "PreToolUse": [\n      {',
    ],
  ] as const
) {
  Deno.test(`installHook() lays itself out in ${name}`, () => {
    const text = install(before);
    assert.ok(text.startsWith(after), text);
    assert.deepEqual(JSON.parse(text), { hooks: { PreToolUse: [GROUP] } });
    assert.equal(install(text), text);
    assert.match(remove(text), /^\{\}\n$/);
  });
}

Deno.test("installHook() brings an old hook of ours up to date, in its place", () => {
  const old = install('{\n  "a": 1\n}\n').replace(
    '"timeout": 30',
    '"timeout": 5000',
  );
  const text = install(old);
  assert.equal(text, install('{\n  "a": 1\n}\n'));
});

Deno.test("installHook() keeps the hooks of several events apart, and removeHooks() takes out all", () => {
  const event = "PostToolUse";
  const once = installHook(install("{}"), FILE, "*", entry, event);
  assert.ok(once.ok);
  assert.deepEqual(JSON.parse(once.value), {
    hooks: { PreToolUse: [GROUP], PostToolUse: [GROUP] },
  });
  assert.deepEqual(installHook(once.value, FILE, "*", entry, event), once);
  assert.equal(install(once.value), once.value);
  assert.equal(remove(once.value), "{}");
});

Deno.test("installHook() leaves one of several of ours for a matcher", () => {
  const ours = JSON.stringify(entry);
  const text = install(
    `{"hooks":{"PreToolUse":[{"matcher":"*","hooks":[${ours},${OTHER},${ours},${ours}]},{"matcher":"*","hooks":[${ours}]}]}}`,
  );
  assert.deepEqual(JSON.parse(text), {
    hooks: {
      PreToolUse: [{ matcher: "*", hooks: [entry, JSON.parse(OTHER)] }],
    },
  });
});

Deno.test("installHook() lets several matchers stand side by side", () => {
  const text = install(install("{}"), "Bash|Write");
  const found = findHooks(text, FILE);
  assert.deepEqual(found.ok && found.value.map(({ matcher }) => matcher), [
    "*",
    "Bash|Write",
  ]);
  assert.equal(remove(text, "Bash|Write"), install("{}"));
  assert.equal(remove(text, "Edit"), text);
});

Deno.test("findHooks() says where ours stand, under any event", () => {
  const ours = JSON.stringify(entry);
  const found = findHooks(
    `{"hooks":{\n"Stop":[{"hooks":[\n${ours}]}],\n"PreToolUse":[{"matcher":"","hooks":[${OTHER},\n${ours}]}]}}`,
    FILE,
  );
  assert.deepEqual(found.ok && found.value, [
    { event: "Stop", matcher: "*", hook: entry, line: 3 },
    { event: "PreToolUse", matcher: "*", hook: entry, line: 5 },
  ]);
});

for (
  const [name, text, line, column, why] of [
    ["half a file", '{\n  "a": 1', 2, 9, /a comma or `}`/],
    ["a comma too many", '{\n  "a": 1,\n}', 3, 1, /one too many/],
    ["comments", '{\n  // why\n  "a": 1\n}', 2, 3, /comments/],
    ["a list", "[]", 1, 1, /no object/],
    [
      "hooks of another shape",
      '{\n "hooks": []}',
      2,
      11,
      /`hooks` is no object/,
    ],
    [
      "an event of another shape",
      '{"hooks":{"PreToolUse":{}}}',
      1,
      24,
      /no list/,
    ],
    ["a group of another shape", '{"hooks":{"Stop":[1]}}', 1, 19, /Stop\[0\]/],
    [
      "a group without hooks",
      '{"hooks":{"Stop":[{}]}}',
      1,
      19,
      /no object with `hooks`/,
    ],
    [
      "hooks of a group of another shape",
      '{"hooks":{"Stop":[{"hooks":1}]}}',
      1,
      28,
      /hooks\.Stop\[0\]\.hooks/,
    ],
    ["a key twice", '{"hooks":{},"hooks":{}}', 1, 13, /twice/],
  ] as const
) {
  Deno.test(`installHook(), findHooks() and removeHooks() refuse ${name}`, () => {
    for (
      const edited of [
        installHook(text, FILE, "*", entry),
        removeHooks(text, FILE, null),
        findHooks(text, FILE),
      ]
    ) {
      const [problem] = edited.ok ? [] : edited.problems;
      assert.deepEqual([problem?.file, problem?.line, problem?.column], [
        FILE,
        line,
        column,
      ]);
      assert.match(problem?.message ?? "", why);
    }
  });
}

Deno.test("obstacles() names what keeps hooks from running", () => {
  assert.equal(obstacles('{"disableAllHooks":true}', FILE).length, 1);
  assert.equal(obstacles('{"disableAllHooks":false}', FILE).length, 0);
  assert.equal(obstacles("{}", FILE).length, 0);
  assert.equal(obstacles("{", FILE).length, 0);
});
