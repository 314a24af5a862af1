/** What a benchmark consists of: groups of rows, each with a unit and a target. */

/** What a figure should be. */
export type Target = { readonly most: number } | { readonly least: number };

/** One line of the result. */
export interface Row {
  /** Its name, unique in the whole benchmark. */
  readonly name: string;
  /** What its figure counts: `us` and `ms` of time or processor time, `x` a ratio, `MB`, `1/s`. */
  readonly unit: "us" | "ms" | "x" | "MB" | "1/s";
  /** What the figure should be; `null` for one that only gives scale. */
  readonly target: Target | null;
}

/** What was measured for a row. */
export interface Figure {
  /** The row's name. */
  readonly name: string;
  /** In the row's unit, or `null` when it could not be measured. */
  readonly value: number | null;
  /** Which input it was, or why there is no figure; may be empty. */
  readonly note: string;
}

/** Rows that are measured together. */
export interface Group {
  readonly rows: readonly Row[];
  /** Measures every row; `say` is told what is being done. */
  measure(say: (doing: string) => void): Promise<readonly Figure[]>;
}

/** Whether a figure is what it should be; `unknown` without a target, `missed` without a figure. */
export function judge(
  { target }: Row,
  { value }: Pick<Figure, "value">,
): "met" | "missed" | "unknown" {
  if (target === null) return "unknown";
  if (value === null) return "missed";
  const met = "most" in target ? value <= target.most : value >= target.least;
  return met ? "met" : "missed";
}
