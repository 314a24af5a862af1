/** Shares the inputs of a run among threads, watches them, and gathers what they find. */
import type { Finding } from "./finding.ts";
import { inputOf } from "./input.ts";
import { readSeeds } from "./seeds.ts";
import type { Share, Told } from "./worker.ts";

/** What to run. */
export interface RunOptions {
  /** How many inputs. */
  readonly count: number;
  readonly seed: number;
  /** Whether every input is a call of a shell with a changed command. */
  readonly commands?: boolean;
  /** How many threads. */
  readonly threads: number;
  /** How long one input may take before its thread is given up, in milliseconds. */
  readonly hang_ms: number;
  /** The code of a thread; the real one unless a test says otherwise. */
  readonly worker?: URL;
  /** Is told how many inputs have been checked, about once a second. */
  readonly progress?: (checked: number) => void;
}

const WORKER = new URL("./worker.ts", import.meta.url);

/** Runs; the findings come in the order of their inputs, one for each invariant and thread. */
export async function run(options: RunOptions): Promise<readonly Finding[]> {
  const checked = new Map<number, () => number>();
  const timer = setInterval(
    () =>
      options.progress?.(
        [...checked.values()].reduce((sum, count) => sum + count(), 0),
      ),
    1_000,
  );
  try {
    const found = await Promise.all(
      Array.from(
        { length: options.threads },
        (_, first) =>
          runShare(first, options, (count) => checked.set(first, count)),
      ),
    );
    return found.flat().sort((a, b) => a.index - b.index);
  } finally {
    clearInterval(timer);
  }
}

/** One thread's share; a thread that hangs is given up, and another goes on after the input that hung. */
async function runShare(
  first: number,
  options: RunOptions,
  counted: (count: () => number) => void,
): Promise<readonly Finding[]> {
  const { seed, commands = false, count: end, threads: every } = options;
  const found: Finding[] = [];
  let before = 0;
  for (let next: number | null = first; next !== null;) {
    const progress = new SharedArrayBuffer(16);
    const numbers = new Int32Array(progress);
    const already = before;
    counted(() => already + Atomics.load(numbers, 1));
    const share = { seed, commands, first: next, every, end, progress };
    const hung = await runThread(share, options, found);
    before += Atomics.load(numbers, 1) + 1;
    next = hung === null ? null : hung + every;
    if (hung === null) continue;
    found.push({
      law: "an input is done with in time",
      detail: `Its thread was given up after ${options.hang_ms} ms`,
      seed,
      index: hung,
      input: inputOf(seed, hung, readSeeds(), commands),
    });
  }
  return found;
}

/** Runs a thread to its end, or until it hangs; then the number of the input that did it. */
function runThread(
  share: Share,
  { hang_ms, worker: code = WORKER }: RunOptions,
  found: Finding[],
): Promise<number | null> {
  const numbers = new Int32Array(share.progress);
  Atomics.store(numbers, 0, share.first);
  const worker = new Worker(code, { type: "module" });
  return new Promise((resolve, reject) => {
    let last = -1;
    const watch = setInterval(() => {
      const now = Atomics.load(numbers, 1) + Atomics.load(numbers, 3);
      // Starting takes as long as it takes.
      const begun = Atomics.load(numbers, 2) === 1;
      if (begun && now === last) {
        finish(() => resolve(Atomics.load(numbers, 0)));
      }
      last = now;
    }, hang_ms);
    const finish = (end: () => void) => {
      clearInterval(watch);
      worker.terminate();
      end();
    };
    worker.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data === null) finish(() => resolve(null));
      else found.push(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      finish(() => reject(new Error(`A thread failed: ${event.message}`)));
    };
    worker.postMessage(share);
  });
}
