/** Flags that several verbs have. */
import assert from "node:assert/strict";
import { AUDIT, CONFIG, format, POLICY } from "../../src/cli/flag.ts";

Deno.test("format() takes its words and no others", () => {
  assert.deepEqual(format("text", "json").choices, ["text", "json"]);
  assert.equal(format("text").kind, "choice");
});

Deno.test("CONFIG, POLICY and AUDIT set settings; only a policy may be given several times", () => {
  assert.deepEqual(
    [CONFIG, POLICY, AUDIT].map(({ setting, many }) => [setting, many]),
    [[true, undefined], [true, true], [true, undefined]],
  );
});
