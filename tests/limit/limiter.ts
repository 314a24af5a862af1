/** Limits of a test's own: none, unless it says otherwise. */
import {
  createLimiter,
  type Limiter,
  type LimitOptions,
} from "../../src/limit/limiter.ts";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
} from "rate-limiter-flexible";
import type { SourceOptions } from "../../src/limit/source.ts";

/** What a test may want otherwise. */
export interface Wanted {
  readonly rates?: Partial<LimitOptions["rates"]>;
  readonly routes?: LimitOptions["routes"];
  readonly concurrent?: Partial<LimitOptions["concurrent"]>;
  readonly block?: Partial<LimitOptions["block"]>;
  readonly elapsed?: () => number;
  readonly make?: LimitOptions["make"];
}

/** Settings with which requests may come from everywhere. */
export const ANYWHERE: SourceOptions = {
  trusted_proxies: [],
  allow_addresses: [],
  deny_addresses: [],
};

/** Counters elsewhere, as far as a limiter can tell: they answer by promises. */
export function elsewhere(
  name: string,
  points: number,
  seconds: number,
): RateLimiterAbstract {
  return new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
}

const NO_RATE = { rate: 0, burst: 0 };

/** Limits; `refused` hears of each refusal, `blocked` of whom each new block is against. */
export function limiter(
  { rates, routes = {}, concurrent, block, elapsed = () => 0, make }: Wanted,
  refused: LimitOptions["refused"] = () => {},
  blocked: LimitOptions["blocked"] = () => {},
): Limiter {
  return createLimiter({
    rates: {
      all: NO_RATE,
      address: NO_RATE,
      principal: NO_RATE,
      tool: NO_RATE,
      session: NO_RATE,
      ...rates,
    },
    routes,
    concurrent: {
      all: Infinity,
      address: Infinity,
      principal: Infinity,
      ...concurrent,
    },
    block: { after: 0, first_ms: 1_000, most_ms: 8_000, ...block },
    elapsed,
    ...make === undefined ? {} : { make },
    refused,
    blocked,
  });
}
