/** Each setting of the limits, flipped. */
import assert from "node:assert/strict";
import { fillDefaults } from "../../src/config/defaults.ts";
import type { Settings } from "../../src/config/schema.ts";
import { openLog } from "../../src/gateway/log.ts";
import { limiterOf, openLimits } from "../../src/gateway/limiting.ts";
import { isRefusal } from "../../src/limit/limiter.ts";
import { HAVE_REDIS, startRedis } from "../limit/redis_server.ts";
import { until } from "./process.ts";

function settings(more: Partial<Settings>): Settings {
  const filled = fillDefaults({}, { home: "/home/dev", state_home: null });
  assert.ok(filled.ok);
  return { ...filled.value, ...more };
}

/** Why the last of so many requests at once is refused, or `null`; and what was counted. */
async function last(more: Partial<Settings>, count: number) {
  const counted: string[] = [];
  const made = limiterOf(settings(more), {
    limited: (why) => void counted.push(why),
    blocked: ({ subject, name }) =>
      void counted.push(`blocked ${subject} ${name}`),
  });
  assert.ok(made.ok);
  let outcome = null;
  for (let at = 0; at < count; at++) {
    const passage = await made.value.arrive("192.0.2.1", "/v1/posture");
    outcome = isRefusal(passage)
      ? passage
      : await passage.principal("p") ?? await passage.call("t", "s");
  }
  return { why: outcome?.why ?? null, counted, after: outcome?.retry_after_s };
}

const FREE = { rate_routes: [] };
const TABLE: readonly (readonly [
  Partial<Settings>,
  Partial<Settings>,
  string,
])[] = [
  ...(["all", "address", "principal", "tool", "session"] as const).flatMap((
    name,
  ) => [
    [
      { [`rate_${name}`]: 1, [`burst_${name}`]: 0 },
      { [`rate_${name}`]: 0 },
      `rate_${name}`,
    ] as const,
    [
      { [`rate_${name}`]: 1, [`burst_${name}`]: 1 },
      { [`rate_${name}`]: 1, [`burst_${name}`]: 50 },
      `rate_${name}`,
    ] as const,
  ]),
  [{ rate_routes: ["/v1/posture=1"] }, FREE, "rate_route"],
  [{ concurrent_all: 2 }, { concurrent_all: 5 }, "concurrent_all"],
  [{ concurrent_address: 2 }, { concurrent_address: 5 }, "concurrent_address"],
  [
    { concurrent_principal: 2 },
    { concurrent_principal: 5 },
    "concurrent_principal",
  ],
  [
    { rate_address: 1, burst_address: 0, block_after: 1 },
    { block_after: 1 },
    "blocked",
  ],
  [{ rate_address: 1, burst_address: 0, block_after: 1 }, {
    rate_address: 100,
    block_after: 0,
  }, "blocked"],
];

for (const [tight, loose, want] of TABLE) {
  Deno.test(`${JSON.stringify(tight)} refuses, ${JSON.stringify(loose)} does not`, async () => {
    const refused = await last({ ...FREE, ...tight }, 3);
    assert.equal(refused.why, want);
    assert.ok(refused.counted.includes(want));
    assert.equal((await last({ ...FREE, ...loose }, 3)).why, null);
  });
}

Deno.test("`block_ms` and `block_most_ms` say how long a block lasts", async () => {
  const tight = { ...FREE, rate_address: 1, burst_address: 0, block_after: 1 };
  assert.equal((await last({ ...tight, block_ms: 7_000 }, 3)).after, 7);
  const capped = { block_ms: 90_000, block_most_ms: 3_000 };
  assert.equal((await last({ ...tight, ...capped }, 3)).after, 3);
});

Deno.test("the defaults let five hundred calls of one agent through at once", async () => {
  assert.equal((await last(FREE, 500)).why, null);
});

Deno.test("a rate for a route that does not exist is refused, with the nearest that does", () => {
  const made = limiterOf(settings({ rate_routes: ["/v1/postures=1"] }), {
    limited: () => {},
    blocked: () => {},
  });
  assert.ok(!made.ok);
  assert.match(made.problems[0]?.hint ?? "", /\/v1\/posture/);
});

Deno.test("openLimits() makes them with what they are counted by, and leaves nothing open where it refuses", async () => {
  const metrics = { limited() {}, blocked() {}, limitsShared() {} };
  const log = openLog({ log_format: "text", log_level: "error" }, () => {});
  // Nobody listens there, and a connection that were left open would be tried again for ever.
  const away = { redis_url: "redis://127.0.0.1:1" };
  const wrong = { ...away, rate_routes: ["/v1/postures=1"] };
  const refused = await openLimits(settings(wrong), metrics, log);
  assert.ok(!refused.ok);
  assert.equal(refused.problems[0]?.id, "LIMIT-001");
  const opened = await openLimits(settings(away), metrics, log);
  assert.ok(opened.ok);
  const passage = await opened.value.limiter.arrive("192.0.2.1", "/v1/rules");
  assert.ok(!isRefusal(passage));
  assert.match(opened.value.health()?.warning ?? "", /ECONNREFUSED/);
  opened.value.close();
});

Deno.test({
  name: "a lock-out that one server ends is ended on the other",
  ignore: !HAVE_REDIS,
  async fn() {
    await using redis = await startRedis();
    const metrics = { limited() {}, blocked() {}, limitsShared() {} };
    const log = openLog({ log_format: "text", log_level: "error" }, () => {});
    const open = async () => {
      const limits = await openLimits(
        settings({ redis_url: redis.url, lockout_failures: 1 }),
        metrics,
        log,
      );
      assert.ok(limits.ok);
      return limits.value;
    };
    const [one, other] = [await open(), await open()];
    const address = "192.0.2.1";
    const isLocked = () =>
      other.lockout.addressLeft(address, performance.now()) > 0;
    // Who listens is not asked whether it does yet.
    await until(() => {
      one.lockout.release(address, performance.now());
      one.lockout.failed(address, null, performance.now());
      return isLocked();
    });
    await until(() => {
      one.lockout.failed(address, null, performance.now());
      assert.ok(one.lockout.release(address, performance.now()));
      return !isLocked();
    });
    one.close();
    other.close();
  },
});
