/** What mutation begins with: the project's own cases, and a corpus of commands where one lies beside the checkout. */
import { parse } from "yaml";

/** A tool with its arguments. */
export interface SeedCall {
  readonly tool_name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Everything that mutation begins with, in an order that is the same on every machine. */
export interface Seeds {
  readonly commands: readonly string[];
  readonly calls: readonly SeedCall[];
  /** Policies, each as the texts of its rules, its head first. */
  readonly policies: readonly (readonly string[])[];
}

const ROOT = new URL("../../", import.meta.url);
const CORPUS = new URL("../shared/corpora/shell.jsonl", ROOT);

/** Reads the seeds from the checkout. */
export function readSeeds(): Seeds {
  const calls = files("security/policies", ".test.yaml").flatMap(callsOf);
  const commands = [
    ...calls.flatMap(({ parameters }) =>
      typeof parameters["command"] === "string" ? [parameters["command"]] : []
    ),
    ...files("tests/facts", "_test.ts").flatMap((path) =>
      firstTexts(Deno.readTextFileSync(path))
    ),
    ...corpus(),
  ];
  return {
    commands: [...new Set(commands)].filter((text) => text.length < 4_000),
    calls,
    policies: [
      ...files("security/policies", ".yaml").filter((path) =>
        !path.href.endsWith(".test.yaml")
      ),
      ...files("tests/cases", ".yaml"),
      ...files("tests/compat", ".yaml"),
    ].map((path) => rulesIn(Deno.readTextFileSync(path)))
      .filter((parts) => parts.length > 1),
  };
}

function callsOf(path: URL): readonly SeedCall[] {
  const { tests } = parse(Deno.readTextFileSync(path)) as {
    readonly tests: readonly { readonly call: SeedCall }[];
  };
  return tests.map(({ call }) => ({
    tool_name: call.tool_name,
    parameters: call.parameters ?? {},
  }));
}

/** The texts that stand first in the rows of a table in a test's source: commands, nearly all of them. */
export function firstTexts(source: string): readonly string[] {
  const rows = source.matchAll(
    /\[\s*(?:"((?:[^"\\\n]|\\.)+)"|'((?:[^'\\\n]|\\.)+)')\s*,/g,
  );
  const found: string[] = [];
  for (const [, double, single] of rows) {
    const text = double ??
      single?.replaceAll('"', '\\"').replaceAll("\\'", "'");
    try {
      found.push(JSON.parse(`"${text}"`) as string);
    } catch {
      // Escapes that only TypeScript has: there are commands enough.
    }
  }
  return found;
}

/** A policy's head, and then each of its rules with all that stands below it. */
export function rulesIn(text: string): readonly string[] {
  return text.split(/^(?= {2}- )/m).flatMap((part) => {
    const end = /^\S/m.exec(part.slice(1));
    return part.startsWith("  - ") && end !== null
      ? [part.slice(0, end.index + 1)]
      : [part];
  });
}

function corpus(): readonly string[] {
  let text: string;
  try {
    text = Deno.readTextFileSync(CORPUS);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
  return text.split("\n").filter((line) => line !== "").map((line) =>
    (JSON.parse(line) as { readonly command: string }).command
  );
}

function files(folder: string, ending: string): readonly URL[] {
  const found: URL[] = [];
  const open = [new URL(`${folder}/`, ROOT)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { name, isDirectory } of Deno.readDirSync(next)) {
      if (isDirectory) open.push(new URL(`${name}/`, next));
      else if (name.endsWith(ending)) found.push(new URL(name, next));
    }
  }
  return found.sort((a, b) => a.href < b.href ? -1 : 1);
}
