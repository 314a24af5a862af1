/** Tests of cleaning what is said to others. */
import assert from "node:assert/strict";
import { saidSafely } from "../../src/audit/said.ts";
import { filler, of } from "../facts/content/filler.ts";

const TOKEN = of("gh", "p_", filler(36));

Deno.test("saidSafely() leaves out secrets, and what may be the beginning of one", () => {
  const table: readonly (readonly [string, string])[] = [
    ["nothing to hide", "nothing to hide"],
    [`it is \`${TOKEN}\``, "it is `[secret:github_token]`"],
    [`it is \`${TOKEN.slice(0, 20)}…\``, "it is `[secret:cut]…`"],
    ["a few words and no mo…", "a few words and no mo…"],
  ];
  for (const [text, want] of table) assert.equal(saidSafely(text), want);
});
