/**
 * Runs commands for real in a sandbox and holds the facts to what happened: `deno task oracle [CORPUS] [--only TEXT]`.
 *
 * `--rewritten COUNT` runs so many of them otherwise written instead, drawn by `--seed NUMBER`.
 */
// deno-lint-ignore-file no-console
import { parseArgs } from "node:util";
import { facts } from "../../src/facts/mod.ts";
import { actsOf } from "./acts.ts";
import type { Act } from "./journal.ts";
import {
  type Command,
  corpusIn,
  familiesIn,
  type Gap,
  gapsIn,
} from "./commands.ts";
import { isReal, layGround, layStandIn } from "./ground.ts";
import { actText, type Outcome, summary } from "./report.ts";
import { missing, PROGRAMS_BEFORE, PROJECT, runInSandbox } from "./sandbox.ts";
import { rewritten } from "./rewritten.ts";
import { told } from "./told.ts";

const HERE = new URL(".", import.meta.url).pathname;
/** Commands of others, where they are there. */
const CORPUS = new URL("../../../shared/corpora/shell.jsonl", import.meta.url)
  .pathname;
const FIRST_USER = 64_001;

if (import.meta.main) Deno.exit(await main(Deno.args));

async function main(args: readonly string[]): Promise<number> {
  const lacking = await missing();
  if (lacking !== undefined) {
    console.log(`not run: ${lacking}`);
    return 77;
  }
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: "string" },
      own: { type: "boolean", default: false },
      rewritten: { type: "string" },
      seed: { type: "string" },
    },
  });
  const { only } = values;
  const corpus = positionals[0] ??
    (!values.own && exists(CORPUS) ? CORPUS : undefined);
  const written = [
    ...familiesIn(`${HERE}commands`),
    ...(corpus === undefined ? [] : corpusIn(corpus)),
  ].filter(({ run, family }) =>
    only === undefined || run.includes(only) || family === only
  );
  const known = gapsIn(`${HERE}gaps.yaml`).map((gap) => ({
    ...gap,
    certain: gap.real.every(isReal),
  }));
  const seed = values.seed === undefined ? newSeed() : Number(values.seed);
  const again = values.rewritten === undefined
    ? undefined
    : rewritten(withoutGaps(written, known), Number(values.rewritten), seed);
  // A gap of a command says nothing of another spelling.
  const [commands, gaps] = again === undefined ? [written, known] : [again, []];
  // Users that own nothing must be able to read it, whatever folder temporary files have.
  const folder = await Deno.makeTempDir({ prefix: "oracle", dir: "/var/tmp" });
  try {
    const outcomes = await runAll(commands, folder);
    const whole = only === undefined && corpus !== undefined;
    const { text, failed } = summary(outcomes, gaps, whole);
    console.log(text);
    if (again !== undefined) console.log(`drawn by --seed ${seed}`);
    return failed ? 1 : 0;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function withoutGaps(
  commands: readonly Command[],
  gaps: readonly Gap[],
): readonly Command[] {
  const known = new Set(gaps.map(({ run }) => run));
  return commands.filter(({ run }) => !known.has(run));
}

function newSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]!;
}

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

async function runAll(
  commands: readonly Command[],
  folder: string,
): Promise<readonly Outcome[]> {
  const ground = await layGround(folder);
  const outcomes: Outcome[] = Array.from(commands, () => undefined!);
  let next = 0;
  let done = 0;
  const live = Deno.stderr.isTerminal();
  const work = async (user: number) => {
    while (next < commands.length) {
      const mine = next++;
      const command = commands[mine]!;
      outcomes[mine] = await judge(command, { ...ground, user });
      done++;
      if (live) {
        await Deno.stderr.write(
          new TextEncoder().encode(`\r${done} of ${commands.length} commands`),
        );
      }
    }
  };
  await Promise.all(
    Array.from(
      { length: navigator.hardwareConcurrency },
      (_, at) => work(FIRST_USER + at),
    ),
  );
  if (live) await Deno.stderr.write(new TextEncoder().encode("\r\x1b[K"));
  return outcomes;
}

async function judge(
  command: Command,
  ground: Parameters<typeof runInSandbox>[1],
): Promise<Outcome> {
  const { effects } = facts({
    tool_name: "Bash",
    parameters: { command: command.run },
    cwd: PROJECT,
  });
  for (const name of command.needs) await layStandIn(ground.last, name);
  const { trace, late } = await runInSandbox(command.run, ground);
  const acts = actsOf(trace, PROJECT, PROGRAMS_BEFORE);
  const untold: Act[] = [];
  let vague = 0;
  for (const act of acts) {
    const how = told(act, effects);
    if (how === "not") untold.push(act);
    else if (how === "vaguely") vague++;
  }
  return {
    command,
    acts,
    late,
    vague,
    untold: [...new Set(untold.map(actText))],
  };
}
