/** Flips of the limits that servers share through Redis, each against a real one. */
import { type RedisServer, startRedis } from "../../limit/redis_server.ts";
import type { Beside, Flips, World } from "./flip.ts";
import { type Serving, serving } from "./serving.ts";

const BODY = { tool_name: "Bash", parameters: { command: "ls" } };
const SECRET = "r3dis-With-Enough-Different-Characters";

/** One a second, and forty a minute more: what takes a few seconds cannot hide whether there are forty more. */
const FEW = {
  rate_principal: 1,
  burst_principal: 40,
  block_after: 0,
  redis_timeout_ms: 2_000,
};

/** A Redis beside the server, that the word `REDIS` in a setting names. */
function beside(
  options: Parameters<typeof startRedis>[0] = {},
): (folder: string) => Promise<Beside> {
  return async (folder) => {
    const redis = await startRedis(options);
    if (options.tls) {
      await Deno.copyFile(`${redis.folder}/ca.pem`, `${folder}/ca.pem`);
    }
    return {
      words: { REDIS: redis.url },
      redis,
      [Symbol.asyncDispose]: () => redis[Symbol.asyncDispose](),
    };
  };
}

/** How many of sixty calls are let through, more than one a second: none, a part, or as many as a burst has. */
async function burst({ ask }: Serving): Promise<string> {
  const batch = () =>
    Promise.all(
      Array.from({ length: 10 }, () => ask("/v1/evaluate", BODY)),
    );
  let through = 0;
  for (let at = 0; at < 6; at++) {
    through += (await batch()).filter(({ status }) => status === 200).length;
  }
  return through >= 41 ? "all" : through >= 21 ? "half" : "few";
}

/** What a second server lets through after a first one, of these settings but for some. */
function second(world: World, first: Partial<World["settings"]> = {}) {
  const settings = { ...world.settings, ...first };
  return serving({ ...world, settings }, async (one) => {
    await burst(one);
    return await serving(world, burst);
  });
}

/** Why the server does not start, or `null`. */
async function refused(world: World): Promise<string | null> {
  try {
    return await serving(world, () => Promise.resolve(null));
  } catch (error) {
    return /LIMIT-\d+/.exec(String(error))?.[0] ?? String(error);
  }
}

/** Whether the limits are still shared after Redis took a while for one command. */
function patient(world: World) {
  return serving(world, async ({ ask }) => {
    const redis = (world.beside as unknown as { redis: RedisServer }).redis;
    await redis.ask("CLIENT", "PAUSE", "300");
    await ask("/v1/evaluate", BODY);
    const figures = (await ask("/metrics")).body as string;
    return !/^superego_redis_lost_total [1-9]/m.test(figures);
  });
}

/** Each by its setting. */
export const REDIS_FLIPS: Flips = {
  redis_url: {
    sees: "What one server let through, another one of the same Redis does not",
    needs: "redis-server",
    beside: beside(),
    with: FEW,
    cases: [[undefined, "all"], ["REDIS", "few"]],
    see: second,
  },
  redis_user: {
    sees: "Redis lets in the user that is named, and no other",
    needs: "redis-server",
    beside: beside({
      lines: ["user default off", `user app on >${SECRET} ~* +@all`],
    }),
    with: { redis_url: "REDIS", redis_password: SECRET },
    cases: [[undefined, "LIMIT-002"], ["app", null]],
    see: refused,
  },
  redis_password: {
    sees: "Redis lets in whoever has the password",
    needs: "redis-server",
    beside: beside({ lines: [`requirepass ${SECRET}`] }),
    with: { redis_url: "REDIS" },
    cases: [[undefined, "LIMIT-002"], ["wrong", "LIMIT-002"], [SECRET, null]],
    see: refused,
  },
  redis_ca: {
    sees: "The certificate of Redis is taken where its authority is named",
    needs: "redis-server",
    beside: beside({ tls: true }),
    with: { redis_url: "REDIS" },
    cases: [[undefined, "LIMIT-002"], ["ca.pem", null]],
    see: refused,
  },
  redis_prefix: {
    sees: "A server with another prefix has limits of its own",
    needs: "redis-server",
    beside: beside(),
    with: { ...FEW, redis_url: "REDIS" },
    cases: [[undefined, "few"], ["other:", "all"]],
    see: (world) => second(world, { redis_prefix: "superego:" }),
  },
  redis_timeout_ms: {
    sees: "A Redis that takes its time is waited for, or counted without",
    needs: "redis-server",
    beside: beside(),
    with: { redis_url: "REDIS" },
    cases: [[2_000, true], [10, false]],
    see: patient,
  },
  replicas: {
    sees: "Without Redis a server lets its part through",
    with: { ...FEW, redis_url: "redis://127.0.0.1:1" },
    cases: [[undefined, "all"], [2, "half"], [10, "few"]],
    see: (world) => serving(world, burst),
  },
};
