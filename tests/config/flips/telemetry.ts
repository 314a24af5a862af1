/** Flips of exporting traces and log lines, each with a collector that really runs, under the name `COLLECTOR` in the values. */
import { type Collector, startCollector } from "../../telemetry/collector.ts";
import type { Beside, Flips, World } from "./flip.ts";
import { comes, type Serving, serving } from "./serving.ts";

interface Collecting extends Beside {
  readonly collector: Collector;
}

async function beside(): Promise<Collecting> {
  const collector = await startCollector();
  return {
    words: { COLLECTOR: collector.url },
    collector,
    [Symbol.asyncDispose]: () => collector[Symbol.asyncDispose](),
  };
}

const collectorOf = ({ beside }: World) => (beside as Collecting).collector;

/** Asks a server that ends afterwards, which sends what waits. */
async function asked(world: World): Promise<Collector> {
  await serving(world, ({ ask }) => ask("/v1/rules"));
  return collectorOf(world);
}

async function dropped({ ask }: Serving): Promise<boolean> {
  for (let n = 0; n < 40; n++) await ask("/v1/rules");
  const { body } = await ask("/metrics");
  return /^superego_telemetry_total\{kind="spans",result="dropped"\} [1-9]/m
    .test(body);
}

const SENDING = { telemetry_endpoint: "COLLECTOR" };

/** Each by its setting. */
export const TELEMETRY_FLIPS: Flips = {
  telemetry_endpoint: {
    sees: "A collector that is declared gets what was asked",
    beside,
    cases: [[undefined, false], ["COLLECTOR", true]],
    see: async (world) => (await asked(world)).spans.length > 0,
  },
  telemetry_headers: {
    sees: "The collector gets the header that it asks for",
    beside,
    with: SENDING,
    cases: [[undefined, null], ["x-key=abc", "abc"]],
    see: async (world) => (await asked(world)).headers[0]?.["x-key"] ?? null,
  },
  telemetry_interval_ms: {
    sees: "The collector gets soon what was asked, or after minutes",
    beside,
    with: SENDING,
    cases: [[600_000, false], [100, true]],
    see: (world) =>
      serving(world, async ({ ask }) => {
        await ask("/v1/rules");
        return await comes(() =>
          Promise.resolve(collectorOf(world).spans.length > 0)
        );
      }),
  },
  telemetry_entries: {
    sees: "While the collector is away, what waits is kept, or dropped",
    beside,
    with: SENDING,
    cases: [[undefined, false], [16, true]],
    see: (world) => {
      collectorOf(world).status(503);
      return serving(world, dropped);
    },
  },
};
