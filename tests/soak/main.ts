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
import { growthOf, inMiB, watchMemory } from "./memory.ts";

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

function say(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${text}\n`));
}

function figures(name: string, stretch: Stretch): void {
  const { answered, unanswered, seconds, p99_ms } = stretch;
  say(
    `${name}: ${answered} answered in ${seconds.toFixed(0)} s (${
      (answered / seconds).toFixed(0)
    } a second), ${unanswered} not, p99 ${p99_ms.toFixed(1)} ms`,
  );
}

async function soak(minutes: number, home: string): Promise<readonly string[]> {
  const state = `${home}/state`;
  const start = () => serve(home, { ...UNLIMITED, SUPEREGO_STATE_DIR: state });
  let server: Running = await start();
  const load = new Load(() => server.url);
  const wrong: string[] = [];
  await load.run(3);
  const most = await load.run(MEASURED_S);
  figures("as fast as it goes", most);
  const rate = SHARE * most.answered / most.seconds;
  const half = minutes * 60 / 2;

  const killed = load.run(half, rate);
  await new Promise((go) => setTimeout(go, (half - 2) * 1_000));
  await server.kill();
  figures("until kill -9", await killed);

  server = await start();
  const watched = watchMemory(server.url);
  const after = await load.run(half, rate);
  figures("after the restart", after);
  const { middle, last, grows } = growthOf(watched());
  say(
    `memory: ${inMiB(middle)} in the second third, ${inMiB(last)} in the last`,
  );
  if (grows) wrong.push("memory grows");
  if (after.unanswered > 0) {
    wrong.push(
      `${after.unanswered} requests were not answered after the restart`,
    );
  }
  await server[Symbol.asyncDispose]();

  const [command, ...args] = program();
  const verified = await run(command, [
    ...args,
    ...["audit", "verify", `${state}/audit.jsonl`],
  ], { env: environment(home), seconds: 600 });
  say(verified.out.trim() || verified.err.trim());
  if (verified.code !== 0) wrong.push("the chain does not verify");
  const recorded = await recordedIn(state);
  let [acknowledged, lost] = [0, 0];
  for (let number = 0; number < load.sent; number++) {
    if (!load.isAcknowledged(number)) continue;
    acknowledged++;
    if (!recorded.has(number)) lost++;
  }
  say(`records: ${acknowledged} acknowledged, ${lost} of them lost`);
  if (acknowledged === 0) wrong.push("nothing was acknowledged");
  if (lost > 0) wrong.push(`${lost} acknowledged records are lost`);
  return wrong;
}

async function main(): Promise<number> {
  const minutes = Number(Deno.args[0] ?? 30);
  if (!(minutes >= 0.5 && minutes <= 1_440)) {
    say("Give a number of minutes from 0.5 to 1440");
    return 2;
  }
  let wrong: readonly string[] = [];
  await inFolder(async (home) => {
    wrong = await soak(minutes, home);
  });
  say(wrong.length === 0 ? "Held" : `Did not hold: ${wrong.join("; ")}`);
  return wrong.length === 0 ? 0 : 1;
}

Deno.exit(await main());
