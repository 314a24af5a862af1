/**
 * A model of load: three servers that share limits through Redis, clients that keep to them, one that does not, and
 * Redis restarted in the middle. Prints the share of calls that were refused though they were within the limits.
 */
import assert from "node:assert/strict";
import { HAVE_REDIS, startRedis } from "../../limit/redis_server.ts";
import { environment, program, run, type Running, serve } from "../program.ts";
import {
  ask,
  type Client,
  entitled,
  GREEDY,
  keepsTo,
  LEGITIMATE,
  LIMIT,
  type Outcome,
  seeded,
} from "./clients.ts";

const SECONDS = 24;
const SERVERS = 3;
/** What part of the calls within the limits may be refused. */
const MOST_FALSE = 0.01;
/** How much more than its limit one gets through at most: its burst again when Redis forgot, and while it was away. */
const TOLERANCE = 1.6;

Deno.test("the clients that are taken for legitimate keep to the limit, and the greedy one does not", () => {
  for (const one of LEGITIMATE) {
    for (let seed = 1; seed <= 20; seed++) {
      assert.ok(keepsTo(one.times(SECONDS, seeded(seed))), one.name);
    }
  }
  assert.ok(!keepsTo(GREEDY.times(SECONDS, seeded(1))));
});

Deno.test({
  name:
    "three servers and a restart of Redis refuse less than one in a hundred calls within the limits, and hold back who exceeds them",
  ignore: !HAVE_REDIS,
  async fn() {
    const folder = await Deno.makeTempDir();
    await using redis = await startRedis();
    const keys = new Map<string, string>();
    for (const { owner } of [...LEGITIMATE, GREEDY]) {
      keys.set(owner, await makeKey(folder, owner));
    }
    const servers: Running[] = [];
    try {
      for (let at = 0; at < SERVERS; at++) {
        const home = `${folder}/${at}`;
        await Deno.mkdir(home);
        servers.push(await serve(home, settings(folder, redis.url)));
      }
      const outcomes = await withRestart(redis, () => {
        const random = seeded(1);
        const urls = servers.map(({ url }) => url);
        return Promise.all(
          [...LEGITIMATE, GREEDY].map(async (one) =>
            [
              one,
              await ask(
                one,
                keys.get(one.owner) ?? "",
                urls,
                one.times(SECONDS, random),
              ),
            ] as const
          ),
        );
      });
      judge(outcomes);
    } finally {
      for (const server of servers) await server[Symbol.asyncDispose]();
      await Deno.remove(folder, { recursive: true });
    }
  },
});

function settings(folder: string, redis_url: string): Record<string, string> {
  const limits = ["PRINCIPAL", "ADDRESS", "TOOL", "SESSION"].flatMap((name) => // Two clients share an address, and its limit is for both.
  [
    [
      `SUPEREGO_RATE_${name}`,
      LIMIT.rate * (name === "ADDRESS" ? 2 : 1),
    ],
    [
      `SUPEREGO_BURST_${name}`,
      LIMIT.burst * (name === "ADDRESS" ? 2 : 1),
    ],
  ]);
  return {
    SUPEREGO_KEYS: `${folder}/keys.json`,
    SUPEREGO_REDIS_URL: redis_url,
    SUPEREGO_REPLICAS: String(SERVERS),
    SUPEREGO_TRUSTED_PROXIES: "127.0.0.0/8",
    SUPEREGO_BLOCK_AFTER: "0",
    ...Object.fromEntries(limits.map(([name, value]) => [name, String(value)])),
  };
}

async function makeKey(folder: string, owner: string): Promise<string> {
  const [command, ...args] = program();
  const env = environment(folder, { SUPEREGO_KEYS: `${folder}/keys.json` });
  const { code, out, err } = await run(
    command,
    [...args, "keys", "add", owner, "--scope", "evaluate"],
    { env },
  );
  assert.equal(code, 0, err);
  return out.trim();
}

/** Ends Redis after a third of the time, and starts it again, empty, at the middle. */
async function withRestart<T>(
  redis: Awaited<ReturnType<typeof startRedis>>,
  work: () => Promise<T>,
): Promise<T> {
  const working = work();
  const pause = (seconds: number) =>
    new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  await pause(SECONDS / 3);
  await redis.kill();
  await pause(SECONDS / 6);
  await redis.start();
  return await working;
}

function judge(outcomes: readonly (readonly [Client, Outcome])[]): void {
  let sent = 0;
  let refused = 0;
  const lines: string[] = [];
  for (const [one, outcome] of outcomes) {
    const limited = outcome.statuses.get(429) ?? 0;
    const answered = outcome.statuses.get(200) ?? 0;
    assert.equal(
      answered + limited,
      outcome.sent,
      `${one.name}: ${JSON.stringify([...outcome.statuses])}`,
    );
    lines.push(`  ${one.name}: ${outcome.sent} calls, ${limited} refused`);
    if (one !== GREEDY) {
      sent += outcome.sent;
      refused += limited;
      continue;
    }
    const may = entitled(outcome.seconds);
    lines.push(
      `  which is ${
        (answered / may).toFixed(2)
      } of what its limit lets through (${may} calls)`,
    );
    assert.ok(answered <= may * TOLERANCE, `${answered} of ${may}`);
    // Three servers that do not share would let three times as much through.
    assert.ok(answered >= Math.min(may, outcome.sent) * 0.9, `${answered}`);
  }
  const share = (refused / sent * 100).toFixed(2);
  const text = `${
    lines.join("\n")
  }\n${sent} calls within the limits, ${refused} refused: ${share} %\n`;
  Deno.stdout.writeSync(new TextEncoder().encode(text));
  assert.ok(refused / sent < MOST_FALSE, `${share} % of them are refused`);
}
