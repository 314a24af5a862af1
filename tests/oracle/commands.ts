/** Reads the commands that the oracle runs, and the gaps that are known. */
import { parse } from "yaml";
import * as z from "zod";

/** One command that is run. */
export interface Command {
  /** Which file or corpus it comes from. */
  readonly family: string;
  /** The text that bash runs. */
  readonly run: string;
  /** Programs that it needs beside those that the facts have tables for; those not installed are stood in for. */
  readonly needs: readonly string[];
}

/** A command whose facts are known not to be whole. */
export interface Gap {
  readonly run: string;
  /** Why the facts cannot, or need not, say it. */
  readonly why: string;
  /** Programs that must be installed for the gap to be seen; a stand-in does less. */
  readonly real: readonly string[];
}

/** Commands as a file holds them: one a line, and those of several lines each by itself. */
const texts = {
  lines: z.string().default(""),
  blocks: z.array(z.string()).default([]),
};
const familySchema = z.strictObject({
  ...texts,
  needs: z.string().default(""),
});
const gapsSchema = z.array(
  z.strictObject({
    why: z.string().min(10),
    real: z.string().default(""),
    ...texts,
  }),
);

/** The commands of every file of a folder, sorted by file; no command stands there twice. */
export function familiesIn(folder: string): readonly Command[] {
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name)
    .filter((name) => name.endsWith(".yaml")).sort();
  const commands = names.flatMap((name) => {
    const { needs, ...rest } = read(`${folder}/${name}`, familySchema);
    return runsOf(rest).map((run) => ({
      family: name.slice(0, -".yaml".length),
      run,
      needs: wordsOf(needs),
    }));
  });
  once(folder, commands);
  return commands;
}

/** The gaps of a file; none stands there twice. */
export function gapsIn(file: string): readonly Gap[] {
  const gaps = read(file, gapsSchema).flatMap(({ why, real, ...rest }) =>
    runsOf(rest).map((run) => ({ run, why, real: wordsOf(real) }))
  );
  once(file, gaps);
  return gaps;
}

/** The shell commands of a corpus, one JSON object a line, each once. */
export function corpusIn(file: string): readonly Command[] {
  const runs = Deno.readTextFileSync(file).split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => (JSON.parse(line) as { command?: unknown }).command)
    .filter((command) => typeof command === "string");
  return [...new Set(runs)].map((run) => ({
    family: "corpus",
    run,
    needs: [],
  }));
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  const found = schema.safeParse(parse(Deno.readTextFileSync(file)));
  if (found.success) return found.data;
  throw new Error(`${file}: ${z.prettifyError(found.error)}`);
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((one) => one !== "");
}

function runsOf(
  { lines, blocks }: {
    readonly lines: string;
    readonly blocks: readonly string[];
  },
): readonly string[] {
  return [
    ...lines.split("\n").filter((line) => line.trim() !== ""),
    ...blocks.map((block) => block.replace(/\n$/, "")),
  ];
}

function once(place: string, rows: readonly { readonly run: string }[]): void {
  const seen = new Set<string>();
  const twice = rows.filter(({ run }) => seen.size === seen.add(run).size);
  if (twice.length > 0) {
    throw new Error(
      `${place} has twice: ${twice.map(({ run }) => run).join("; ")}`,
    );
  }
}
