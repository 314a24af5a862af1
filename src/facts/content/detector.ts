/** What a detector is, and how a list of them is run over a text. */
import type { EffectOf } from "../effect.ts";

/** What kinds of content are looked for. */
export type Found = NonNullable<EffectOf<"content">["finds"]>;

/** One thing to look for, as data. Its samples stand in the tests, and every detector must have some. */
export interface Detector {
  /** Stable identifier, for example `github_token`. */
  readonly id: string;
  /** What it finds. */
  readonly finds: Found;
  /** Texts in lower case, one of which a text must hold before the pattern is tried; none means always. */
  readonly hints: readonly string[];
  /** Sticky to nothing, global, and linear in time: no nested or adjacent repetition of the same characters. */
  readonly pattern: RegExp;
  /** What a match must satisfy beside. */
  readonly accept?: (match: RegExpExecArray, text: string) => boolean;
  /** Which group holds the thing itself; 0, the whole match, unless given. */
  readonly group?: number;
}

/** One thing that was found. */
export interface Finding {
  /** The detector's identifier. */
  readonly detector: string;
  /** Offset of its first UTF-16 code unit. */
  readonly start: number;
  /** Offset after its last. */
  readonly end: number;
}

/** The most text that is looked at, in UTF-16 code units; what lies beyond is not searched. */
export const MOST_TEXT = 1_048_576;

/** The most findings of one detector in one text that are told apart; all beyond are covered by the last. */
const MOST_FINDINGS = 1000;

/** Runs detectors over a text; findings come in the order of the detectors, then of the text. */
export function detect(
  detectors: readonly Detector[],
  text: string,
  most = MOST_FINDINGS,
): readonly Finding[] {
  const searched = text.length > MOST_TEXT ? text.slice(0, MOST_TEXT) : text;
  const folded = searched.toLowerCase();
  const findings: Finding[] = [];
  for (const detector of detectors) {
    if (!hinted(detector.hints, folded)) continue;
    const pattern = new RegExp(detector.pattern);
    let count = 0;
    for (
      let match = pattern.exec(searched);
      match !== null && count < most;
      match = pattern.exec(searched)
    ) {
      if (match[0] === "") pattern.lastIndex++;
      if (detector.accept?.(match, searched) === false) continue;
      const value = match[detector.group ?? 0] ?? match[0];
      const start = match.index +
        (detector.group === undefined ? 0 : match[0].lastIndexOf(value));
      findings.push({
        detector: detector.id,
        start,
        end: start + value.length,
      });
      count++;
    }
  }
  return findings;
}

function hinted(hints: readonly string[], folded: string): boolean {
  if (hints.length === 0) return true;
  for (const hint of hints) if (folded.includes(hint)) return true;
  return false;
}
