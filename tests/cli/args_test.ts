/** Words after a verb. */
import assert from "node:assert/strict";
import { readArgs, settingFlags, UsageError } from "../../src/cli/args.ts";
import type { VerbName } from "../../src/cli/table.ts";

for (
  const [verb, args, words, one, many, on] of [
    ["serve", [], [], {}, {}, []],
    ["serve", ["--listen", "h:1"], [], { listen: "h:1" }, {}, []],
    ["serve", ["--listen=h:1"], [], { listen: "h:1" }, {}, []],
    [
      "advise",
      ["--policy", "a", "--policy=b"],
      [],
      {},
      { policy: ["a", "b"] },
      [],
    ],
    ["hooks", ["add", "--yes", "--dry-run"], ["add"], {}, {}, [
      "yes",
      "dry-run",
    ]],
    ["hooks", ["--yes", "add"], ["add"], {}, {}, ["yes"]],
    ["explain", ["--command", "-rf"], [], { command: "-rf" }, {}, []],
    ["explain", ["--command=--version"], [], { command: "--version" }, {}, []],
    [
      "policy",
      ["lint", "--", "--odd.yaml"],
      ["lint", "--odd.yaml"],
      {},
      {},
      [],
    ],
    ["check", ["-"], ["-"], {}, {}, []],
    ["check", ["--fail-on", "high", "x"], ["x"], { "fail-on": "high" }, {}, []],
    ["audit", ["tail", "--limit", "3"], ["tail"], { limit: "3" }, {}, []],
  ] as const
) {
  Deno.test(`readArgs() reads ${verb} ${args.join(" ")}`, () => {
    assert.deepEqual(readArgs(verb, args), {
      words,
      one,
      many,
      on: new Set<string>(on),
    });
  });
}

const WRONG: readonly (readonly [VerbName, readonly string[], RegExp])[] = [
  ["advise", ["--polcy", "x"], /unknown flag `--polcy`.*`--policy`/],
  ["advise", ["--polcy=x"], /unknown flag `--polcy`.*`--policy`/],
  ["advise", ["-c", "x"], /unknown flag `-c`/],
  ["advise", ["-policy", "x"], /unknown flag `-policy`.*`--policy`/],
  ["advise", ["--toString"], /unknown flag `--toString`/],
  ["advise", ["--token", "x"], /unknown flag `--token`/],
  ["advise", ["--policy"], /needs a value: `--policy FILE`/],
  ["advise", ["--policy", "--audit", "x"], /`--policy` needs a value/],
  ["advise", ["--policy="], /empty value/],
  ["advise", ["--policy", ""], /empty value/],
  ["advise", ["--audit", "a", "--audit", "b"], /given twice/],
  ["advise", ["stray"], /takes no `stray`/],
  ["hooks", ["--yes=1", "add"], /takes no value/],
  ["hooks", [], /needs a word: add, list, remove/],
  ["hooks", ["ad"], /Did you mean `add`/],
  ["hooks", ["add", "more"], /takes no `more`/],
  ["hooks", ["add", "--scope", "usr"], /cannot be `usr`.*`user`/],
  ["hooks", ["add", "--timeout", "5s"], /takes a number, not `5s`/],
  ["hooks", ["add", "--timeout", "-5"], /takes a number/],
  ["hooks", ["add", "--timeout", "1e3"], /takes a number/],
  ["policy", ["test", "--format", "xml"], /cannot be `xml`/],
  [
    "audit",
    ["verify", "--action", "deny"],
    /`--action` .* search and stats; audit verify does not use it/,
  ],
  ["audit", ["stats", "--limit", "3"], /`--limit` belongs to audit tail and/],
  ["hooks", ["list", "--yes"], /`--yes` belongs to hooks add and remove/],
  ["hooks", ["remove", "--url", "http://a"], /`--url` belongs to hooks add;/],
];

for (const [verb, args, why] of WRONG) {
  Deno.test(`readArgs() refuses ${verb} ${args.join(" ")}`, () => {
    assert.throws(
      () => readArgs(verb, args),
      (error) => error instanceof UsageError && why.test(error.message),
    );
  });
}

Deno.test("settingFlags() passes on what sets a setting, and the configuration file", () => {
  const given = readArgs("advise", [
    "--config=c",
    "--policy=p",
    "--audit=a",
    "--url=u",
    "--agent=claude-code",
  ]);
  assert.deepEqual(settingFlags("advise", given), {
    config: "c",
    policy: ["p"],
    audit: "a",
    url: "u",
  });
});
