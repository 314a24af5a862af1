/** Tests of reading what is turned off, and why. */
import assert from "node:assert/strict";
import { parseConfig } from "../../src/config/file.ts";
import { readReasons, reasonsOf } from "../../src/config/reasons.ts";
import type { Read } from "../../src/config/value.ts";
import type { TurnedOff } from "../../src/policy/mod.ts";

function inShort(read: Read): readonly string[] | string {
  return read.ok
    ? (read.value as readonly TurnedOff[]).map(({ name, reason }) =>
      `${name}=${reason}`
    )
    : read.message;
}

for (
  const [text, wanted] of [
    ["git=we mean it", ["git=we mean it"]],
    [
      " git = we mean it ; cloud.x = a=b, c;",
      ["git=we mean it", "cloud.x=a=b, c"],
    ],
    ["git", "gives no reason for `git`"],
    ["git=", "gives no reason for `git`"],
    ["git=  ;", "gives no reason for `git`"],
    ["=why", "has a reason without a name"],
    ["git=a;git=b", "names `git` twice"],
    [
      `git=${"x".repeat(501)}`,
      "gives a reason for `git` of more than 500 characters",
    ],
  ] as const
) {
  Deno.test(`reasonsOf() reads ${text.slice(0, 40)}`, () => {
    assert.deepEqual(inShort(reasonsOf(text)), wanted);
  });
}

for (
  const [value, wanted] of [
    [{ git: "we mean it" }, ["git=we mean it"]],
    [{}, []],
    [{ git: null }, "gives no reason for `git`"],
    [{ git: true }, "gives no reason for `git`"],
    [["git"], "is no mapping of names to reasons"],
    ["git", "is no mapping of names to reasons"],
    [null, "is no mapping of names to reasons"],
  ] as const
) {
  Deno.test(`readReasons() reads ${JSON.stringify(value)}`, () => {
    assert.deepEqual(inShort(readReasons(value)), wanted);
  });
}

Deno.test("parseConfig() notes where each name stands", () => {
  const parsed = parseConfig(
    "log_level: debug\npolicy_off:\n  git: no repository\n  cloud: none\n",
    "/etc/s.yaml",
    null,
  );
  assert.ok(parsed.ok);
  assert.deepEqual(parsed.value[1]?.value, [
    {
      name: "git",
      reason: "no repository",
      file: "/etc/s.yaml",
      line: 3,
      column: 3,
    },
    { name: "cloud", reason: "none", file: "/etc/s.yaml", line: 4, column: 3 },
  ]);
});
