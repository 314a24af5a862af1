/** Every verb of the table can be loaded. */
import assert from "node:assert/strict";
import { VERB_NAMES } from "../../src/cli/table.ts";
import { LOADERS } from "../../src/cli/verbs.ts";

for (const name of VERB_NAMES) {
  Deno.test(`LOADERS has ${name}`, async () => {
    assert.equal((await LOADERS[name]()).name, name);
  });
}
