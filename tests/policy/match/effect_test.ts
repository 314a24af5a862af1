/** Tests of conditions on what a call would do. */
import assert from "node:assert/strict";
import type { Effect } from "../../../src/facts/effect.ts";
import { effectInWords } from "../../../src/policy/match/effect.ts";
import { effect, factsOf, matches } from "../ruling.ts";

const CWD = "/home/dev/project";
const wipe = effect("deletes", {
  path: "/etc",
  path_class: ["system"],
  recursive: true,
  breadth: "tree",
  by: "rm",
});
const tidy = effect("deletes", {
  path: "/home/dev/project/dist",
  path_class: ["project"],
  recursive: true,
});
const unknown = effect("deletes", {});
const upload = effect("network", {
  host: "evil.example",
  host_class: "public",
  port: 8080,
  sends: "secret",
});
const somewhere = effect("network", { sends: "data" });
const runs = effect("executes", {
  program: "git",
  line: "git push origin/x --force",
});
const key = effect("reads", { path: "/home/dev/.ssh/id_rsa" });

const CASES: readonly [
  facts: string,
  effects: readonly Effect[],
  holds: boolean,
][] = [
  ["{deletes: true}", [wipe], true],
  ["{deletes: }", [wipe], true],
  ["{deletes: {}}", [unknown], true],
  ["{deletes: true}", [upload], false],
  ["{deletes: true}", [], false],
  ["{deletes: {path_class: system}}", [wipe], true],
  [
    "{deletes: {path_class: [system, home_root], recursive: true}}",
    [wipe],
    true,
  ],
  ["{deletes: {path_class: [home_root]}}", [wipe], false],
  ["{deletes: {path_class: system}}", [unknown], false],
  ["{deletes: {path_class_not_in: [project]}}", [wipe], true],
  ["{deletes: {path_class_not_in: [project]}}", [tidy], false],
  ["{deletes: {path_class_not: project}}", [tidy], false],
  ["{deletes: {path_class_not_in: [project]}}", [unknown], true],
  ["{deletes: {recursive: false}}", [unknown], false],
  ["{deletes: {recursive_not: true}}", [unknown], true],
  ["{deletes: {breadth: [tree, everything]}}", [wipe], true],
  // All attributes of one kind hold for one effect.
  ["{deletes: {path_class: project, by: rm}}", [wipe, tidy], false],
  // Several kinds must all be there; in a list, one of them.
  ["{deletes: true, network: true}", [wipe, upload], true],
  ["{deletes: true, network: true}", [wipe], false],
  ["[{deletes: true}, {network: true}]", [upload], true],
  ["[{deletes: true}, {network: true}]", [key], false],
  ["[{deletes: true, network: true}, {reads: true}]", [wipe], false],
  // Texts.
  ["{network: {host: EVIL.example}}", [upload], true],
  ["{network: {host: '*.example'}}", [upload], true],
  [
    "{network: {sends: secret, host_not_in: [api.good, '*.corp']}}",
    [upload],
    true,
  ],
  ["{network: {sends: secret, host_not_in: [evil.example]}}", [upload], false],
  ["{network: {host_not_in: [evil.example]}}", [somewhere], true],
  ["{network: {host: '*'}}", [somewhere], false],
  ["{executes: {program: git}}", [runs], true],
  ["{executes: {program: GIT}}", [runs], false],
  ["{executes: {line: 'git push * --force*'}}", [runs], true],
  ["{executes: {line: '*--force-with-lease*'}}", [runs], false],
  ["{reads: {path: ~/.ssh/id_rsa}}", [key], true],
  ["{reads: {path: '~/.ssh/**'}}", [key], true],
  ["{reads: {path: '~/*'}}", [key], false],
  ["{deletes: {path: 'dist'}}", [tidy], true],
  ["{deletes: {path: '/etc/**'}}", [wipe], true],
  // Numbers.
  ["{network: {port: 8080}}", [upload], true],
  ["{network: {port: [80, 443]}}", [upload], false],
  ["{network: {port_not_in: [80, 443]}}", [upload], true],
  ["{network: {port: {gt: 1024}}}", [upload], true],
  ["{network: {port: {gte: 8080, lte: 8080}}}", [upload], true],
  ["{network: {port: {gt: 8080}}}", [upload], false],
  ["{network: {port: {lt: 8080}}}", [upload], false],
  ["{network: {port: {gt: 0}}}", [somewhere], false],
  ["{network: {port_not: {lt: 1024}}}", [somewhere], true],
  ["{network: {port_not: {lt: 1024}}}", [upload], true],
  ["{network: {port_not: {gt: 1024}}}", [upload], false],
  // Only.
  ["{only: [{deletes: {path_class: project}}]}", [tidy], true],
  ["{only: [{deletes: {path_class: project}}]}", [tidy, wipe], false],
  ["{only: {deletes: {path_class: project}}}", [tidy, upload], false],
  ["{only: [{deletes: true}, {network: true}]}", [tidy, upload], true],
  ["{only: {deletes: true, network: true}}", [tidy, upload], true],
  ["{only: [{deletes: true}]}", [], false],
  ["{only: [{deletes: true}, {network: true}], network: true}", [tidy], false],
];

for (const [facts, effects, holds] of CASES) {
  Deno.test(`decide() says ${holds} for facts ${facts} on ${effects.map(effectInWords).join("; ")}`, () => {
    const found = matches(
      `facts: ${facts}`,
      { cwd: CWD },
      factsOf({ effects }),
    );
    assert.equal(found, holds);
  });
}

Deno.test("decide() keeps the invariant (spelling quantifier) for paths of effects", () => {
  const odd = factsOf({
    effects: [effect("reads", { path: "/tmp/../etc/passwd" })],
  });
  const tmp = "facts: {only: {reads: {path: '/tmp/**'}}}";
  assert.equal(matches(tmp, { cwd: CWD }, odd, "allow"), false);
  assert.equal(matches(tmp, { cwd: CWD }, odd, "deny"), true);
  const outside = "facts: {reads: {path_not_in: ['/tmp/**']}}";
  assert.equal(matches(outside, { cwd: CWD }, odd, "deny"), true);
});

Deno.test("decide() folds the case of an effect's path where the file system does", () => {
  const found = factsOf({ effects: [effect("reads", { path: "/Users/D/X" })] });
  const rule = "facts: {reads: {path: /Users/d/x}}";
  assert.equal(matches(rule, { cwd: "/Users/d" }, found), true);
  assert.equal(matches(rule, { cwd: "/Users/d" }, found, "allow"), false);
});

Deno.test("effectInWords() writes an effect in one line", () => {
  assert.equal(
    effectInWords(effect("deletes", {
      path: "/",
      path_class: ["root", "system"],
      recursive: true,
    })),
    "deletes path=/ path_class=root,system recursive=true",
  );
});
