/** Tests of collecting what is exported, and of handing it on. */
import assert from "node:assert/strict";
import { Exporter } from "../../src/telemetry/export.ts";
import type { Taken } from "../../src/telemetry/post.ts";

/** An exporter of numbers, and what became of them. */
function exporting(entries = 10_000) {
  const batches: number[][] = [];
  const counted: string[] = [];
  const failures: (string | null)[] = [];
  let taken: Taken = "taken";
  const exporter = new Exporter<number>({
    url: "http://collector/v1/x",
    entries,
    write: (items) => [...items],
    post(_, body) {
      if (taken === "taken") batches.push(JSON.parse(body));
      return Promise.resolve({ taken, why: `it is ${taken}` });
    },
    counted: (sent, count) => void counted.push(`${sent} ${count}`),
    went: (failure) => void failures.push(failure),
  });
  const answer = (next: Taken) => void (taken = next);
  return { exporter, batches, counted, failures, answer };
}

Deno.test("what waits is handed on in its order, in batches", async () => {
  const { exporter, batches, counted } = exporting();
  for (let n = 0; n < 1_000; n++) exporter.add(n);
  await Promise.all([exporter.flush(), exporter.flush()]);
  assert.deepEqual(batches.map(({ length }) => length), [512, 488]);
  assert.deepEqual(batches.flat(), Array.from({ length: 1_000 }, (_, n) => n));
  assert.deepEqual(counted, ["true 512", "true 488"]);
});

Deno.test("what a collector will take later waits, and no more than may", async () => {
  const { exporter, answer, batches, counted, failures } = exporting(16);
  answer("later");
  for (let n = 0; n < 20; n++) exporter.add(n);
  await exporter.flush();
  assert.deepEqual(counted, Array(4).fill("false 1"));
  answer("taken");
  await exporter.flush();
  assert.equal(batches.flat().length, 16);
  assert.deepEqual(failures, ["it is later", null]);
});

Deno.test("what a collector refuses is dropped, and so is what waits at the end", async () => {
  const { exporter, answer, batches, counted } = exporting();
  answer("refused");
  exporter.add(1);
  await exporter.flush();
  answer("taken");
  await exporter.flush();
  exporter.add(2);
  exporter.drop();
  exporter.drop();
  assert.deepEqual([batches, counted], [[], ["false 1", "false 1"]]);
});
