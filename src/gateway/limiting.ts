/** Makes the limits that the settings ask for. */
import type { Logger } from "@logtape/logtape";
import type { Settings } from "../config/schema.ts";
import { ROUTES } from "../http/routes.ts";
import type { MakeCounter } from "../limit/bucket.ts";
import { elapsed } from "../limit/clock.ts";
import { createLockout, type Lockout } from "../limit/lockout.ts";
import type { Tell } from "../limit/news.ts";
import { createLimiter, type Limiter } from "../limit/limiter.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Result } from "../problem/problem.ts";
import { didYouMean } from "../problem/nearest.ts";
import { type Counting, openCounting } from "./rate_counting.ts";
import { refusal } from "../problem/refusal.ts";

/** The limits in force, and what they are counted by. */
export interface Limits extends Pick<Counting, "health" | "close"> {
  readonly limiter: Limiter;
  readonly lockout: Lockout;
}

/** Opens what rates are counted by, and makes the limits. */
export async function openLimits(
  settings: Settings,
  metrics: Pick<Metrics, "limited" | "blocked" | "limitsShared">,
  log: Logger,
): Promise<Result<Limits>> {
  const counting = await openCounting(settings, metrics, log);
  if (!counting.ok) return counting;
  const { make, tell, hear, health, close } = counting.value;
  const made = limiterOf(settings, metrics, make, tell);
  if (!made.ok) {
    close();
    return made;
  }
  const limiter = made.value;
  const lockout = lockoutOf(settings);
  hear((news) => {
    switch (news.say) {
      case "blocked":
        return limiter.hear(news, news.ms);
      case "locked_out":
        return lockout.hear(news.subject, news.name, news.ms, elapsed());
      case "released":
        return void lockout.release(news.address, elapsed());
    }
  });
  const shared = sharing(lockout, tell);
  return { ok: true, value: { limiter, lockout: shared, health, close } };
}

/** The same lock-out, which tells what it begins and ends. */
function sharing(lockout: Lockout, tell: Tell): Lockout {
  return {
    ...lockout,
    failed(address, fingerprint, now) {
      const began = lockout.failed(address, fingerprint, now);
      for (const { subject, ms } of began) {
        const name = subject === "address" ? address : fingerprint ?? "";
        tell({ say: "locked_out", subject, name, ms });
      }
      return began;
    },
    release(address, now) {
      const was = lockout.release(address, now);
      if (was) tell({ say: "released", address });
      return was;
    },
  };
}

/** The limits; refuses a rate for a route that does not exist (`LIMIT-001`). */
export function limiterOf(
  settings: Settings,
  metrics: Pick<Metrics, "limited" | "blocked">,
  make?: MakeCounter,
  tell: Tell = () => {},
): Result<Limiter> {
  const routes = Object.fromEntries(
    settings.rate_routes.map((text) => {
      const [path = "", rate = ""] = text.split("=");
      return [path, Number(rate)];
    }),
  );
  const known = ROUTES.filter(({ scope, limited }) => scope !== null || limited)
    .map(({ path }) => path);
  for (const path of Object.keys(routes)) {
    if (known.includes(path)) continue;
    return refusal(
      "LIMIT-001",
      "rate_routes",
      `\`${path}\` is no route that is limited`,
      didYouMean(path, known),
    );
  }
  return {
    ok: true,
    value: createLimiter({
      rates: {
        all: { rate: settings.rate_all, burst: settings.burst_all },
        address: { rate: settings.rate_address, burst: settings.burst_address },
        principal: {
          rate: settings.rate_principal,
          burst: settings.burst_principal,
        },
        tool: { rate: settings.rate_tool, burst: settings.burst_tool },
        session: { rate: settings.rate_session, burst: settings.burst_session },
      },
      routes,
      concurrent: {
        all: settings.concurrent_all,
        address: settings.concurrent_address,
        principal: settings.concurrent_principal,
      },
      block: {
        after: settings.block_after,
        first_ms: settings.block_ms,
        most_ms: settings.block_most_ms,
      },
      elapsed,
      ...make === undefined ? {} : { make },
      refused: (why) => metrics.limited(why),
      blocked(who, ms) {
        metrics.blocked(who);
        tell({ say: "blocked", ...who, ms });
      },
    }),
  };
}

/** The lock-out of these settings. */
export function lockoutOf(settings: Settings): Lockout {
  return createLockout({
    failures: settings.lockout_failures,
    first_ms: settings.lockout_first_ms,
    longest_ms: settings.lockout_longest_ms,
    forget_ms: settings.lockout_forget_ms,
    entries: settings.lockout_entries,
  });
}
