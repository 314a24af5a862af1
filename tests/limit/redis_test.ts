/** The connection to a real Redis. */
import assert from "node:assert/strict";
import {
  type Link,
  openLink,
  type RedisOptions,
} from "../../src/limit/redis.ts";
import { HAVE_REDIS, HAVE_TLS, startRedis } from "./redis_server.ts";

function test(
  name: string,
  work: () => Promise<void>,
  runs: boolean = HAVE_REDIS,
): void {
  Deno.test({ name, ignore: !runs, fn: work });
}

/** What the server would be told, in order. */
type Told = (string | null)[];

function options(url: string, more: Partial<RedisOptions> = {}): RedisOptions {
  return {
    url,
    user: null,
    password: null,
    ca: null,
    prefix: "test:",
    timeout_ms: 2_000,
    changed() {},
    ...more,
  };
}

/** Opens a link, and closes it after the work. */
async function linked(
  given: RedisOptions,
  work: (link: Link, told: Told) => Promise<void>,
): Promise<void> {
  const told: Told = [];
  const link = await openLink({
    ...given,
    changed: (trouble) => void told.push(trouble),
  });
  try {
    await work(link, told);
  } finally {
    link.close();
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Adds one to a number in Redis. */
function count({ store }: Link): Promise<unknown> {
  store.defineCommand("rlflxIncr", {
    numberOfKeys: 1,
    lua: "return redis.call('incr', KEYS[1])",
  });
  return store.rlflxIncr(["test:n"]);
}

test("openLink() resolves once Redis answers, and says so", async () => {
  await using redis = await startRedis();
  await linked(options(redis.url), async (link, told) => {
    assert.equal(link.trouble(), null);
    assert.equal(link.store.status, "ready");
    assert.deepEqual(told, [null]);
    assert.equal(await count(link), 1);
    assert.equal(await count(link), 2);
  });
});

test("a link to a Redis that was ended is away, tells it once, and comes back by itself", async () => {
  await using redis = await startRedis();
  await linked(options(redis.url), async (link, told) => {
    await redis.kill();
    await until(() => link.trouble() !== null);
    assert.equal(link.store.status, "away");
    await assert.rejects(count(link));
    await redis.start();
    await until(() => link.trouble() === null);
    assert.equal(await count(link), 1);
    assert.equal(told.length, 3);
    assert.equal(told[0], null);
    assert.equal(typeof told[1], "string");
    assert.equal(told[2], null);
  });
});

test("a command that is not answered is given up on, and the link is away until Redis answers again", async () => {
  await using redis = await startRedis();
  const given = options(redis.url, { timeout_ms: 300 });
  await linked(given, async (link) => {
    await until(() => link.trouble() === null);
    redis.freeze();
    await assert.rejects(count(link), /timed out/);
    assert.match(link.trouble() ?? "", /timed out/);
    redis.thaw();
    await until(() => link.trouble() === null);
  });
});

test("openLink() does not wait for a Redis that accepts and never answers", async () => {
  await using redis = await startRedis();
  redis.freeze();
  await linked(options(redis.url, { timeout_ms: 100 }), async (link, told) => {
    assert.match(link.trouble() ?? "", /timed out/);
    assert.deepEqual(told, []);
    redis.thaw();
    await until(() => told.length > 0);
    assert.deepEqual(told, [null]);
  });
});

test("openLink() does not wait for a Redis that is not there", async () => {
  await using redis = await startRedis();
  await redis.kill();
  await linked(options(redis.url), async (link, told) => {
    assert.match(link.trouble() ?? "", /ECONNREFUSED/);
    await redis.start();
    await until(() => told.length > 0);
  });
});

test("a Redis that takes no writes is away, however often it lets itself be connected to", async () => {
  await using redis = await startRedis({ lines: ["replicaof 127.0.0.1 1"] });
  await linked(options(redis.url), (link, told) => {
    assert.match(link.trouble() ?? "", /READONLY/);
    assert.deepEqual(told, []);
    return Promise.resolve();
  });
});

const SECRET = "k3y-With-Enough-Different-Characters";
const GUARDED = [
  "user default off",
  `user app on >${SECRET} ~test:* &test:news +subscribe +publish +hello +auth +info +select +set +incrby +incr +pttl +expire +evalsha +eval`,
];

test("openLink() rejects with what Redis says against a wrong password, and against none", async () => {
  await using redis = await startRedis({ lines: [`requirepass ${SECRET}`] });
  await assert.rejects(
    openLink(options(redis.url, { password: "wrong" })),
    /WRONGPASS/,
  );
  await assert.rejects(openLink(options(redis.url)), /NOAUTH/);
  await linked(options(redis.url, { password: SECRET }), (link) => {
    assert.equal(link.trouble(), null);
    return Promise.resolve();
  });
});

test("openLink() is content with a user who may do no more than count below the prefix, and tell and hear news", async () => {
  await using redis = await startRedis({ lines: GUARDED });
  const heard: string[] = [];
  const app = {
    user: "app",
    password: SECRET,
    heard: (message: string) => void heard.push(message),
  };
  await linked(options(redis.url, app), async (link) => {
    assert.equal(link.trouble(), null);
    assert.equal(await count(link), 1);
    await until(() => {
      link.tell("news");
      return heard.length > 0;
    });
  });
  await assert.rejects(
    openLink(options(redis.url, { ...app, prefix: "other:" })),
    /NOPERM/,
  );
});

test("openLink() rejects a database that is not there", async () => {
  await using redis = await startRedis();
  await assert.rejects(openLink(options(`${redis.url}/99`)), /DB index/);
});

test(
  "openLink() speaks TLS, and only to a certificate of an authority that it was given",
  async () => {
    await using redis = await startRedis({ tls: true });
    const ca = await Deno.readTextFile(`${redis.folder}/ca.pem`);
    await linked(options(redis.url, { ca }), async (link) => {
      assert.equal(link.trouble(), null);
      assert.equal(await count(link), 1);
    });
    await assert.rejects(openLink(options(redis.url)), /certificate/i);
  },
  HAVE_TLS,
);

test("what one tells, all hear, after the connection was lost as well", async () => {
  await using redis = await startRedis();
  const heard: string[] = [];
  const listening = options(redis.url, {
    heard: (message) => void heard.push(message),
  });
  await linked(
    listening,
    (listener) =>
      linked(options(redis.url), async (teller) => {
        const told = async (message: string) => {
          // Who listens is not asked whether it does yet.
          while (!heard.includes(message)) {
            teller.tell(message);
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
        };
        await told("first");
        await redis.kill();
        await until(() => teller.trouble() !== null);
        teller.tell("nobody hears this");
        await redis.start();
        await until(() =>
          teller.trouble() === null && listener.trouble() === null
        );
        await told("second");
        assert.ok(!heard.includes("nobody hears this"));
      }),
  );
});

test("who may not listen is told so", async () => {
  const user = "user half on >word ~* +@all resetchannels";
  await using redis = await startRedis({ lines: [user] });
  const deaf: string[] = [];
  const given = options(redis.url, {
    user: "half",
    password: "word",
    deaf: (cause) => void deaf.push(cause),
  });
  await linked(given, () => until(() => deaf.length > 0));
  assert.match(deaf[0] ?? "", /NOPERM/);
});
