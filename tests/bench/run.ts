/** `deno task bench`: measures everything that README quotes, in one run; a target that is missed is no failure. */
// deno-lint-ignore-file no-console
import { GROUPS } from "./groups.ts";
import { writeFigures } from "./readme.ts";
import { type Measured, table } from "./report.ts";
import type { Figure, Group } from "./row.ts";

async function measure(group: Group): Promise<readonly Measured[]> {
  let figures: readonly Figure[] = [];
  let why = "";
  try {
    figures = await group.measure(say);
  } catch (error) {
    why = error instanceof Error ? error.message : String(error);
    say(why);
  }
  return group.rows.map((row) => ({
    row,
    figure: figures.find(({ name }) => name === row.name) ??
      { name: row.name, value: null, note: why.split("\n", 1)[0] ?? "" },
  }));
}

function say(doing: string): void {
  console.error(`bench: ${doing}`);
}

const all: Measured[] = [];
for (const group of GROUPS) all.push(...await measure(group));
const terminal = Deno.stdout.isTerminal();
const text = table(all, {
  colour: terminal && !Deno.noColor,
  columns: terminal ? Deno.consoleSize().columns || 80 : Infinity,
});
await Deno.stdout.write(new TextEncoder().encode(text));
if (Deno.args.includes("--readme")) {
  const page = await Deno.readTextFile("README.md");
  await Deno.writeTextFile("README.md", writeFigures(page, all));
}
