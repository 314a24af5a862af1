/** What a verdict over HTTP costs with everything on, against a bare echo on the same HTTP server and engine. */
import { BINARY_GRANTS } from "../../src/config/grants.ts";
import { bundleOther } from "../repo/bundle.ts";
import { compile, compileFlags } from "../repo/compile.ts";
import type { Mix } from "./calls.ts";
import type { Figure, Group } from "./row.ts";
import { KEY, type Running, type Servable, start } from "./running.ts";
import { median } from "./timing.ts";

const ROOT = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");
const CONNECTIONS = 16;
const WARM_MS = 3_000;
const ROUND_MS = 1_000;
const ROUNDS = 9;
const STARTS = 5;
/** Everything is counted against limits, as always, but no load reaches them. */
const UNREACHED = Object.fromEntries(
  ["ALL", "ADDRESS", "PRINCIPAL", "TOOL", "SESSION"].map((
    whose,
  ) => [`SUPEREGO_RATE_${whose}`, "10000000"]),
);
const LOADS = { fresh: "calls that never repeat", repeated: "the same calls" };
const MIXES = ["fresh", "repeated"] as const;

const NAMES = {
  echo: "bare echo, answers",
  rate: (mix: Mix) => `\`POST /v1/evaluate\`, ${LOADS[mix]}`,
  ratio: (mix: Mix) => `throughput against the echo, ${LOADS[mix]}`,
  tail: (mix: Mix) => `p99 against the echo's, ${LOADS[mix]}`,
  work: (mix: Mix) => `processor time against the echo's, ${LOADS[mix]}`,
  start: "`serve`, from start to first verdict",
  memory: "`serve`, most memory under that load",
};

/** The server under load, with authentication, facts, decision, record, metrics and log as they are by default. */
export const SERVER: Group = {
  rows: [
    { name: NAMES.echo, unit: "1/s", target: null },
    ...MIXES.flatMap((mix) => [
      { name: NAMES.rate(mix), unit: "1/s" as const, target: null },
      {
        name: NAMES.ratio(mix),
        unit: "x" as const,
        target: { least: 0.5 },
      },
      { name: NAMES.tail(mix), unit: "x" as const, target: { most: 2 } },
      { name: NAMES.work(mix), unit: "x" as const, target: null },
    ]),
    { name: NAMES.start, unit: "ms", target: { most: 300 } },
    { name: NAMES.memory, unit: "MB", target: { most: 100 } },
  ],
  async measure(say) {
    const folder = await Deno.makeTempDir({ prefix: "superego-bench-" });
    try {
      say("compiling the server and the echo");
      await compile(ROOT, `${folder}/superego`);
      await compileEcho(folder);
      return await measureIn(folder, say);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
};

async function measureIn(
  folder: string,
  say: (doing: string) => void,
): Promise<readonly Figure[]> {
  const server: Servable = {
    path: `${folder}/superego`,
    args: (port) => ["serve", "--listen", `127.0.0.1:${port}`],
    env: { HOME: folder, SUPEREGO_API_KEY: KEY, ...UNREACHED },
  };
  const echo: Servable = {
    path: `${folder}/echo`,
    args: (port) => [String(port)],
    env: { HOME: folder },
  };
  say(NAMES.start);
  const starts: number[] = [];
  for (let n = 0; n < STARTS; n++) {
    await using running = await start(server);
    starts.push(running.started_ms);
  }
  await using ours = await start(server);
  await using bare = await start(echo);
  say("warming both up");
  for (const mix of MIXES) {
    for (const one of [bare, ours]) await one.load(mix, CONNECTIONS, WARM_MS);
  }
  const figures: Figure[] = [];
  const note = (...parts: readonly string[]) => parts.join(", ");
  const rates: number[] = [];
  for (const mix of MIXES) {
    say(NAMES.rate(mix));
    const rounds = await compare(ours, bare, mix);
    const of = (pick: (round: Round) => number) => median(rounds.map(pick));
    rates.push(...rounds.map(({ bare }) => bare.rate));
    figures.push(
      {
        name: NAMES.rate(mix),
        value: of(({ ours }) => ours.rate),
        note: `${CONNECTIONS} connections`,
      },
      {
        name: NAMES.ratio(mix),
        value: of(({ ours }) => ours.rate) / of(({ bare }) => bare.rate),
        note: "",
      },
      {
        name: NAMES.tail(mix),
        value: of(({ ours }) => ours.p99) / of(({ bare }) => bare.p99),
        note: note(
          `${of(({ ours }) => ours.p99).toFixed(1)} ms`,
          `echo ${of(({ bare }) => bare.p99).toFixed(1)} ms`,
        ),
      },
      {
        name: NAMES.work(mix),
        value: of(({ ours }) => ours.work) / of(({ bare }) => bare.work),
        note: note(
          `${of(({ ours }) => ours.work).toFixed(0)} µs`,
          `echo ${of(({ bare }) => bare.work).toFixed(0)} µs`,
        ),
      },
    );
  }
  return [
    { name: NAMES.echo, value: median(rates), note: "" },
    ...figures,
    { name: NAMES.start, value: median(starts), note: `${STARTS} starts` },
    { name: NAMES.memory, value: ours.peakBytes() / 1e6, note: "" },
  ];
}

interface Round {
  readonly ours: Load;
  readonly bare: Load;
}

interface Load {
  readonly rate: number;
  readonly p99: number;
  /** Processor time of one answer, in microseconds. */
  readonly work: number;
}

/** Loads both in turn, so that a machine whose speed drifts is fair to both. */
async function compare(
  ours: Running,
  bare: Running,
  mix: Mix,
): Promise<readonly Round[]> {
  const once = async (server: Running): Promise<Load> => {
    const before = server.processorSeconds();
    const { rate, p99, answers } = await server.load(
      mix,
      CONNECTIONS,
      ROUND_MS,
    );
    const spent = server.processorSeconds() - before;
    return { rate, p99, work: spent / answers * 1e6 };
  };
  const rounds: Round[] = [];
  for (let n = 0; n < ROUNDS; n++) {
    rounds.push({ bare: await once(bare), ours: await once(ours) });
  }
  return rounds;
}

async function compileEcho(folder: string): Promise<void> {
  await bundleOther(ROOT, `${folder}/bundled`, "tests/bench/echo.ts");
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "compile",
      ...compileFlags(BINARY_GRANTS),
      "--output",
      `${folder}/echo`,
      "echo.js",
    ],
    cwd: `${folder}/bundled`,
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}

if (import.meta.main) {
  for (const { name, value, note } of await SERVER.measure(() => {})) {
    // deno-lint-ignore no-console
    console.log(`${name}: ${value?.toFixed(3)} ${note}`);
  }
}
