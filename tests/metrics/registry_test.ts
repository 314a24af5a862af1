/** Holds the registry to the catalogue: every metric is there, and moves. */
import assert from "node:assert/strict";
import { METRICS } from "../../src/metrics/catalog.ts";
import { createMetrics } from "../../src/metrics/registry.ts";

const make = () =>
  createMetrics({ version: "1.2.3", started: new Date(Date.now() - 5_000) });

function value(text: string, line: string): number {
  const found = text.split("\n").find((one) => one.startsWith(`${line} `));
  return Number(found?.slice(line.length + 1));
}

Deno.test("createMetrics() knows every metric of the catalogue", async () => {
  const text = await make().render();
  for (const name of Object.keys(METRICS)) {
    assert.ok(text.includes(`# TYPE ${name} `), name);
  }
});

Deno.test("createMetrics() moves what an event is about", async (t) => {
  const table: readonly (readonly [
    string,
    (metrics: ReturnType<typeof make>) => void,
    number,
  ])[] = [
    [
      'superego_decisions_total{action="deny",code="rule_matched",transport="http"}',
      (m) => m.decision("deny", "rule_matched", "http", 0.1),
      1,
    ],
    [
      'superego_review_duration_seconds_count{transport="hooks"}',
      (m) => m.decision("allow", "rule_matched", "hooks", 1),
      1,
    ],
    ["superego_keys_ending", (m) => m.keysEnding(3), 3],
    [
      'superego_lockouts_total{subject="address"}',
      (m) => m.lockout("address"),
      1,
    ],
    [
      "superego_rule_failures_total",
      (m) => m.decision("deny", "rule_failed", "http", 1),
      1,
    ],
    [
      "superego_facts_exhausted_total",
      (m) => m.decision("deny", "facts_exhausted", "http", 1),
      1,
    ],
    [
      "superego_facts_unparsed_total",
      (m) => m.decision("deny", "facts_unparsed", "http", 1),
      1,
    ],
    ['superego_rule_decisions_total{rule_id="r1"}', (m) => {
      m.rulesLoaded(["r1"]);
      m.decision("deny", "rule_matched", "http", 1, "r1");
    }, 1],
    [
      'superego_rule_decisions_total{rule_id="other"}',
      (m) => m.decision("deny", "rule_matched", "http", 1, "r2"),
      1,
    ],
    ["superego_rules_loaded", (m) => m.rulesLoaded(["a", "b"]), 2],
    [
      'superego_http_requests_total{method="POST",route="/v1/evaluate",status="4xx"}',
      (m) => m.httpRequest("POST", "/v1/evaluate", 401, 0.1),
      1,
    ],
    [
      'superego_http_requests_total{method="POST",route="/v1/evaluate",status="5xx"}',
      (m) => m.httpRequest("POST", "/v1/evaluate", 500, 0.1),
      1,
    ],
    [
      'superego_limited_total{limit="connections"}',
      (m) => m.limited("connections"),
      1,
    ],
    [
      'superego_http_requests_total{method="other",route="other",status="4xx"}',
      (m) => m.httpRequest("BREW", "/etc/passwd", 404, 0.1),
      1,
    ],
    [
      'superego_auth_failures_total{reason="unknown"}',
      (m) => m.authFailure("unknown"),
      1,
    ],
    ["superego_limits_shared", (m) => m.limitsShared(true), 1],
    [
      'superego_country_reloads_total{result="success"}',
      (m) => m.countryReload(true),
      1,
    ],
    ["superego_redis_lost_total", (m) => m.limitsShared(false), 1],
    ['superego_limited_total{limit="body"}', (m) => m.limited("body"), 1],
    [
      'superego_reloads_total{result="failure"}',
      (m) => m.reload(false, new Date(9_000)),
      1,
    ],
    [
      "superego_last_reload_success",
      (m) => m.reload(false, new Date(9_000)),
      0,
    ],
    [
      "superego_last_reload_success_timestamp_seconds",
      (m) => m.reload(true, new Date(9_000)),
      9,
    ],
    [
      'superego_audit_writes_total{result="failure"}',
      (m) => m.auditWrite(false),
      1,
    ],
    ["superego_audit_ok", (m) => m.auditWrite(false), 0],
    ["superego_audit_queue", (m) => m.auditQueue(7), 7],
    ["superego_audit_displaced_total", (m) => m.auditDisplaced(), 1],
    ["superego_ready", (m) => m.ready(true), 1],
  ];
  for (const [line, event, want] of table) {
    await t.step(line, async () => {
      const metrics = make();
      event(metrics);
      assert.equal(value(await metrics.render(), line), want);
    });
  }
});

Deno.test("createMetrics() dates the policy in force from the start", async () => {
  const started = new Date("2026-01-01T00:00:00Z");
  const text = await createMetrics({ version: "1", started }).render();
  assert.equal(
    value(text, "superego_last_reload_success_timestamp_seconds"),
    started.getTime() / 1000,
  );
});

Deno.test("createMetrics() feeds the figures of the process", async () => {
  const text = await make().render();
  for (
    const name of [
      "process_resident_memory_bytes",
      "process_heap_bytes",
      "process_heap_used_bytes",
      "process_cpu_seconds_total",
    ]
  ) {
    assert.ok(value(text, name) > 0, name);
  }
  assert.ok(value(text, "superego_uptime_seconds") >= 5);
  assert.match(text, /superego_build_info\{version="1\.2\.3",deno="\d/);
});

Deno.test("createMetrics() says when the process started", async () => {
  for (const seconds of [1_700_000_000, 1_700_000_060]) {
    const started = new Date(seconds * 1000);
    const text = await createMetrics({ version: "1", started }).render();
    assert.equal(value(text, "process_start_time_seconds"), seconds);
  }
});

Deno.test("createMetrics() forgets rules that are no longer loaded", async () => {
  const metrics = make();
  metrics.rulesLoaded(["old", "kept"]);
  for (const rule of ["old", "kept"]) {
    metrics.decision("deny", "rule_matched", "http", 1, rule);
  }
  metrics.rulesLoaded(["kept", "new"]);
  const text = await metrics.render();
  assert.ok(!text.includes('rule_id="old"'));
  assert.equal(value(text, 'superego_rule_decisions_total{rule_id="kept"}'), 1);
});

Deno.test("createMetrics() says whether records can be written at the moment", async () => {
  const metrics = make();
  metrics.auditWrite(false);
  metrics.auditOk(true);
  assert.equal(value(await metrics.render(), "superego_audit_ok"), 1);
});

Deno.test("createMetrics() shows a counter before its first event, so that a rise by one is seen", async () => {
  const text = await createMetrics({
    version: "1.2.3",
    started: new Date(0),
  }).render();
  for (
    const series of [
      'superego_lockouts_total{subject="address"}',
      'superego_issuer_fetches_total{result="failure"}',
      'superego_country_reloads_total{result="failure"}',
      'superego_limited_total{limit="connections"}',
      'superego_auth_failures_total{reason="unknown"}',
    ]
  ) assert.ok(text.includes(`${series} 0\n`), series);
});
