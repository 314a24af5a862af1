/** Counters that servers share through a real Redis. */
import assert from "node:assert/strict";
import { type Bucket, createBucket } from "../../src/limit/bucket.ts";
import { openLink } from "../../src/limit/redis.ts";
import { sharedCounters } from "../../src/limit/shared.ts";
import { HAVE_REDIS, startRedis } from "./redis_server.ts";

function test(name: string, work: () => Promise<void>): void {
  Deno.test({ name, ignore: !HAVE_REDIS, fn: work });
}

const PREFIX = "test:";

/** As many servers' buckets of the same limit. */
async function buckets(
  url: string,
  { servers = 2, replicas = 2, rate = 1, burst = 30 },
  work: (of: readonly Bucket[]) => Promise<void>,
): Promise<void> {
  const links = [];
  const made: Bucket[] = [];
  for (let at = 0; at < servers; at++) {
    const link = await openLink({
      url,
      user: null,
      password: null,
      ca: null,
      prefix: PREFIX,
      timeout_ms: 2_000,
      changed() {},
    });
    links.push(link);
    const make = sharedCounters({
      store: link.store,
      prefix: PREFIX,
      replicas,
    });
    const bucket = createBucket("principal", { rate, burst }, {
      make,
      elapsed: () => 0,
    });
    assert.ok(bucket !== null);
    made.push(bucket);
  }
  try {
    await work(made);
  } finally {
    for (const link of links) link.close();
  }
}

/** How many of so many requests in a row are let through. */
async function taken(
  bucket: Bucket | undefined,
  count: number,
  key = "ann",
): Promise<number> {
  let ok = 0;
  for (let at = 0; at < count; at++) {
    if ((await bucket?.take(key))?.ok) ok++;
  }
  return ok;
}

test("two servers share one limit: what one has let through, the other does not", async () => {
  await using redis = await startRedis();
  await buckets(redis.url, {}, async ([one, other]) => {
    assert.ok(await taken(one, 60) >= 31);
    // A second or two may have begun, with one more each; a limit of its own would have 30 more.
    assert.ok(await taken(other, 60) < 20);
    assert.ok(await taken(other, 1, "bob") === 1, "another owner has its own");
  });
});

test("without Redis each server lets its part through, and both together about the whole", async () => {
  await using redis = await startRedis();
  await buckets(redis.url, { burst: 60 }, async ([one, other]) => {
    await redis.kill();
    for (const bucket of [one, other]) {
      const count = await taken(bucket, 100);
      assert.ok(count >= 31 && count < 50, `${count}`);
    }
  });
});

test("a part is never nothing", async () => {
  await using redis = await startRedis();
  const limits = { servers: 1, replicas: 1_000, burst: 0 };
  await buckets(redis.url, limits, async ([bucket]) => {
    await redis.kill();
    assert.equal(await taken(bucket, 1), 1);
  });
});

test("a Redis that freezes keeps nobody waiting for ever: what was asked at once is counted here", async () => {
  await using redis = await startRedis();
  const limits = { replicas: 1, burst: 100 };
  await buckets(redis.url, limits, async ([one, other]) => {
    redis.freeze();
    const taking = Array.from(
      { length: 60 },
      (_, at) => (at % 2 === 0 ? one : other)?.take("ann"),
    );
    const spent = await Promise.all(taking);
    assert.ok(spent.every((one) => one?.ok));
    redis.thaw();
  });
});

test("what is refused costs Redis nothing until the window ends", async () => {
  await using redis = await startRedis();
  const commands = async () =>
    Number(
      /cmdstat_evalsha:calls=(\d+)/.exec(
        await redis.ask("INFO", "commandstats"),
      )?.[1] ?? 0,
    );
  const limits = { servers: 1, rate: 5, burst: 0 };
  await buckets(redis.url, limits, async ([bucket]) => {
    const before = await commands();
    const begun = performance.now();
    await taken(bucket, 200);
    const windows = Math.ceil((performance.now() - begun) / 1_000) + 1;
    assert.ok(await commands() - before <= windows * 5);
  });
});

test("Redis is told no name of an owner, and nothing longer than a digest", async () => {
  await using redis = await startRedis();
  await buckets(redis.url, {}, async ([bucket]) => {
    await taken(bucket, 2, `ann ${"x".repeat(10_000)}`);
    const keys = await redis.ask("KEYS", "*");
    assert.match(keys, /test:principal:[\w-]{22}\r\n/);
    assert.doesNotMatch(keys, /ann|xxx/);
  });
});
