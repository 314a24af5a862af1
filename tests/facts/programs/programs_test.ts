/** Tests how programs are found by name, when all are at hand and when some are not. */
import assert from "node:assert/strict";
import {
  GROUP_NAMES,
  type GroupName,
  Programs,
} from "../../../src/facts/programs/programs.ts";
import { GROUPS, PROGRAMS } from "../../../src/facts/programs/registry.ts";

const NAMES: readonly (readonly [string, GroupName | undefined])[] = [
  ["rm", "base"],
  ["python3.12", "code"],
  ["RM", "base"],
  ["git", "git"],
  ["curl", "network"],
  ["notaprogram", undefined],
  ["", undefined],
  [",", undefined],
  ["cd,chdir", undefined],
  ["constructor", undefined],
  ["__proto__", undefined],
];

for (const [name, group] of NAMES) {
  Deno.test(`of() ${group === undefined ? "does not know" : "knows"} "${name}"`, () => {
    assert.equal(PROGRAMS.of(name) !== undefined, group !== undefined);
  });

  Deno.test(`of() says which group it would need for "${name}"`, () => {
    const wanted = new Set<GroupName>();
    assert.equal(new Programs({}, wanted).of(name), undefined);
    assert.deepEqual([...wanted], group === undefined ? [] : [group]);
  });
}

Deno.test("of() wants nothing when the group is at hand", () => {
  const wanted = new Set<GroupName>();
  const some = new Programs({ base: GROUPS.base }, wanted);
  assert.equal(some.of("rm"), PROGRAMS.of("rm"));
  assert.deepEqual([...wanted], []);
});

Deno.test("names() is the same list in the same order, whatever is at hand", () => {
  const names = PROGRAMS.names();
  assert.deepEqual(new Programs({}).names(), names);
  assert.ok(names.includes("rm"));
  assert.ok(names.length > 1000);
  assert.deepEqual(
    names,
    GROUP_NAMES.flatMap((name) =>
      Object.values(GROUPS[name]).flatMap((family) =>
        Object.keys(family).flatMap((key) => key.split(","))
      )
    ),
  );
});
