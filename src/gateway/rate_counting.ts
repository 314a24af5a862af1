/** Decides where rates are counted: in this process, or in Redis for several servers together. */
import type { Logger } from "@logtape/logtape";
import { redisGrant } from "../config/grants.ts";
import type { Settings } from "../config/schema.ts";
import type { MakeCounter } from "../limit/bucket.ts";
import { hideEnvironment } from "../limit/environment.ts";
import { readNews, type Tell } from "../limit/news.ts";
import type { HealthPart } from "../mcp/parts.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { causeInWords } from "../problem/cause.ts";
import type { Result } from "../problem/problem.ts";
import { readAuthorities } from "./authorities.ts";
import { refusal } from "../problem/refusal.ts";

/** Where rates are counted. */
export interface Counting {
  /** Makes a counter; absent for the one in this process. */
  readonly make?: MakeCounter;
  /** Tells the servers that share them who is blocked. */
  readonly tell: Tell;
  /** Has somebody hear what any of these servers tells. */
  hear(listener: Tell): void;
  /** How Redis is doing, `null` without one; never a reason to be not ready, since counting goes on without it. */
  health(): HealthPart | null;
  close(): void;
}

const ALONE: Counting = {
  tell() {},
  hear() {},
  health: () => null,
  close() {},
};

/** Opens it; refuses a Redis that will never serve this server (`LIMIT-002`), and an unreadable file of certificates (`LIMIT-003`). */
export async function openCounting(
  settings: Settings,
  metrics: Pick<Metrics, "limitsShared">,
  log: Logger,
): Promise<Result<Counting>> {
  const { redis_url: url, redis_prefix: prefix, replicas } = settings;
  if (url === null) return { ok: true, value: ALONE };
  const where = redisGrant(url);
  const ca = await readAuthorities("redis_ca", settings);
  if (!ca.ok) return ca;
  const alone = (trouble: string) =>
    log.warn(
      "Redis at {where} does not answer ({trouble}): this server counts by itself, and allows its part of every limit (1 of {replicas})",
      { where, trouble, replicas },
    );
  let listener: Tell = () => {};
  // The client asks the environment how to debug, to which the server's thread has no right.
  hideEnvironment();
  const { openLink } = await import("../limit/redis.ts");
  const { sharedCounters } = await import("../limit/shared.ts");
  try {
    const link = await openLink({
      url,
      user: settings.redis_user,
      password: settings.redis_password,
      ca: ca.value,
      prefix,
      timeout_ms: settings.redis_timeout_ms,
      heard(message) {
        const news = readNews(message);
        if (news !== null) listener(news);
      },
      deaf: (cause) =>
        log.warn(
          "Redis at {where} lets nobody listen ({cause}): each server blocks and locks out by itself",
          { where, cause },
        ),
      changed(trouble) {
        metrics.limitsShared(trouble === null);
        if (trouble !== null) alone(trouble);
        else {
          log.info("Redis at {where} answers: limits are shared", { where });
        }
      },
    });
    const trouble = link.trouble();
    if (trouble !== null) {
      metrics.limitsShared(false);
      alone(trouble);
    }
    return {
      ok: true,
      value: {
        make: sharedCounters({ store: link.store, prefix, replicas }),
        tell: (news) => link.tell(JSON.stringify(news)),
        hear(told) {
          listener = told;
        },
        health() {
          const trouble = link.trouble();
          return {
            name: "limits",
            ok: true,
            detail: `shared through Redis at ${where}`,
            ...trouble !== null && {
              warning:
                `Redis does not answer (${trouble}), so this server counts by itself`,
            },
          };
        },
        close: link.close.bind(link),
      },
    };
  } catch (error) {
    return refusal(
      "LIMIT-002",
      "redis_url",
      `Redis at ${where} refuses this server: ${causeInWords(error)}`,
      "Mend `limits.redis_url`, `redis_user`, `redis_password_file` or `redis_ca`",
    );
  }
}
