/** Makes the embedded form of the shipped policies, their profiles and their tests from their files. */
import type { Result } from "../problem/problem.ts";
import { parsePolicy, parseTests } from "./parse.ts";
import type { Policy, PolicyTest } from "./model.ts";

/** One policy file. */
export interface PolicyText {
  /** The name that problems and rules are shown with. */
  readonly name: string;
  readonly text: string;
}

/** The policies of some files, without tests; throws an error that lists every problem. */
export function readShipped(files: readonly PolicyText[]): readonly Policy[] {
  return readAll(files, (text, name): Result<Policy> => {
    const parsed = parsePolicy(text, name);
    return parsed.ok
      ? { ok: true, value: { ...parsed.value, pack: nameOf(name), tests: [] } }
      : parsed;
  });
}

/** The tests of some files; throws an error that lists every problem. */
export function readShippedTests(
  files: readonly PolicyText[],
): readonly PolicyTest[] {
  return readAll(files, parseTests).flat();
}

/** The content of `shipped.json`; throws an error that lists every problem. Tests stay behind in the files. */
export function renderShipped(files: readonly PolicyText[]): string {
  return render(readShipped(files));
}

/** The content of `shipped_profiles.json`: what each profile adds, by its name. */
export function renderProfiles(files: readonly PolicyText[]): string {
  return render(
    Object.fromEntries(
      readShipped(files).map((one) => [one.pack, one]),
    ),
  );
}

/** The content of `shipped_tests.json`: the tests of the packs as `standard`, and of each profile by its name. */
export function renderTests(
  packs: readonly PolicyText[],
  profiles: readonly PolicyText[],
): string {
  return render({
    standard: readShippedTests(packs),
    ...Object.fromEntries(
      profiles.map((file) => [nameOf(file.name), readShippedTests([file])]),
    ),
  });
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/(\.test)?\.yaml$/, "");
}

function readAll<T>(
  files: readonly PolicyText[],
  read: (text: string, name: string) => Result<T>,
): readonly T[] {
  const problems: string[] = [];
  const values = files.flatMap(({ name, text }): readonly T[] => {
    const result = read(text, name);
    if (result.ok) return [result.value];
    for (const { file, line, column, message } of result.problems) {
      problems.push(`${file}:${line}:${column}: ${message}`);
    }
    return [];
  });
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return values;
}

function render(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
