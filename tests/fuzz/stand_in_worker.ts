/** A thread that finds something in input 4, and hangs at input 5, for the test of runs. */
/// <reference lib="deno.worker" />
import type { Share } from "./worker.ts";

addEventListener("message", ({ data }: MessageEvent<Share>) => {
  const progress = new Int32Array(data.progress);
  Atomics.store(progress, 2, 1);
  for (let index = data.first; index < data.end; index += data.every) {
    Atomics.store(progress, 0, index);
    while (index === 5);
    if (index === 4) {
      const input = { kind: "text", text: "x" };
      postMessage({ law: "four", detail: "", seed: 1, index, input });
    }
    Atomics.add(progress, 1, 1);
  }
  postMessage(null);
});
