/** Tests how detectors are run, and holds each one to its samples. */
import assert from "node:assert/strict";
import {
  detect,
  type Detector,
  MOST_TEXT,
} from "../../../src/facts/content/detector.ts";
import { DETECTORS } from "../../../src/facts/content/effects.ts";
import { SAMPLES } from "./samples.ts";

const LETTER: Detector = {
  id: "letter",
  finds: "secret",
  hints: ["b"],
  pattern: /a(b)?/g,
};

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
      assert.ok(detect([detector], text).length > 0, JSON.stringify(text));
    }
  });
  Deno.test(`${detector.id} leaves alone what only looks like it`, () => {
    assert.ok((samples?.no.length ?? 0) > 0);
    for (const text of samples?.no ?? []) {
      assert.deepEqual(detect([detector], text), [], JSON.stringify(text));
    }
  });
  Deno.test(`${detector.id} has a pattern that can be run again and again`, () => {
    assert.ok(detector.pattern.global);
    assert.ok(detector.hints.every((hint) => hint === hint.toLowerCase()));
  });
}

Deno.test("detect() tries a pattern only where a hint is", () => {
  assert.deepEqual(detect([LETTER], "aaa"), []);
  assert.equal(detect([LETTER], "aaB").length, 2);
});

Deno.test("detect() gives the place of the group that holds the thing", () => {
  assert.deepEqual(detect([{ ...LETTER, group: 1 }], "xab"), [
    { detector: "letter", start: 2, end: 3 },
  ]);
  assert.deepEqual(detect([LETTER], "xab"), [
    { detector: "letter", start: 1, end: 3 },
  ]);
});

Deno.test("detect() stops at so many findings and so much text", () => {
  assert.equal(detect([LETTER], "ab".repeat(10), 3).length, 3);
  assert.deepEqual(detect([LETTER], "b".repeat(MOST_TEXT) + "ab"), []);
});

Deno.test("detect() goes on after an empty match", () => {
  const empty: Detector = { ...LETTER, pattern: /x*/g, hints: [] };
  assert.equal(detect([empty], "aa", 2).length, 2);
});

Deno.test("detect() stays linear on hostile texts", () => {
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
    const begun = performance.now();
    detect(DETECTORS, text);
    assert.ok(performance.now() - begun < 500, JSON.stringify(piece));
  }
});
