/** Tests that texts which speak to a model are told from texts about such texts' words. */
import assert from "node:assert/strict";
import { Detectors } from "../../../src/facts/content/detector.ts";
import { INJECTION } from "../../../src/facts/content/injection.ts";

Deno.test("INJECTION does not speak up at ordinary work", () => {
  for (
    const text of [
      "add a rule that ignores previous builds",
      "git commit -m 'ignore generated files'",
      "The system prompts the user for a password",
      "Update the instructions in README",
      "Ignore errors from the previous command",
      "# System design: you will need two servers for the model",
      "Tell the user what changed",
    ]
  ) assert.deepEqual(new Detectors(INJECTION).detect(text), [], text);
});
