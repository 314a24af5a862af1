/** Makes the embedded form of the shipped policies from their files. */
import { parsePolicy } from "./parse.ts";
import type { Policy } from "./model.ts";

/** One policy file. */
export interface PolicyText {
  /** The name that problems and rules are shown with. */
  readonly name: string;
  readonly text: string;
}

/** The content of `shipped.json`; throws an error that lists every problem. Tests stay behind in the files. */
export function renderShipped(files: readonly PolicyText[]): string {
  const problems: string[] = [];
  const policies = files.flatMap(({ name, text }): readonly Policy[] => {
    const parsed = parsePolicy(text, name);
    if (parsed.ok) return [{ ...parsed.value, tests: [] }];
    for (const { file, line, column, message } of parsed.problems) {
      problems.push(`${file}:${line}:${column}: ${message}`);
    }
    return [];
  });
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return `${JSON.stringify(policies, null, 1)}\n`;
}
