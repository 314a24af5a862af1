/**
 * Keeps the real server under mixed load for some minutes (30 unless another number is given), kills it in the middle,
 * and holds it to what it acknowledged: `main.ts [MINUTES]`.
 */
import { inFolder } from "../cli/process.ts";
import {
  environment,
  KEY,
  program,
  run,
  type Running,
  serve,
} from "../e2e/program.ts";
import { recordedIn } from "./chain.ts";
import { Load, type Stretch } from "./load.ts";
import { besideEcho } from "./beside.ts";
import { growthOf, inMiB, watchMemory } from "./memory.ts";
import type { Times } from "./times.ts";

/** The part of what the server can do that it is asked for. */
const SHARE = 0.7;

/** How long it is measured what the server can do, in seconds. */
const MEASURED_S = 8;

/** Load is what is tried here, so nothing is limited, and nothing of the record is thrown away. */
const UNLIMITED = {
  SUPEREGO_API_KEY: KEY,
  SUPEREGO_RATE_ALL: "0",
  SUPEREGO_RATE_ADDRESS: "0",
  SUPEREGO_RATE_PRINCIPAL: "0",
  SUPEREGO_RATE_TOOL: "0",
  SUPEREGO_RATE_SESSION: "0",
  SUPEREGO_AUDIT_KEEP: "10000",
};

/** How many times the 99th percentile of the bare echo, asked at the same time, the server's may be. */
const MOST_TIMES_ECHO = 8;

/** How often it is said how far it is. */
const PARTS = 20;

function say(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text}\n`));
}

/** One line of the table at the end. */
interface Line {
  readonly what: string;
  readonly measured: string;
  /** What it has to be; absent where it only gives scale. */
  readonly bound?: string;
  readonly held: boolean;
}

function table(lines: readonly Line[]): string {
  const cells = lines.map(({ what, measured, bound = "", held }) => [
    what,
    measured,
    bound,
    bound === "" ? "" : held ? "held" : "DID NOT HOLD",
  ]);
  const widths = [0, 1, 2, 3].map((at) =>
    Math.max(...cells.map((row) => row[at]?.length ?? 0))
  );
  return cells.map((row) =>
    row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ").trimEnd()
  ).join("\n");
}

function paced(name: string, stretch: Stretch, echo: Times): readonly Line[] {
  const { answered, seconds, p99_ms } = stretch;
  const echo_ms = echo.within(0.99);
  const times = p99_ms / echo_ms;
  return [
    {
      what: `${name}, answered`,
      measured: `${answered} (${(answered / seconds).toFixed(0)} a second)`,
      bound: "more than none",
      held: answered > 0,
    },
    {
      what: `${name}, p99`,
      measured: `${p99_ms.toFixed(1)} ms, ${times.toFixed(1)} times the echo's`,
      bound: `at most ${MOST_TIMES_ECHO} times the echo's`,
      held: times <= MOST_TIMES_ECHO,
    },
  ];
}

async function soak(minutes: number, home: string): Promise<readonly Line[]> {
  const state = `${home}/state`;
  const start = () => serve(home, { ...UNLIMITED, SUPEREGO_STATE_DIR: state });
  let server: Running = await start();
  await using echo = await besideEcho();
  const load = new Load(() => server.url);
  await load.run(3);
  const most = await load.run(MEASURED_S);
  const can = most.answered / most.seconds;
  const rate = SHARE * can;
  const half = minutes * 60 / 2;
  say(
    `It can answer ${can.toFixed(0)} a second, and is asked ${rate.toFixed(0)}`,
  );
  const began = performance.now();
  using _progress = everySeconds(minutes * 60 / PARTS, () => {
    const passed = (performance.now() - began) / 60_000;
    say(
      `${passed.toFixed(1)} of ${minutes} minutes: ${load.answered} answered`,
    );
  });

  echo.times();
  const killed = load.run(half, rate);
  await new Promise((go) => setTimeout(go, (half - 2) * 1_000));
  await server.kill();
  const before = await killed;
  const lines = [...paced("until kill -9", before, echo.times())];

  server = await start();
  const watched = watchMemory(server.url);
  echo.times();
  const after = await load.run(half, rate);
  const { middle, last, grows } = growthOf(watched());
  lines.push(
    ...paced("after the restart", after, echo.times()),
    {
      what: "after the restart, not answered",
      measured: String(after.unanswered),
      bound: "none",
      held: after.unanswered === 0,
    },
    {
      what: "memory, second and last third",
      measured: `${inMiB(middle)}, ${inMiB(last)}`,
      bound: "does not grow",
      held: !grows,
    },
  );
  await server[Symbol.asyncDispose]();
  return [...lines, ...await recordOf(load, state, home)];
}

/** Whether everything that was acknowledged is in the record, and the record is whole. */
async function recordOf(
  load: Load,
  state: string,
  home: string,
): Promise<readonly Line[]> {
  const [command, ...args] = program();
  const verified = await run(command, [
    ...args,
    ...["audit", "verify", `${state}/audit.jsonl`],
  ], { env: environment(home), seconds: 600 });
  if (verified.code !== 0) say(verified.out.trim() || verified.err.trim());
  const recorded = await recordedIn(state);
  let [acknowledged, lost] = [0, 0];
  for (let number = 0; number < load.sent; number++) {
    if (!load.isAcknowledged(number)) continue;
    acknowledged++;
    if (!recorded.has(number)) lost++;
  }
  return [
    {
      what: "the chain",
      measured: verified.code === 0 ? "verifies" : "does not verify",
      bound: "verifies",
      held: verified.code === 0,
    },
    {
      what: "acknowledged records",
      measured: String(acknowledged),
      bound: "more than none",
      held: acknowledged > 0,
    },
    {
      what: "lost ones of them",
      measured: String(lost),
      bound: "none",
      held: lost === 0,
    },
  ];
}

function everySeconds(seconds: number, work: () => void): Disposable {
  const timer = setInterval(work, seconds * 1_000);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

async function main(): Promise<number> {
  const minutes = Number(Deno.args[0] ?? 30);
  if (!(minutes >= 0.5 && minutes <= 1_440)) {
    say("Give a number of minutes from 0.5 to 1440");
    return 2;
  }
  let lines: readonly Line[] = [];
  await inFolder(async (home) => {
    lines = await soak(minutes, home);
  });
  say(table(lines));
  const held = lines.every((line) => line.held);
  say(held ? "Held" : "Did not hold");
  return held ? 0 : 1;
}

Deno.exit(await main());
