/** Tests which characters are strange, and which are a language's own. */
import assert from "node:assert/strict";
import { CHARACTERS } from "../../../src/facts/content/characters.ts";
import { Detectors } from "../../../src/facts/content/detector.ts";

Deno.test("CHARACTERS leaves people's own writing alone", () => {
  for (
    const text of [
      "zażółć 🦊",
      "日本語のテキスト",
      "한국어",
      "مرحبا بالعالم",
      "שלום עולם",
      "नमस्ते",
      "👩🏽‍💻 🏳️‍🌈 🇵🇱",
      "Ελληνικά",
      "русский текст",
      "½ × 3 → 4 µm",
      "“quoted” – dashed…",
    ]
  ) assert.deepEqual(new Detectors(CHARACTERS).detect(text), [], text);
});

Deno.test("CHARACTERS sees a joiner outside of emoji and joining scripts", () => {
  assert.equal(new Detectors(CHARACTERS).detect("rm\u200d -rf").length, 1);
  assert.equal(new Detectors(CHARACTERS).detect("a\u200cb").length, 1);
});
