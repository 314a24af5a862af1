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
  /** Texts in lower case, one of which a text must hold before the pattern is tried; none means always. A hint has two characters or more. */
  readonly hints: readonly string[];
  /** Sticky to nothing, global, and linear in time: no nested or adjacent repetition of the same characters. */
  readonly pattern: RegExp;
  /** A cheaper pattern, not global, that stands in every match: where it stands nowhere, the dear one is not tried. */
  readonly probe?: RegExp;
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

/** Finds out with one pass over a text which detectors are worth trying. */
export class Detectors {
  readonly #all: readonly Detector[];
  #index: Index | undefined;

  /** Takes detectors; a hint is of two characters or more, in ASCII without capital letters. */
  constructor(all: readonly Detector[]) {
    this.#all = all;
  }

  /** Runs them over a text; findings come in the order of the detectors, then of the text. */
  detect(text: string, most = MOST_FINDINGS): readonly Finding[] {
    const searched = text.length > MOST_TEXT ? text.slice(0, MOST_TEXT) : text;
    const hinted = this.#hinted(searched);
    if (hinted === null) return NOTHING;
    const findings: Finding[] = [];
    for (const [place, detector] of this.#all.entries()) {
      if (detector.hints.length === 0 || hinted.has(place)) {
        run(detector, searched, most, findings);
      }
    }
    return findings;
  }

  /** The places of the detectors of which the text holds a hint; `null` when none is worth trying. */
  #hinted(text: string): ReadonlySet<number> | null {
    const { pairs, hints, unhinted } = this.#index ??= indexOf(this.#all);
    let found: Set<number> | null = null;
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const now = code < ASCII ? FOLDED[code] as number : 0;
      const pair = before * ASCII + now;
      before = now;
      if (pairs[pair] === 0) continue;
      for (const [hint, place] of hints.get(pair) ?? []) {
        if (stands(hint, text, at - 1)) (found ??= new Set()).add(place);
      }
    }
    return found ?? unhinted;
  }
}

/** The hints of some detectors, made when they are first looked for. */
interface Index {
  /** The hints that begin with each pair of characters, each with its detector's place in the list. */
  readonly hints: ReadonlyMap<number, readonly (readonly [string, number])[]>;
  /** 1 at each pair with which a hint begins. */
  readonly pairs: Uint8Array;
  /** What stands for the hinted ones where no hint was found: no places at all, or not even a try. */
  readonly unhinted: ReadonlySet<number> | null;
}

function indexOf(all: readonly Detector[]): Index {
  const found = new Map<number, (readonly [string, number])[]>();
  const pairs = new Uint8Array(ASCII * ASCII);
  for (const [place, { hints }] of all.entries()) {
    for (const hint of hints) {
      const pair = hint.charCodeAt(0) * ASCII + hint.charCodeAt(1);
      pairs[pair] = 1;
      const those = found.get(pair);
      if (those === undefined) found.set(pair, [[hint, place]]);
      else those.push([hint, place]);
    }
  }
  const always = all.some(({ hints }) => hints.length === 0);
  return { hints: found, pairs, unhinted: always ? new Set() : null };
}

const ASCII = 128;
const NOTHING: readonly Finding[] = [];
/** The letters A to Z alone are folded: no pattern takes another letter for one of them. */
const FOLDED = Uint8Array.from(
  { length: ASCII },
  (_, code) => code >= 65 && code <= 90 ? code + 32 : code,
);

function stands(hint: string, text: string, at: number): boolean {
  if (at + hint.length > text.length) return false;
  for (let i = 2; i < hint.length; i++) {
    const code = text.charCodeAt(at + i);
    if (code >= ASCII || FOLDED[code] !== hint.charCodeAt(i)) return false;
  }
  return true;
}

function run(
  detector: Detector,
  text: string,
  most: number,
  findings: Finding[],
): void {
  const { pattern, probe, accept, group } = detector;
  if (probe?.test(text) === false) return;
  pattern.lastIndex = 0;
  let count = 0;
  for (
    let match = pattern.exec(text);
    match !== null && count < most;
    match = pattern.exec(text)
  ) {
    if (match[0] === "") pattern.lastIndex++;
    if (accept?.(match, text) === false) continue;
    const value = match[group ?? 0] ?? match[0];
    const start = match.index +
      (group === undefined ? 0 : match[0].lastIndexOf(value));
    findings.push({ detector: detector.id, start, end: start + value.length });
    count++;
  }
}
