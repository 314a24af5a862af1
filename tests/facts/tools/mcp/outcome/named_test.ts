/** Tests how names of tools and arguments are asked for outcomes. */
import assert from "node:assert/strict";
import {
  kept,
  phrase,
  setsWith,
  settings,
  TALK,
} from "../../../../../src/facts/tools/mcp/outcome/named.ts";

Deno.test("setsWith() finds the verb that makes, gives or sets", () => {
  assert.equal(setsWith(["dns", "record", "update"]), "update");
  assert.equal(setsWith(["dns", "record"]), undefined);
});

Deno.test("TALK is found in a phrase, in the singular and in the plural", () => {
  assert.ok(TALK.test(phrase(["add", "channel"])));
  assert.ok(TALK.test(phrase(["add", "stories"])));
  assert.ok(!TALK.test(phrase(["add", "repository"])));
});

Deno.test("settings() finds values at any depth under plain names, and empty lists", () => {
  assert.deepEqual(
    [...settings({ a_b: { cD: [1, []] }, e: null })].sort((a, b) =>
      a.name < b.name ? -1 : 1
    ).map(({ name, value }) => [name, value]),
    [["cd", []], ["cd", 1], ["e", null]],
  );
});

Deno.test("kept() is what is known to be changed, or else what a service keeps", () => {
  const source = { where: "tool_name", piece: "", via: [] };
  assert.equal(kept([{ kind: "changes", what: "cloud", source }]), "cloud");
  assert.equal(kept([{ kind: "changes", what: "secret", source }]), "hosted");
  assert.equal(kept([]), "hosted");
});
