/** Tests of replacing secrets by marks. */
import assert from "node:assert/strict";
import { maskSecrets, maskValue } from "../../src/audit/mask.ts";

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
  const overlapping = () => [
    { detector: "a", start: 1, end: 4 },
    { detector: "b", start: 2, end: 3 },
    { detector: "c", start: 3, end: 6 },
  ];
  assert.equal(
    maskSecrets("0123456789", overlapping),
    "0[secret:a][secret:c]6789",
  );
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
