/** Breaks the project's own files of a deployment one way at a time, and looks whether the check for it finds that. */
import assert from "node:assert/strict";
import type { DeploymentChecks } from "../../../src/check/deployment/check.ts";
import { judgeDeployment } from "../../../src/check/deployment/judge.ts";
import { deploymentKind } from "../../../src/check/deployment/kind.ts";

/** One way to break a file: the check that finds it, what is replaced, and by what. */
export type Broken = readonly [id: string, from: string, to: string];

/** What the checks find in texts, as `COMPOSE-001 at 3`. */
export function found(
  texts: Readonly<Record<string, string>>,
): readonly string[] {
  const files = Object.entries(texts).map(([file, text]) => {
    const kind = deploymentKind(text, file);
    assert.ok(kind !== null, file);
    return { file, kind, text };
  });
  return judgeDeployment(files, true).map(({ id, line, message, hint }) => {
    assert.ok(message !== "" && hint !== "");
    return `${id} at ${line}`;
  });
}

/** A test for every row, one that the file as it is has nothing, and one that no check is without a row. */
export function holdBroken<Subject>(
  checks: DeploymentChecks<Subject>,
  file: string,
  rows: readonly Broken[],
  text = Deno.readTextFileSync(file),
): void {
  const only = (all: readonly string[]) =>
    all.map((one) => one.split(" ")[0] ?? "");

  Deno.test(`nothing is wrong with ${file}`, () => {
    assert.deepEqual(found({ [file]: text }), []);
  });

  for (const [id, from, to] of rows) {
    Deno.test(`${id} finds ${JSON.stringify(to).slice(0, 70)} in place of ${JSON.stringify(from).slice(0, 40)}`, () => {
      assert.ok(text.includes(from), "the file has changed: mend this row");
      const all = found({ [file]: text.replace(from, () => to) });
      assert.ok(only(all).includes(id), `found ${all.join(", ")}`);
    });
  }

  Deno.test(`every check that is made for ${file} is tried`, () => {
    const tried = new Set(rows.map(([id]) => id));
    assert.deepEqual(Object.keys(checks).filter((id) => !tried.has(id)), []);
  });
}
