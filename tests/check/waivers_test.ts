/** Waivers accept a problem for a while, and only with an owner, a reason and an end. */
import assert from "node:assert/strict";
import type { Problem } from "../../src/problem/problem.ts";
import { readWaivers, waive } from "../../src/check/waivers.ts";

const KNOWN = ["COMPOSE-013", "COMPOSE-006", "CHECK-006"];
const NOW = new Date("2026-11-24T12:00:00Z");
const GOOD = `version: 1
waivers:
  - id: COMPOSE-013
    file: stacks/**
    owner: ops@example.com
    reason: The port is behind the firewall until the move
    until: "2027-01-31"
`;

function read(text: string) {
  return readWaivers(text, "w.yaml", KNOWN, NOW);
}

function problem(id: string, file: string): Problem {
  return {
    id,
    severity: "high",
    file,
    line: 1,
    column: 1,
    message: "m",
    hint: "h",
  };
}

Deno.test("a waiver takes what it names and nothing else", () => {
  const { waivers, problems } = read(GOOD);
  assert.deepEqual(problems, []);
  const { problems: left, waived } = waive([
    problem("COMPOSE-013", "stacks/a.yml"),
    problem("COMPOSE-013", "other/a.yml"),
    problem("COMPOSE-006", "stacks/a.yml"),
  ], waivers);
  assert.deepEqual(left.map(({ id, file }) => `${id} ${file}`), [
    "COMPOSE-013 other/a.yml",
    "COMPOSE-006 stacks/a.yml",
  ]);
  assert.deepEqual(waived.map(({ waiver }) => waiver.owner), [
    "ops@example.com",
  ]);
});

Deno.test("a waiver that waives nothing is a finding at its place", () => {
  const { problems } = waive([], read(GOOD).waivers);
  assert.deepEqual(
    problems.map(({ id, file, line, column }) =>
      `${id} ${file}:${line}:${column}`
    ),
    ["CHECK-007 w.yaml:3:5"],
  );
});

for (
  const [what, from, to, want] of [
    [
      "that has ended",
      "2027-01-31",
      "2026-11-23",
      /^CHECK-006 7:5 This waiver ended/,
    ],
    [
      "without an owner",
      "    owner: ops@example.com\n",
      "",
      /^CHECK-005 3:5 A waiver needs `owner`/,
    ],
    [
      "without a reason",
      "The port is behind the firewall until the move",
      "''",
      /^CHECK-005 3:5 A waiver needs `reason`/,
    ],
    [
      "without an end",
      '    until: "2027-01-31"\n',
      "",
      /^CHECK-005 3:5 A waiver needs `until`/,
    ],
    [
      "for ever",
      "2027-01-31",
      "2099-01-31",
      /^CHECK-005 7:5 .*more than 366 days/,
    ],
    [
      "until a day that is none",
      "2027-01-31",
      "2027-02-31",
      /^CHECK-005 7:5 `2027-02-31` is no day/,
    ],
    [
      "of an unknown check",
      "COMPOSE-013",
      "COMPOSE-031",
      /^CHECK-005 3:5 There is no check/,
    ],
    [
      "of a waiver's own end",
      "COMPOSE-013",
      "CHECK-006",
      /^CHECK-005 3:5 `CHECK-006` cannot be waived/,
    ],
    [
      "with an unknown key",
      "owner:",
      "ownr:",
      /^CHECK-005 5:5 There is no key `ownr`|CHECK-005 3:5/,
    ],
    [
      "in a file of another version",
      "version: 1",
      "version: 2",
      /^CHECK-005 1:1 `version` has to be 1/,
    ],
    [
      "in a list that is none",
      GOOD,
      "version: 1\nwaivers: x\n",
      /^CHECK-005 2:1 `waivers` has to be a list/,
    ],
    [
      "that is a text",
      GOOD,
      "version: 1\nwaivers: [x]\n",
      /^CHECK-005 2:11 A waiver has to be a mapping/,
    ],
    ["in a text", GOOD, "x", /^CHECK-005 1:1 This is no mapping/],
    ["in a file that is no YAML", GOOD, "[", /^YAML-001/],
  ] as const
) {
  Deno.test(`a waiver ${what} waives nothing, and is a finding`, () => {
    const { waivers, problems } = read(GOOD.replace(from, () => to));
    if (!to.startsWith("version: 2")) {
      assert.deepEqual(what.startsWith("in a file of") ? [] : waivers, []);
    }
    const [first] = problems;
    assert.match(
      `${first?.id} ${first?.line}:${first?.column} ${first?.message}`,
      want,
    );
  });
}
