/** Finds and reads a project's own policy, which may tighten the operator's. */
import type { Ruleset } from "../policy/mod.ts";
import { readTextFile } from "./disk.ts";
import { folderOf } from "./path.ts";
import { loadRuleset } from "./policies.ts";

/** The name of a project's policy file. */
export const PROJECT_POLICY = ".superego.yaml";

/**
 * The policy of the nearest folder, from `cwd` upwards, that has one; `null` when none has. Throws when it cannot be
 * read or is wrong, or when `cwd` does not say where it is: the call is then denied.
 */
export async function loadProjectPolicy(
  cwd: string,
  read: (path: string) => Promise<string> = readTextFile,
): Promise<Ruleset | null> {
  if (!cwd.startsWith("/")) {
    throw new Error(`The working directory \`${cwd}\` is no absolute path`);
  }
  for (let folder = cwd;; folder = folderOf(folder)) {
    const path = `${folder === "/" ? "" : folder}/${PROJECT_POLICY}`;
    const text = await textOf(path, read);
    if (text !== null) return await compiled(path, text);
    if (folder === "/") return null;
  }
}

async function compiled(path: string, text: string): Promise<Ruleset> {
  const loaded = await loadRuleset([path], () => text);
  if (loaded.ok) return loaded.value;
  const said = loaded.problems.map((problem) =>
    `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`
  );
  throw new Error(`The project's policy is wrong: ${said.join("; ")}`);
}

async function textOf(
  path: string,
  read: (path: string) => Promise<string>,
): Promise<string | null> {
  try {
    return await read(path);
  } catch (cause) {
    if (
      cause instanceof Deno.errors.NotFound ||
      cause instanceof Deno.errors.NotADirectory
    ) return null;
    throw cause;
  }
}
