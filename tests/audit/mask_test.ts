/** Tests of replacing secrets by marks. */
import assert from "node:assert/strict";
import { maskSecrets, maskValue } from "../../src/audit/mask.ts";
import { findSecrets } from "../../src/facts/mod.ts";
import { filler, of } from "../facts/content/filler.ts";

const finder = (text: string) =>
  [...text.matchAll(/S3CRET\d*/g)].map((match) => ({
    detector: "test_key",
    start: match.index,
    end: match.index + match[0].length,
  }));

Deno.test("maskSecrets() replaces each finding by its kind", () => {
  assert.equal(
    maskSecrets("a S3CRET1 b S3CRET2", finder),
    "a [secret:test_key] b [secret:test_key]",
  );
  assert.equal(maskSecrets("nothing", finder), "nothing");
});

Deno.test("maskSecrets() holds with findings that overlap or come twice", () => {
  const overlapping = (text: string) =>
    text.length < 10 ? [] : [
      { detector: "a", start: 1, end: 4 },
      { detector: "b", start: 2, end: 3 },
      { detector: "c", start: 3, end: 6 },
    ];
  assert.equal(
    maskSecrets("0123456789", overlapping),
    "0[secret:a][secret:c]6789",
  );
});

const REAL: readonly (readonly [string, string, string])[] = [
  [
    "a secret that another one hid",
    of("abc8", "Q~", filler(34), "-----BEGIN ", "PRIVATE KEY-----"),
    "[secret:azure_client_secret][secret:private_key]",
  ],
  [
    "a mark that looks like a password in an address",
    of("ps://hooks.slack", ".com/services/", filler(20), "@o"),
    "ps://[secret:slack_webhook]@o",
  ],
  [
    "marks that stood there before",
    "Authorization: Bearer [secret:jwt], password=[secret:assigned_password]",
    "Authorization: Bearer [secret:jwt], password=[secret:assigned_password]",
  ],
  [
    "what only begins like a mark",
    of("[secret:gh", "p_", filler(36), "]"),
    "[secret:[secret:github_token]]",
  ],
];

for (const [name, text, wanted] of REAL) {
  Deno.test(`maskSecrets() masks ${name}, and masking again changes nothing`, () => {
    assert.equal(maskSecrets(text, findSecrets), wanted);
    assert.equal(maskSecrets(wanted, findSecrets), wanted);
  });
}

Deno.test("maskSecrets() searches a bounded number of times", () => {
  let searches = 0;
  // Finds something in whatever is left, for ever.
  const endless = (text: string) => {
    searches++;
    return text.length < 2 ? [] : [{ detector: "x", start: 0, end: 1 }];
  };
  maskSecrets("y".repeat(10_000), endless);
  assert.ok(searches <= 20, `${searches}`);
});

Deno.test("maskValue() masks texts and names at any depth, and keeps the rest", () => {
  const masked = maskValue({
    a: ["S3CRET1", 1, true, null, undefined],
    S3CRET2: 2,
    password: "x",
    headers: { authorization: "y", accept: "z" },
    max_tokens: 5,
  }, finder);
  assert.equal(
    JSON.stringify(masked),
    '{"a":["[secret:test_key]",1,true,null,null],"[secret:test_key]":2,"password":"[secret:password]","headers":{"authorization":"[secret:authorization]","accept":"z"},"max_tokens":5}',
  );
});

Deno.test("maskValue() keeps errors errors, without the secrets in message, stack and cause", () => {
  const cause = new TypeError("because of S3CRET2");
  const masked = maskValue(new RangeError("S3CRET1 again", { cause }), finder);
  assert.ok(masked instanceof Error);
  assert.equal(masked.name, "RangeError");
  assert.equal(masked.message, "[secret:test_key] again");
  assert.ok(!masked.stack?.includes("S3CRET"));
  assert.match(String(masked.cause), /TypeError: because of \[secret/);
  const bare = new Error("x");
  delete bare.stack;
  assert.equal((maskValue(bare, finder) as Error).stack, "");
});

Deno.test("maskValue() ends on what contains itself", () => {
  const cyclic: Record<string, unknown> = {};
  cyclic["self"] = cyclic;
  assert.match(JSON.stringify(maskValue(cyclic, finder)), /nested too deeply/);
});
