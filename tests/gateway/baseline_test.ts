/** Tests of keeping what is usual while the server runs, and over its restarts. */
import assert from "node:assert/strict";
import { Baseline } from "../../src/alarm/baseline.ts";
import type { Watch } from "../../src/alarm/watch.ts";
import { baselineFile, keepBaseline } from "../../src/gateway/baseline.ts";
import { noMetrics } from "../../src/metrics/none.ts";
import { inFolder } from "../cli/process.ts";
import { until } from "./process.ts";

const RULES = { interval_ms: 10, warm_up: 2, deviations: 3, calls: 1 };

/** Keeps a baseline until it has done its work; what it said. */
async function kept(
  folder: string,
  work: (baseline: Baseline, told: readonly string[]) => Promise<void>,
  rules = RULES,
) {
  const lines: string[] = [];
  const told: string[] = [];
  const write = (line: string) => void lines.push(line);
  const baseline = new Baseline(rules);
  const watch = {
    happened: (event: string, fields: object, figures: object) =>
      void told.push(JSON.stringify([event, fields, figures])),
  } as unknown as Watch;
  const keeping = await keepBaseline(
    {
      audit: `${folder}/audit.jsonl`,
      baseline_interval_ms: rules.interval_ms,
    },
    { baseline, watch, metrics: noMetrics },
    { warn: write, info: write } as never,
  );
  await work(baseline, told);
  await keeping.close();
  return lines;
}

const learns = (baseline: Baseline, least: number) =>
  until(() => baseline.learnt(new Date()) >= least);

Deno.test("intervals end by themselves, and what is unusual is raised with its figures", () =>
  inFolder(async (folder) => {
    await kept(folder, async (baseline, told) => {
      await learns(baseline, RULES.warm_up);
      await until(() => {
        for (let n = 0; n < 1_000; n++) baseline.seen(false, 0.001);
        return told.length > 0;
      });
      assert.match(
        told[0] ?? "",
        /^\["unusual_rate",\{"direction":"more"\},\{"seen":"\d+ calls","usual":"\d+ calls"\}\]$/,
      );
    });
  }));

Deno.test("what is learnt outlives a restart", () =>
  inFolder(async (folder) => {
    await kept(folder, (baseline) => learns(baseline, 20));
    // Long intervals would begin anew; the same length goes on.
    const lines = await kept(folder, (baseline) => {
      const learnt = [0, 3_600_000, -3_600_000].map((ms) =>
        baseline.learnt(new Date(Date.now() + ms))
      );
      assert.ok(Math.max(...learnt) >= 10, String(learnt));
      return Promise.resolve();
    });
    assert.deepEqual(lines, []);
  }));

Deno.test("a file that is none of it is said and replaced, and one that cannot be written is said", () =>
  inFolder(async (folder) => {
    const file = baselineFile(`${folder}/audit.jsonl`);
    const nothing = () => Promise.resolve();
    await Deno.writeTextFile(file, "{}");
    assert.match((await kept(folder, nothing))[0] ?? "", /begins anew/);
    await Deno.writeTextFile(file, "not JSON");
    assert.match((await kept(folder, nothing))[0] ?? "", /cannot be read/);
    assert.deepEqual(await kept(folder, nothing), []);
    await Deno.remove(file);
    await Deno.mkdir(`${file}/held`, { recursive: true });
    assert.match((await kept(folder, nothing)).join(), /cannot be written/);
  }));

Deno.test("without a baseline nothing is written", () =>
  inFolder(async (folder) => {
    const keeping = await keepBaseline(
      { audit: `${folder}/audit.jsonl`, baseline_interval_ms: 10 },
      { baseline: null, watch: {} as Watch, metrics: noMetrics },
      {} as never,
    );
    await keeping.close();
    assert.deepEqual([...Deno.readDirSync(folder)], []);
  }));
