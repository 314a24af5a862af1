/** Every alert from its cause to whoever is woken: the server, Prometheus, Alertmanager and Redis for real, as shipped. */
import assert from "node:assert/strict";
import { parse } from "yaml";
import { ROOT } from "../stack/compose.ts";
import { installed } from "../stack/programs.ts";
import { expressions, unmoved } from "./moves.ts";
import type { Message } from "./receivers.ts";
import { NOT_CAUSED, TROUBLES } from "./troubles.ts";
import { type Watched, watched } from "./watched.ts";

const RULES: readonly {
  readonly alert: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string };
}[] = parse(Deno.readTextFileSync(`${ROOT}security/monitoring-alerts.yaml`))
  .groups.flatMap(({ rules }: { rules: unknown[] }) => rules);

const PAGE = Deno.readTextFileSync(`${ROOT}security/proxy/runbooks.html`);
const PROGRAMS = ["prometheus", "prometheus-alertmanager", "redis-server"];
const ignore = !await installed(...PROGRAMS);
const note = ignore ? ` (not run: ${PROGRAMS.join(" or ")} is missing)` : "";

/** Which ways an alert takes, by how grave it is. */
const WAYS: Readonly<Record<string, readonly Message["way"][]>> = {
  critical: ["mail", "pagerduty", "slack", "webhook"],
  warning: ["mail", "slack", "webhook"],
  info: ["mail", "webhook"],
};

/** What moves only while a server starts, drains or is at fault; the tests of the registry move it. */
const MOVED_ELSEWHERE = [
  "process_start_time_seconds",
  "superego_audit_queue",
  'superego_http_requests_total{status="5xx"}',
  'superego_limited_total{limit="connections"}',
  "superego_ready",
];
const REGISTRY = Deno.readTextFileSync(`${ROOT}tests/metrics/registry_test.ts`);

async function until(
  holds: () => Promise<boolean> | boolean,
  otherwise: () => string,
): Promise<void> {
  for (let tries = 0; tries < 480; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  assert.fail(otherwise());
}

async function firing({ query }: Watched): Promise<readonly string[]> {
  const found = await query('ALERTS{alertstate="firing"}');
  return found.map(({ metric }) => metric["alertname"] ?? "");
}

/** The ways on which an alert has come. */
function waysOf(
  { told }: Watched,
  { alert, annotations }: (typeof RULES)[number],
): readonly Message["way"][] {
  const summary = new RegExp(
    annotations.summary.split(/\{\{.*?\}\}/).map((piece) =>
      RegExp.escape(piece)
    )
      .join(".+"),
  );
  const ways = told.messages.filter(({ way, text }) =>
    way === "webhook" ? text === alert : summary.test(text)
  ).map(({ way }) => way);
  return [...new Set(ways)].sort();
}

Deno.test("every alert is caused, or it is said why it cannot be", () => {
  assert.deepEqual(
    [...TROUBLES.flatMap(({ alerts }) => alerts), ...Object.keys(NOT_CAUSED)]
      .sort(),
    RULES.map(({ alert }) => alert).sort(),
  );
});

Deno.test({
  name:
    `every alert whose condition can be caused fires, and reaches everybody whom its severity wakes${note}`,
  ignore,
  async fn(test) {
    await using world = await watched();
    await until(
      async () => (await world.query("superego_ready == 1")).length > 0,
      () => "nothing was scraped",
    );
    const answers: string[] = [];
    for (const { alerts, cause } of TROUBLES) {
      answers.push(await world.metrics());
      await test.step(alerts.join(", "), async () => {
        const missing = async () => {
          const now = await firing(world);
          return alerts.filter((name) => !now.includes(name));
        };
        let left: readonly string[] = alerts;
        await until(async () => {
          await cause(world);
          left = await missing();
          return left.length === 0;
        }, () => `${left.join(", ")} did not fire`);
        for (const name of alerts) {
          const rule = RULES.find(({ alert }) => alert === name)!;
          const wanted = WAYS[rule.labels.severity]!;
          await until(
            () => waysOf(world, rule).join() === wanted.join(),
            () => `${name} came by ${waysOf(world, rule).join()} only`,
          );
        }
      });
    }
    await test.step("every metric and label of an alert or a dashboard moves", () => {
      const still = [...new Set(unmoved(expressions(), answers))].sort();
      assert.deepEqual(still, MOVED_ELSEWHERE);
      for (const one of MOVED_ELSEWHERE) {
        const [, name = "", label = ""] = /^(\w+)(?:\{(.*)\})?$/.exec(one) ??
          [];
        assert.ok(
          REGISTRY.split("\n").some((line) =>
            line.includes(name) && line.includes(label)
          ),
          one,
        );
      }
    });
    assert.deepEqual(world.told.refused, []);
    for (const { way, text, link } of world.told.messages) {
      const anchor = new URL(link).hash.slice(1);
      assert.ok(PAGE.includes(`id="${anchor}"`), `${way}: ${text}: ${link}`);
    }
  },
});
