/** Tests the tables of what calls do. */
import assert from "node:assert/strict";
import { deeds } from "../../../../src/facts/programs/code/language.ts";
import * as LANGUAGES from "../../../../src/facts/programs/code/languages.ts";

Deno.test("deeds() gives each name its deed", () => {
  assert.deepEqual(deeds({ delete: "a b.c", read: " d " }), {
    a: "delete",
    "b.c": "delete",
    d: "read",
  });
});

for (const [name, language] of Object.entries(LANGUAGES)) {
  Deno.test(`deeds() of ${name} run, delete, read or write something`, () => {
    const found = new Set(Object.values(language.calls));
    for (const deed of ["shell", "delete", "code"] as const) {
      assert.ok(found.has(deed), deed);
    }
    for (const call of Object.keys(language.calls)) {
      assert.match(call, /^\S+$/);
    }
  });
}
