/** What a run reports, and how its invariants speak. */
import process from "node:process";
import type { Input } from "./input.ts";

/** One invariant that an input breaks. */
export interface Broken {
  /** The invariant, the same for every input that breaks it in the same way. */
  readonly law: string;
  /** What was seen. */
  readonly detail: string;
}

/** A broken invariant, with the input that shows it. */
export interface Finding extends Broken {
  readonly seed: number;
  readonly index: number;
  readonly input: Input;
}

/** Longest time that one step may take, in milliseconds of its thread's processor time. */
export const SLOWEST_MS = 50;

/** How often a step that was slow is tried again; only the fastest time counts, since memory is tidied up meanwhile. */
const TRIES = 5;

/** Thrown by an invariant that does not hold. */
export class LawBroken extends Error {
  override readonly name = "LawBroken";
  /** What was broken. */
  readonly broken: Broken;

  /** Says what was broken, and what was seen. */
  constructor(law: string, detail: string) {
    super(`${law}: ${detail}`);
    this.broken = { law, detail };
  }
}

/** Breaks an invariant unless something holds. */
export function hold(holds: boolean, law: string, detail: () => string): void {
  if (!holds) throw new LawBroken(law, detail().slice(0, 2_000));
}

/** Runs a step that must neither throw nor take longer than {@linkcode SLOWEST_MS}. */
export async function step<T>(
  name: string,
  run: () => T | Promise<T>,
): Promise<T> {
  let fastest = 0;
  let result: T;
  try {
    const began = performance.now();
    result = await run();
    // Others use the machine, too: only what looks slow is measured by what it costs.
    if (performance.now() - began > SLOWEST_MS) fastest = await cost(run);
  } catch (error) {
    throw thrown(name, error);
  }
  hold(
    fastest <= SLOWEST_MS,
    `${name} takes longer than ${SLOWEST_MS} ms`,
    () => `${Math.round(fastest)} ms, the fastest of ${TRIES} tries`,
  );
  return result;
}

/** The least processor time that something took in some tries, in milliseconds. */
async function cost(run: () => unknown): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < TRIES && least > SLOWEST_MS; i++) {
    const before = process.threadCpuUsage();
    await run();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

/** An error as a broken invariant, which is told from others by where it was thrown. */
export function thrown(name: string, error: unknown): LawBroken {
  if (error instanceof LawBroken) return error;
  const stack = error instanceof Error ? error.stack ?? "" : String(error);
  const place = /\/((?:src|node_modules)\/[^\s)]+?:\d+):\d+/.exec(stack)?.[1];
  const kind = error instanceof Error ? error.name : typeof error;
  return new LawBroken(
    `${name} throws ${kind} at ${place ?? "an unknown place"}`,
    stack,
  );
}
