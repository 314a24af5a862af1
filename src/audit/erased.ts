/** Holds the lines that stand in the place of erased records to the record of their erasure. */
import type { Problem } from "../problem/problem.ts";
import { erasedOther } from "./breaks.ts";
import type { Digest } from "./digest.ts";
import type { AuditLine } from "./line.ts";

/** The record of an erasure. */
export type ErasureLine = Extract<AuditLine, { readonly kind: "erasure" }>;

/** The lines of one erasure in one file. */
interface Group {
  readonly erasure: string;
  readonly part: number;
  readonly file: string;
  /** Number of the first of them. */
  readonly line: number;
  readonly lines: string[];
}

/** What is hashed of the lines of one erasure in one file. */
export function linesHash(
  lines: readonly string[],
  digest: Digest,
): string | Promise<string> {
  return digest(lines.map((line) => `${line}\n`).join(""));
}

/** Collects what was erased, and what records say of it. */
export class ErasedCheck {
  readonly #groups = new Map<string, Group>();
  readonly #records: ErasureLine[] = [];

  /** A line in the place of a record or of a torn line. */
  add(
    erasure: string,
    part: number,
    at: { readonly file: string; readonly line: number; readonly text: string },
  ): void {
    const key = `${part} ${erasure}`;
    const { file, line, text } = at;
    const group = this.#groups.get(key) ??
      { erasure, part, file, line, lines: [] };
    group.lines.push(text);
    this.#groups.set(key, group);
  }

  /** A record of an erasure. */
  addRecord(record: ErasureLine): void {
    this.#records.push(record);
  }

  /** How many records were erased. */
  get count(): number {
    return [...this.#groups.values()].reduce(
      (sum, { lines }) =>
        sum + lines.filter((line) => line.startsWith('{"seq')).length,
      0,
    );
  }

  /** What no record of an erasure accounts for. */
  async problems(digest: Digest): Promise<readonly Problem[]> {
    const problems: Problem[] = [];
    for (const { erasure, part, file, line, lines } of this.#groups.values()) {
      const said = this.#records.find((one) => one.erasure === erasure)?.parts
        .find((one) => one.part === part);
      if (said?.sha256 !== await linesHash(lines, digest)) {
        problems.push(erasedOther(file, line, lines.length, said?.lines));
      }
    }
    return problems;
  }

  /** Each erasure in words, and what of it was not carried out; `first` is the first file that is left. */
  notes(first: number): readonly string[] {
    return this.#records.flatMap(
      ({ erasure, time, by, why, sequence, records, parts }) => [
        `erased: ${
          records === 1 ? "1 record" : `${records} records`
        } on ${time} by ${by}, because ${why}, as record ${sequence} says`,
        ...parts.filter(({ part }) =>
          part >= first && !this.#groups.has(`${part} ${erasure}`)
        ).map(({ part }) =>
          `the erasure of record ${sequence} was not carried out in part ${part}; unless a later one was, run it again`
        ),
      ],
    );
  }
}
