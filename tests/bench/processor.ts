/** Measures the processor time of whole processes, user and system together, which a busy machine disturbs least. */
import { median } from "./timing.ts";

/** One program that is measured. */
export interface Program {
  /** Path of the executable. */
  readonly path: string;
  readonly args: readonly string[];
  /** File for its standard input; what it answers goes to a file beside it, since `advise` answers no device. */
  readonly stdin: string;
  /** Its environment, beside `PATH`. */
  readonly env: Readonly<Record<string, string>>;
}

/** Runs that are timed together, since one alone takes hardly more than the clock's step. */
const AT_ONCE = 4;

/**
 * Milliseconds of processor time of one run of each program, by median over rounds. Every round runs each program, so
 * that a machine whose speed drifts is fair to all. Throws when a program fails.
 */
export async function processorTimes(
  programs: readonly Program[],
  rounds: number,
): Promise<readonly number[]> {
  const times: number[][] = programs.map(() => []);
  // The first round only brings the files into memory.
  for (let round = 0; round <= rounds; round++) {
    for (const [n, program] of programs.entries()) {
      const ms = await batch(program);
      if (round > 0) times[n]?.push(ms);
    }
  }
  return times.map(median);
}

async function batch(program: Program): Promise<number> {
  const line =
    `TIMEFORMAT='%3U %3S'; time for ((i = 0; i < ${AT_ONCE}; i++)); ` +
    'do "$@" <"$IN" >"$IN.out" || exit; done';
  const { code, stderr } = await new Deno.Command("bash", {
    args: ["-c", line, "bash", program.path, ...program.args],
    clearEnv: true,
    env: {
      PATH: Deno.env.get("PATH") ?? "",
      ...program.env,
      IN: program.stdin,
    },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).output();
  const said = new TextDecoder().decode(stderr);
  const [, user, system] = /^(\d+\.\d+) (\d+\.\d+)\s*$/.exec(said) ?? [];
  if (code !== 0 || user === undefined || system === undefined) {
    throw new Error(`${program.path} ended with status ${code}: ${said}`);
  }
  return (Number(user) + Number(system)) * 1_000 / AT_ONCE;
}
