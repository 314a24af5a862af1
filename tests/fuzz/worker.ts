/** One of the threads of a run: checks every n-th input and tells what it finds. */
/// <reference lib="deno.worker" />
import { createCheck } from "./check.ts";
import type { Finding } from "./finding.ts";
import { type Input, inputOf } from "./input.ts";
import { readSeeds } from "./seeds.ts";
import { shrink } from "./shrink.ts";

/** Which inputs a thread checks, and where it says how far it is. */
export interface Share {
  readonly seed: number;
  readonly commands: boolean;
  readonly first: number;
  readonly every: number;
  readonly end: number;
  /** Four numbers: the input that is being checked, how many have been, 1 once the first is, and how many smaller ones. */
  readonly progress: SharedArrayBuffer;
}

/** What a thread tells: something that it found, or `null` when it has checked all that it should. */
export type Told = Finding | null;

/** Only the first inputs that break an invariant are made smaller and told. */
const MOST_ALIKE = 1;

addEventListener("message", (event: MessageEvent<Share>) => {
  void work(event.data).then(() => postMessage(null satisfies Told));
});

async function work(share: Share): Promise<void> {
  const check = await createCheck();
  const seeds = readSeeds();
  const progress = new Int32Array(share.progress);
  const told = new Map<string, number>();
  Atomics.store(progress, 2, 1);
  for (let index = share.first; index < share.end; index += share.every) {
    Atomics.store(progress, 0, index);
    const input = inputOf(share.seed, index, seeds, share.commands);
    const broken = await check(input);
    Atomics.add(progress, 1, 1);
    if (broken === null) continue;
    const before = told.get(broken.law) ?? 0;
    told.set(broken.law, before + 1);
    if (before >= MOST_ALIKE) continue;
    const smallest = await shrink(
      input,
      async (smaller) => {
        Atomics.add(progress, 3, 1);
        return (await check(smaller as Input))?.law === broken.law;
      },
    ) as Input;
    const detail = (await check(smallest))?.detail ?? broken.detail;
    postMessage(
      {
        law: broken.law,
        detail,
        seed: share.seed,
        index,
        input: smallest,
      } satisfies Told,
    );
  }
}
