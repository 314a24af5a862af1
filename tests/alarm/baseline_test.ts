/** Tests of what is unusual: an interval is compared with its own hour, once that is learnt. */
import assert from "node:assert/strict";
import { Baseline, type Unusual } from "../../src/alarm/baseline.ts";

const MINUTE = 60_000;
const RULES = {
  interval_ms: 5 * MINUTE,
  warm_up: 12,
  deviations: 5,
  calls: 20,
};
/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);

interface Interval {
  readonly calls: number;
  readonly denied?: number;
  readonly seconds?: number;
}

/** One interval's calls, ended at a time. */
function end(
  baseline: Baseline,
  at: number,
  { calls, denied = 0, seconds = 0.001 }: Interval,
  took_ms = RULES.interval_ms,
): readonly string[] {
  for (let n = 0; n < calls; n++) baseline.seen(n < denied, seconds);
  return baseline.end(new Date(at), took_ms).map(told);
}

const told = ({ event, fields, figures }: Unusual) =>
  `${event} ${fields["direction"]}: ${figures["seen"]}, usually ${
    figures["usual"]
  }`;

/** One whose ten o'clock on Mondays is learnt: 100 calls an interval, 2 % denied, 1 ms each. */
function learnt(): Baseline {
  const baseline = new Baseline(RULES);
  for (let n = 0; n < RULES.warm_up; n++) {
    assert.deepEqual(
      end(baseline, TEN, { calls: 96 + n % 3 * 4, denied: 2 }),
      [],
    );
  }
  return baseline;
}

const TEN = MONDAY + 10 * 60 * MINUTE;

Deno.test("far more calls than usual at the hour are told, with what was seen and what is usual", () => {
  assert.deepEqual(end(learnt(), TEN, { calls: 400, denied: 8 }), [
    "unusual_rate more: 400 calls, usually 100 calls",
  ]);
});

Deno.test("far fewer calls are told: agents may have ceased to ask", () => {
  assert.deepEqual(end(learnt(), TEN, { calls: 0 }), [
    "unusual_rate less: 0 calls, usually 100 calls",
  ]);
});

Deno.test("a far larger share of denials is told, and a smaller one is not", () => {
  assert.deepEqual(end(learnt(), TEN, { calls: 100, denied: 30 }), [
    "unusual_denials more: 30.0 %, usually 2.0 %",
  ]);
  assert.deepEqual(end(learnt(), TEN, { calls: 100 }), []);
});

Deno.test("judging that takes far longer is told, and faster judging is not", () => {
  assert.deepEqual(end(learnt(), TEN, { calls: 100, denied: 2, seconds: 1 }), [
    "unusual_latency more: 1000.00 ms, usually 1.00 ms",
  ]);
  assert.deepEqual(
    end(learnt(), TEN, { calls: 100, denied: 2, seconds: 0 }),
    [],
  );
});

Deno.test("nothing is told of an hour that is not learnt yet", () => {
  const baseline = learnt();
  for (const at of [TEN + 60 * MINUTE, TEN + 5 * 24 * 60 * MINUTE]) {
    assert.deepEqual(end(baseline, at, { calls: 400 }), []);
  }
  assert.equal(
    end(baseline, TEN + 24 * 60 * MINUTE, { calls: 400, denied: 8 }).length,
    1,
    "a Tuesday is a working day, too",
  );
});

Deno.test("shares and times of a handful of calls are neither compared nor learnt", () => {
  const quiet = { calls: RULES.calls - 1, denied: 19, seconds: 9 };
  assert.deepEqual(
    end(learnt(), TEN, quiet).filter((line) => !/^unusual_rate/.test(line)),
    [],
  );
  const baseline = new Baseline(RULES);
  for (let n = 0; n < 2 * RULES.warm_up; n++) {
    assert.deepEqual(end(baseline, TEN, { calls: n % 2 }), []);
  }
  assert.deepEqual(end(baseline, TEN, { calls: 19 }), []);
  assert.equal(end(baseline, TEN, { calls: 20 }).length, 1);
});

Deno.test("what goes on is told once, and again after it was usual in between", () => {
  const baseline = learnt();
  const many = { calls: 400, denied: 8 };
  const usual = { calls: 100, denied: 2 };
  assert.deepEqual(
    [many, many, many, usual, many].map((one) =>
      end(baseline, TEN, one).length
    ),
    [1, 0, 0, 0, 1],
  );
});

Deno.test("a single burst is not learnt, and what lasts becomes usual", () => {
  const baseline = learnt();
  const many = { calls: 2_000, denied: 40 };
  end(baseline, TEN, many);
  end(baseline, TEN, { calls: 100, denied: 2 });
  assert.equal(end(baseline, TEN, many).length, 1);
  for (let n = 0; n < 200; n++) end(baseline, TEN, many);
  end(baseline, TEN, { calls: 100, denied: 2 });
  assert.deepEqual(end(baseline, TEN, many), []);
});

Deno.test("an interval that a busy machine ended late counts by the calls of its usual length", () => {
  const late = { calls: 400, denied: 8 };
  assert.deepEqual(end(learnt(), TEN, late, 4 * RULES.interval_ms), []);
});

Deno.test("four weeks of ordinary traffic raise next to nothing, and what is out of the ordinary is seen", () => {
  const baseline = new Baseline({ ...RULES, warm_up: 36 });
  const random = generator(7);
  let raised = 0;
  const intervals = 28 * 24 * 12;
  for (let n = 0; n < intervals; n++) {
    const at = MONDAY + n * RULES.interval_ms;
    const hour = n / 12 % 24;
    const weekend = n % (7 * 288) >= 5 * 288;
    // Most at noon, little at night, a tenth at weekends.
    const mean = (20 + 180 * Math.max(0, Math.sin((hour - 6) / 12 * Math.PI))) /
      (weekend ? 10 : 1);
    const calls = poisson(mean, random);
    const denied = poisson(calls * 0.03, random);
    raised += end(baseline, at, { calls, denied }).length;
  }
  assert.ok(raised <= 3, `${raised} in ${intervals} intervals`);
  const noon = MONDAY + 28 * 24 * 60 * MINUTE + 12 * 60 * MINUTE;
  assert.match(end(baseline, noon, { calls: 600 })[0] ?? "", /^unusual_rate m/);
  assert.match(end(baseline, noon, { calls: 10 })[0] ?? "", /^unusual_rate l/);
});

/** Numbers from 0 to 1, the same ones each time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function poisson(mean: number, random: () => number): number {
  const least = Math.exp(-mean);
  let count = 0;
  for (let left = random(); left > least; left *= random()) count++;
  return count;
}

Deno.test("what is learnt is kept, and goes on where it was", () => {
  const again = new Baseline(RULES);
  const kept = JSON.parse(JSON.stringify(learnt().save()));
  assert.ok(again.restore(kept));
  assert.equal(again.learnt(new Date(TEN)), RULES.warm_up);
  assert.equal(end(again, TEN, { calls: 400, denied: 8 }).length, 1);
});

Deno.test("nothing else is taken for it, nor what was learnt with intervals of another length", () => {
  const kept = JSON.parse(JSON.stringify(learnt().save()));
  for (
    const bad of [
      null,
      [],
      "x",
      {},
      { ...kept, version: 2 },
      { ...kept, interval_ms: 1 },
      { ...kept, hours: kept.hours.slice(1) },
      { ...kept, hours: kept.hours.map(() => ({})) },
    ]
  ) {
    const baseline = learnt();
    assert.ok(!baseline.restore(bad), JSON.stringify(bad)?.slice(0, 60));
    assert.equal(baseline.learnt(new Date(TEN)), 0);
  }
});
