/** Reads the arguments of `deno task fuzz`. */

/** What to run, or what is wrong with the arguments. */
export type Arguments =
  | {
    readonly ok: true;
    readonly count: number;
    /** `null` when none was given. */
    readonly seed: number | null;
    /** Whether every input is a call of a shell with a changed command. */
    readonly commands: boolean;
  }
  | { readonly ok: false; readonly wrong: string };

/** How many inputs are run when nobody says. */
export const INPUTS = 1_000_000;

/** Reads `[N] [--seed S] [--commands]`, in any order. */
export function parseArguments(args: readonly string[]): Arguments {
  let count: number | null = null;
  let seed: number | null = null;
  let commands = false;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? "";
    const [name, joined] = arg.split("=", 2);
    if (name === "--seed") {
      const value = joined ?? args[++at] ?? "";
      seed = wholeNumber(value, 0, 0xffff_ffff);
      if (seed === null) {
        return wrong(`\`${value}\` is no seed: give 0 to 4294967295`);
      }
    } else if (arg === "--commands") commands = true;
    else if (count === null) {
      count = wholeNumber(arg, 1, 0x7fff_ffff);
      if (count === null) return wrong(`\`${arg}\` is no number of inputs`);
    } else return wrong(`\`${arg}\` is one argument too many`);
  }
  return { ok: true, count: count ?? INPUTS, seed, commands };
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const number = /^\d[\d_]*$/.test(text)
    ? Number(text.replaceAll("_", ""))
    : NaN;
  return number >= least && number <= most ? number : null;
}

function wrong(message: string): Arguments {
  return { ok: false, wrong: message };
}
