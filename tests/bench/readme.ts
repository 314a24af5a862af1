/** README's section with the figures: measured once, and held to the rows that the benchmark has. */
import { markdown, type Measured } from "./report.ts";

const SECTION =
  /(<!-- begin bench: measured -->\n)([\s\S]*?)(<!-- end bench -->)/;

/** Puts what was measured into the page; throws when the page has no place for it. */
export function writeFigures(page: string, all: readonly Measured[]): string {
  if (!SECTION.test(page)) throw new Error("README has no section for figures");
  return page.replace(
    SECTION,
    (_, begin: string, __, end: string) => `${begin}\n${markdown(all)}\n${end}`,
  );
}

/** The rows that the page quotes: name and target of each. */
export function quotedRows(
  page: string,
): readonly (readonly [name: string, target: string])[] {
  const [, , inside = ""] = SECTION.exec(page) ?? [];
  return inside.split("\n").filter((line) => line.startsWith("|")).slice(2)
    .map((line) => {
      const [, name = "", , target = ""] = line.split("|").map((cell) =>
        cell.trim()
      );
      return [name, target] as const;
    });
}
