/** Tests how detectors are run, and holds each one to its samples. */
import assert from "node:assert/strict";
import {
  type Detector,
  Detectors,
  type Finding,
  MOST_TEXT,
} from "../../../src/facts/content/detector.ts";
import { DETECTORS } from "../../../src/facts/content/effects.ts";
import { SAMPLES } from "./samples.ts";

const LETTER: Detector = {
  id: "letter",
  finds: "secret",
  hints: ["ab"],
  pattern: /a(b)?/g,
};

Deno.test("a pattern whose probe stands nowhere is not tried", () => {
  const probed = new Detectors([{ ...LETTER, probe: /b!/ }]);
  assert.deepEqual(probed.detect("ab"), []);
  assert.deepEqual(probed.detect("ab!"), [
    { detector: "letter", start: 0, end: 2 },
  ]);
});

Deno.test("every detector has samples, and every sample its detector", () => {
  assert.deepEqual(
    Object.keys(SAMPLES).sort(),
    DETECTORS.map(({ id }) => id).sort(),
  );
});

for (const detector of DETECTORS) {
  const samples = SAMPLES[detector.id];
  Deno.test(`${detector.id} finds what it is for`, () => {
    assert.ok((samples?.yes.length ?? 0) > 0);
    for (const text of samples?.yes ?? []) {
      assert.ok(
        new Detectors([detector]).detect(text).length > 0,
        JSON.stringify(text),
      );
    }
  });
  Deno.test(`${detector.id} leaves alone what only looks like it`, () => {
    assert.ok((samples?.no.length ?? 0) > 0);
    for (const text of samples?.no ?? []) {
      assert.deepEqual(
        new Detectors([detector]).detect(text),
        [],
        JSON.stringify(text),
      );
    }
  });
  Deno.test(`${detector.id} has a pattern that can be run again and again`, () => {
    assert.ok(detector.pattern.global);
    assert.ok(detector.hints.every((hint) => /^[!-@[-~ ]{2,}$/.test(hint)));
  });
}

Deno.test("Detectors.detect() tries a pattern only where a hint is", () => {
  assert.deepEqual(new Detectors([LETTER]).detect("aaa"), []);
  assert.equal(new Detectors([LETTER]).detect("aaB").length, 2);
});

/** What is found when each hint is looked for by itself, in text without capital letters. */
function slowly(text: string): readonly Finding[] {
  const folded = text.toLowerCase();
  return DETECTORS.filter(({ hints }) =>
    hints.length === 0 || hints.some((hint) => folded.includes(hint))
  ).flatMap((one) => new Detectors([{ ...one, hints: [] }]).detect(text));
}

Deno.test("Detectors.detect() sees the same hints in one pass as in many", () => {
  const all = new Detectors(DETECTORS);
  const texts = Object.values(SAMPLES).flatMap((
    { yes, no },
  ) => [...yes, ...no]);
  for (const text of texts) {
    for (
      const form of [
        text,
        text.toUpperCase(),
        `\u212a${text}\u0130`,
        text + texts[0],
      ]
    ) assert.deepEqual(all.detect(form), slowly(form), JSON.stringify(form));
  }
});

Deno.test("Detectors.detect() gives the place of the group that holds the thing", () => {
  assert.deepEqual(new Detectors([{ ...LETTER, group: 1 }]).detect("xab"), [
    { detector: "letter", start: 2, end: 3 },
  ]);
  assert.deepEqual(new Detectors([LETTER]).detect("xab"), [
    { detector: "letter", start: 1, end: 3 },
  ]);
});

Deno.test("Detectors.detect() stops at so many findings and so much text", () => {
  assert.equal(new Detectors([LETTER]).detect("ab".repeat(10), 3).length, 3);
  assert.deepEqual(
    new Detectors([LETTER]).detect("b".repeat(MOST_TEXT) + "ab"),
    [],
  );
});

Deno.test("Detectors.detect() goes on after an empty match", () => {
  const empty: Detector = { ...LETTER, pattern: /x*/g, hints: [] };
  assert.equal(new Detectors([empty]).detect("aa", 2).length, 2);
});

Deno.test("Detectors.detect() stays linear on hostile texts", () => {
  const size = 65_536;
  for (
    const piece of [
      "a",
      "a-",
      "a_",
      "key=",
      "password ",
      "curl -u ",
      "http://a:",
      "server=a;password=",
      "ignore all ",
      "-----BEGIN PRIVATE KEY-----",
      "4 ",
      "AA11 ",
      "eyJ",
      "sk-",
      "do not tell ",
      "\n<system> ",
      "а",
      "authorization: ",
    ]
  ) {
    const text = piece.repeat(size / piece.length);
    // The fastest of some: what else the machine does only ever adds.
    let least = Infinity;
    for (let round = 0; round < 10 && least >= 500; round++) {
      const begun = performance.now();
      new Detectors(DETECTORS).detect(text);
      least = Math.min(least, performance.now() - begun);
    }
    assert.ok(least < 500, JSON.stringify(piece));
  }
});
