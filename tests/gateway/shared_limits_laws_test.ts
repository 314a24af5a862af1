/** Real servers, each a process in its own sandbox, that share limits through a real Redis. */
import assert from "node:assert/strict";
import { inFolder } from "../cli/process.ts";
import {
  HAVE_REDIS,
  type RedisServer,
  startRedis,
} from "../limit/redis_server.ts";
import { KEY, type Started, until, withServer } from "./process.ts";

const CALL = { tool_name: "Bash", parameters: { command: "ls" } };

/** Runs two servers that share limits. */
function twoServers(
  redis: RedisServer,
  variables: Readonly<Record<string, string>>,
  work: (one: Started, other: Started) => Promise<void>,
): Promise<void> {
  const env = {
    SUPEREGO_API_KEY: KEY,
    SUPEREGO_REDIS_URL: redis.url.replace("127.0.0.1", "localhost"),
    SUPEREGO_REDIS_TIMEOUT_MS: "2000",
    SUPEREGO_REPLICAS: "2",
    SUPEREGO_RATE_PRINCIPAL: "1",
    SUPEREGO_BURST_PRINCIPAL: "40",
    ...variables,
  };
  return inFolder((folder) =>
    withServer(
      `${folder}/one`,
      [],
      (one) =>
        withServer(`${folder}/other`, [], (other) => work(one, other), env),
      env,
    )
  );
}

/** The statuses of so many calls, a few at a time. */
async function statuses(
  server: Started,
  count: number,
): Promise<readonly number[]> {
  const found: number[] = [];
  const asker = async () => {
    while (found.length < count) {
      const at = found.push(0) - 1;
      const response = await server.ask("/v1/evaluate", CALL);
      await response.body?.cancel();
      found[at] = response.status;
    }
  };
  await Promise.all([1, 2, 3, 4].map(asker));
  return found;
}

const answered = (all: readonly number[]) =>
  all.filter((status) => status === 200).length;

/** What the part `limits` of the readiness warns of. */
async function warning(server: Started): Promise<string | undefined> {
  const response = await server.ask("/v1/health");
  if (response.status === 429) {
    await response.body?.cancel();
    return "unknown";
  }
  const { parts } = await response.json();
  return parts.find(({ name }: { name: string }) => name === "limits").warning;
}

async function ready(server: Started): Promise<number> {
  const response = await server.ask("/readyz");
  await response.body?.cancel();
  return response.status;
}
Deno.test({
  name: "two servers let through together what one may, and no more",
  ignore: !HAVE_REDIS,
  async fn() {
    await using redis = await startRedis();
    await twoServers(redis, {}, async (one, other) => {
      const first = answered(await statuses(one, 80));
      assert.ok(first >= 41 && first < 70, `${first}`);
      const second = await statuses(other, 80);
      assert.ok(answered(second) < 30, `${answered(second)}`);
      assert.ok(second.every((status) => status === 200 || status === 429));
    });
  },
});

Deno.test({
  name:
    "servers whose Redis is ended, frozen and back answer every call, stay ready, and share again",
  ignore: !HAVE_REDIS,
  async fn() {
    await using redis = await startRedis();
    // Nobody is refused by a limit here: what is not 200 would be a fault.
    const variables = {
      SUPEREGO_RATE_PRINCIPAL: "100000",
      SUPEREGO_REDIS_TIMEOUT_MS: "500",
    };
    await twoServers(redis, variables, async (one, other) => {
      const both = [one, other];
      const answering = async () => {
        for (const server of both) {
          const all = await statuses(server, 40);
          assert.deepEqual(all.filter((status) => status !== 200), []);
          assert.equal(await ready(server), 200);
        }
      };
      const shared = async (wanted: boolean) => {
        for (const server of both) {
          await until(async () =>
            (await warning(server) === undefined) === wanted
          );
        }
      };
      await shared(true);
      await answering();
      await redis.kill();
      await answering();
      await shared(false);
      await answering();
      await redis.start();
      await shared(true);
      await answering();
      redis.freeze();
      await answering();
      await shared(false);
      await answering();
      redis.thaw();
      await shared(true);
      await answering();
      // Each loss and each return is one line, however many calls were open.
      await until(async () => {
        const metrics = await (await one.ask("/metrics")).text();
        const lost = Number(
          /^superego_redis_lost_total (\d+)$/m.exec(metrics)?.[1],
        );
        const { err } = one.written();
        return /^superego_limits_shared 1$/m.test(metrics) && lost >= 2 &&
          err.match(/does not answer/g)?.length === lost &&
          err.match(/limits are shared/g)?.length === lost + 1;
      }, () => one.written().err);
    });
  },
});

/** What a server says to a call with a key. */
async function said(server: Started, key: string): Promise<string> {
  const response = await server.ask("/v1/evaluate", CALL, {
    headers: {
      Authorization: `Bearer ${key}`,
      "Content-Type": "application/json",
    },
  });
  return `${response.status} ${await response.text()}`;
}

Deno.test({
  name: "who is locked out by one server is locked out by the other",
  ignore: !HAVE_REDIS,
  async fn() {
    await using redis = await startRedis();
    const variables = { SUPEREGO_LOCKOUT_FAILURES: "100" };
    await twoServers(redis, variables, async (one, other) => {
      for (let n = 0; n < 100; n++) await said(one, `nobodys-key-${n}`);
      assert.match(await said(one, "nobodys-key"), /^429/);
      let n = 0;
      await until(async () =>
        /^429/.test(await said(other, `nobodys-other-key-${n++}`))
      );
      const metrics = await (await other.ask("/metrics")).text();
      assert.doesNotMatch(metrics, /^superego_lockouts_total.* [1-9]/m);
      assert.match(await said(other, KEY), /^200/);
    });
  },
});

Deno.test({
  name: "who is blocked by one server is blocked by the other",
  ignore: !HAVE_REDIS,
  async fn() {
    await using redis = await startRedis();
    const variables = {
      SUPEREGO_BURST_PRINCIPAL: "0",
      SUPEREGO_BLOCK_AFTER: "100",
      SUPEREGO_BLOCK_MS: "600000",
      SUPEREGO_BLOCK_MOST_MS: "600000",
    };
    await twoServers(redis, variables, async (one, other) => {
      const blocked = (server: Started) => async () =>
        /blocked for a while/.test(await said(server, KEY));
      await until(blocked(one));
      await until(blocked(other));
      const begun = (server: Started) =>
        /event blocked/.test(server.written().err);
      assert.deepEqual([begun(one), begun(other)], [true, false]);
    });
  },
});
