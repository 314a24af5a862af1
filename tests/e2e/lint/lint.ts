/**
 * Runs every linter of `linters.ts` on what is not TypeScript, has each see a fault that was put in, and holds reports
 * to the schemas of their formats. Exits 77 where they cannot be had.
 */
import { inFolder } from "../../cli/process.ts";
import { environment, run } from "../program.ts";
import { type Linter, LINTERS } from "./linters.ts";
import { judgeReports } from "./reports.ts";
import { fetchTools, type Tools } from "./tools.ts";

function say(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text.trim()}\n`));
}

/** The files of the checkout. */
async function files(home: string): Promise<readonly string[]> {
  const { out } = await run("git", [
    ...["ls-files", "--cached", "--others", "--exclude-standard"],
  ], { env: environment(home) });
  return out.trim().split("\n");
}

/** What a linter has against the files of a folder, or nothing. */
async function against(
  linter: Linter,
  tools: Tools,
  all: readonly string[],
  cwd: string,
  home: string,
): Promise<string> {
  const own = all.filter((file) => linter.files.test(file));
  if (own.length === 0) return "there is nothing for it";
  const [command, ...args] = linter.command(tools, own);
  const { code, out, err } = await run(command, args, {
    env: environment(home, { PYTHONUTF8: "1" }),
    cwd,
    seconds: 180,
  });
  return code === 0 ? "" : `${out}${err}`.trim() || `exit status ${code}`;
}

/** Copies the checkout, so that faults can be put in. */
async function copied(all: readonly string[], to: string): Promise<string> {
  for (const file of all) {
    await Deno.mkdir(`${to}/${file}`.replace(/\/[^/]*$/, ""), {
      recursive: true,
    });
    await Deno.copyFile(file, `${to}/${file}`);
  }
  return to;
}

async function judge(tools: Tools, home: string): Promise<number> {
  let failed = 0;
  const tell = (what: string, why: string) => {
    say(why === "" ? `ok    ${what}` : `FAIL  ${what}:\n${why}`);
    if (why !== "") failed++;
  };
  const all = await files(home);
  const copy = await copied(all, `${home}/copy`);
  for (const linter of LINTERS) {
    const { name, fault: [file, from, to] } = linter;
    tell(
      `${name} has nothing to say`,
      await against(linter, tools, all, Deno.cwd(), home),
    );
    const text = await Deno.readTextFile(file);
    await Deno.writeTextFile(`${copy}/${file}`, text.replace(from, to));
    const seen = text.includes(from) &&
      await against(linter, tools, all, copy, home) !== "";
    await Deno.writeTextFile(`${copy}/${file}`, text);
    tell(
      `${name} sees ${JSON.stringify(to)} in ${file}`,
      seen ? "" : "it does not, or the file has changed",
    );
  }
  for (const [what, why] of await judgeReports(tools, home)) tell(what, why);
  return failed === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  let tools: Tools;
  try {
    tools = await fetchTools();
  } catch (error) {
    say(`not run: ${(error as Error).message.split("\n")[0]}`);
    return 77;
  }
  return await inFolder((home) => judge(tools, home));
}

Deno.exit(await main());
