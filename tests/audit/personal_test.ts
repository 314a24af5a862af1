/** Tests of finding personal data beside secrets. */
import assert from "node:assert/strict";
import { maskSecrets } from "../../src/audit/mask.ts";
import { findPersonal } from "../../src/audit/personal.ts";
import { filler, of } from "../facts/content/filler.ts";

const CARD = of("4111 1111", " 1111 1111");
const TOKEN = of("gh", "p_", filler(36));

const table: readonly (readonly [string, string])[] = [
  ["mail alice@example.org now", "mail [personal:email] now"],
  ["a.b+c@mail.example.co.uk", "[personal:email]"],
  ["call +49 (30) 1234-5678!", "call [personal:phone]!"],
  [`pay ${CARD}`, "pay [personal:payment_card]"],
  [
    `${TOKEN} of alice@example.org`,
    "[secret:github_token] of [personal:email]",
  ],
  ["git clone git@example.org:a/b.git", "git clone git@example.org:a/b.git"],
  ["npm i left-pad@1.2.3 @types/node", "npm i left-pad@1.2.3 @types/node"],
  ["date +%s; seq 1 +3; x=+1", "date +%s; seq 1 +3; x=+1"],
  ["2026-05-01T12:00:00+02:00", "2026-05-01T12:00:00+02:00"],
];

for (const [text, want] of table) {
  Deno.test(`findPersonal() leaves of "${text.slice(0, 12)}…" what is nobody's`, () => {
    assert.equal(maskSecrets(text, findPersonal), want);
    assert.equal(maskSecrets(want, findPersonal), want);
  });
}

Deno.test("findPersonal() takes no time for long texts of nothing", () => {
  for (const piece of ["a.", "+1", "1-", "a@", "+1 ("]) {
    maskSecrets(piece.repeat(50_000), findPersonal);
  }
});
