/** Alerting rules: each check against broken ones, and what the shipped ones speak of. */
import assert from "node:assert/strict";
import { ALERT_CHECKS } from "../../../src/check/deployment/alerts.ts";
import { found, holdBroken } from "./broken.ts";

const FILE = "security/monitoring-alerts.yaml";
const text = Deno.readTextFileSync(FILE);

holdBroken(ALERT_CHECKS, FILE, [
  ["MONITOR-001", "expr: superego_ready == 0", "expr: superego_ready = = 0"],
  ["MONITOR-002", "expr: superego_ready == 0", "expr: superego_redy == 0"],
  ["MONITOR-008", "expr: superego_ready == 0", "expr: superego_ready == 2"],
  ["MONITOR-008", "expr: superego_ready == 0", "expr: max(superego_ready) > 1"],
  ["MONITOR-008", "expr: superego_ready == 0", "expr: superego_ready < 0"],
  ["MONITOR-008", "for: 2m", "for: 30d"],
  ["MONITOR-003", '{status="5xx"}', '{status="500"}'],
  ["MONITOR-003", '{status="5xx"}', '{code="5xx"}'],
  [
    "MONITOR-003",
    'limit=~"rate_.+|concurrent_.+"',
    'limit=~"rate_.+|concurent_.+"',
  ],
  ["MONITOR-003", "sum by (instance, limit)", "sum by (instance, route)"],
  [
    "MONITOR-004",
    "labels: { severity: critical, category: availability }",
    "labels: { category: availability }",
  ],
  ["MONITOR-004", "          summary:", "          title:"],
  ["MONITOR-005", "          runbook_url:", "          runbook:"],
  ["MONITOR-006", "superego_last_reload_success", "superego_blocks_total"],
  ["MONITOR-007", "alert: SuperegoNotReady", "alert: SuperegoDown"],
]);

Deno.test("alerts about other things are judged by form alone", () => {
  const other =
    'groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: node_load1{x="y"} > 4\n        labels: {severity: info}\n        annotations: {summary: s, description: d, runbook_url: u}\n';
  assert.deepEqual(found({ "a.yaml": other }), []);
});

Deno.test("every alert has a test that it fires", () => {
  const tested = Deno.readTextFileSync("tests/e2e/alerts/rules.test.yaml");
  const names = [...text.matchAll(/- alert: (\w+)/g)].map(([, name]) =>
    name ?? ""
  );
  assert.deepEqual(
    names.filter((name) => !tested.includes(`name: ${name} fires`)),
    [],
  );
});

Deno.test("an object of Prometheus' operator is judged as a file of rules is", () => {
  const rules = Deno.readTextFileSync("security/monitoring-alerts.yaml").split(
    /^---$/m,
  )[0]!;
  const object =
    `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: x}\nspec:\n${
      rules.replace(/^(?=.)/gm, "  ")
    }`;
  assert.deepEqual(found({ "rules.yaml": object }), []);
  assert.deepEqual(
    found({
      "rules.yaml": object.replace(
        "expr: superego_ready ==",
        "expr: superego_redy ==",
      ),
    }).map((one) => one.split(" ")[0]),
    ["MONITOR-002"],
  );
});

Deno.test("whatever alert the routes name exists", () => {
  const routes = Deno.readTextFileSync("security/monitoring/alertmanager.yml");
  const named = [...routes.matchAll(/alertname=~?"([\w|]+)"/g)]
    .flatMap(([, names = ""]) => names.split("|"));
  assert.ok(named.length > 4);
  assert.deepEqual(
    named.filter((name) => !text.includes(`- alert: ${name}\n`)),
    [],
  );
});
