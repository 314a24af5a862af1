/** Holds the policies that README shows to the language: they load, lint clean, and pass their own tests. */
import assert from "node:assert/strict";
import { MATCH_DEADLINE_MS } from "../../src/config/backtracking.ts";
import { judgePolicies } from "../../src/check/policies.ts";

const README = Deno.readTextFileSync("README.md");
const POLICIES = [...README.matchAll(/```yaml\n(version: 1\n[\s\S]*?)```/g)]
  .map(([, text = ""]) => text);

Deno.test("README shows policies", () => {
  assert.ok(POLICIES.length >= 2);
});

for (const [at, text] of POLICIES.entries()) {
  Deno.test(`README's policy ${at + 1} does what its tests say`, async () => {
    const { problems, tests } = await judgePolicies(["team.yaml"], (path) => {
      if (path === "team.yaml") return Promise.resolve(text);
      throw new Deno.errors.NotFound(path);
    });
    assert.ok(tests > 0);
    // The one rule of the first is shown by one test that it does not decide.
    assert.deepEqual(
      problems.filter(({ severity }) => severity !== "low"),
      [],
    );
  });
}

Deno.test("README names the time-out of patterns that need one", () => {
  assert.ok(README.includes(`a time-out of ${MATCH_DEADLINE_MS} ms`));
});
