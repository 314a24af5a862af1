/** Tests reading Base64. */
import assert from "node:assert/strict";
import { decodeBase64 } from "../../src/facts/base64.ts";

Deno.test("decodeBase64() reads UTF-8, both alphabets, and text with line ends", () => {
  assert.equal(decodeBase64("bHMg\nLWw="), "ls -l");
  assert.equal(decodeBase64("w6nDqcOp"), "\u00e9\u00e9\u00e9");
  assert.equal(decodeBase64("Pz8_"), "???");
});

Deno.test("decodeBase64() says when a text is none", () => {
  assert.equal(decodeBase64("a"), undefined);
});
