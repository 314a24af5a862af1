/** A real server under every kind of trouble, watched by the shipped Prometheus and Alertmanager configuration. */
import { stringify } from "yaml";
import { environment, freePort, program, run, serve } from "../program.ts";
import { type RedisServer, startRedis } from "../../limit/redis_server.ts";
import { ROOT } from "../stack/compose.ts";
import { adapted, running } from "../stack/programs.ts";
import { type Receivers, receivers } from "./receivers.ts";

/** The key of an agent that may do everything but administer. */
export const KEY = "e2e-Vq7zR2mXw9TkLc4HsPb6YdN1";

/** Rules of which one cannot be evaluated, since its pattern runs out of time. */
const RULES = {
  rules: [
    {
      id: "denied",
      priority: 1,
      action: "deny",
      reason: "no",
      conditions: { tool_name: "Denied" },
    },
    {
      id: "acts",
      priority: 1,
      action: "allow",
      reason: "so that it is worked out what a command would do",
      conditions: { facts: { git: { remote: true } } },
    },
    {
      id: "hangs",
      priority: 2,
      action: "deny",
      reason: "no",
      conditions: {
        tool_name: "Hangs",
        parameters: { text: { type: "regex", pattern: "^(?=a)(a+)+$" } },
      },
    },
  ],
};

/** What surrounds the server. */
export interface Watched extends AsyncDisposable {
  readonly folder: string;
  readonly url: string;
  readonly told: Receivers;
  readonly redis: RedisServer;
  /** The key of a second agent. */
  readonly other: string;
  /** Makes a key that ends within three days. */
  ending(): Promise<unknown>;
  /** Ends the server. */
  kill(): Promise<void>;
  /** Prometheus' answer to a query: each series with its value. */
  query(
    expression: string,
  ): Promise<readonly { readonly metric: Readonly<Record<string, string>> }[]>;
  /** The server's metrics as they stand. */
  metrics(): Promise<string>;
}

/** Starts all of it; unless the times are to be as shipped, they are cut, and the rest of each rule stays. */
export async function watched(
  { asShipped = false }: { readonly asShipped?: boolean } = {},
): Promise<Watched> {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  const stack = new AsyncDisposableStack();
  stack.defer(() => Deno.remove(folder, { recursive: true }));
  const put = async (name: string, text: string) => {
    await Deno.writeTextFile(`${folder}/${name}`, text, { mode: 0o600 });
    return `${folder}/${name}`;
  };
  const state = { SUPEREGO_STATE_DIR: `${folder}/state` };
  const made = async (...args: readonly string[]) => {
    const [command, ...first] = program();
    const { code, out, err } = await run(
      command,
      [...first, "keys", "add", ...args],
      { env: environment(folder, state) },
    );
    if (code !== 0) throw new Error(err);
    return out.trim();
  };
  const other = await made("other", "--scope", "evaluate");
  const scraper = await made("prometheus", "--scope", "metrics");
  const redis = stack.use(await startRedis());
  await put("policy.yaml", stringify(RULES));
  const issuer = `http://127.0.0.1:${freePort()}`;
  await put("issuer", issuer);
  await Deno.copyFile(
    `${ROOT}tests/limit/countries.mmdb`,
    `${folder}/countries.mmdb`,
  );
  const server = stack.use(
    await serve(folder, {
      ...state,
      SUPEREGO_API_KEY: KEY,
      SUPEREGO_POLICY: `${folder}/policy.yaml`,
      SUPEREGO_REDIS_URL: redis.url,
      SUPEREGO_TRUSTED_PROXIES: "127.0.0.1",
      SUPEREGO_COUNTRY_DATABASE: `${folder}/countries.mmdb`,
      SUPEREGO_DENY_COUNTRIES: "JP",
      SUPEREGO_UNKNOWN_COUNTRY: "allow",
      SUPEREGO_OIDC_ISSUERS: JSON.stringify([{
        issuer,
        name: "gone",
        audience: ["superego"],
      }]),
      SUPEREGO_RATE_SESSION: "1",
      SUPEREGO_BURST_SESSION: "1",
      SUPEREGO_BLOCK_AFTER: "400",
      SUPEREGO_ALARM_DENIALS: "5",
    }),
  );
  const told = stack.use(
    receivers({ token: "of-the-webhook", routing_key: "of-pagerduty" }),
  );
  const [alertmanager, web] = [freePort(), freePort()];
  const ways = `http://127.0.0.1:${told.web}`;
  const routes = await adapted(
    `${ROOT}security/monitoring/alertmanager.yml`,
    folder,
    {
      "/run/secrets/slack_url": await put("slack", `${ways}/slack`),
      "/run/secrets/pagerduty_key": await put("pagerduty", "of-pagerduty"),
      "/run/secrets/smtp_password": await put("smtp", "of-mail"),
      "/run/secrets/webhook_token": await put("webhook", "of-the-webhook"),
      "https://events.pagerduty.com/v2/enqueue": `${ways}/pagerduty`,
      "https://hooks.example.com/superego": `${ways}/webhook`,
      "mail.example.com:587": `127.0.0.1:${told.mail}`,
      "smtp_require_tls: true": "smtp_require_tls: false",
      ...asShipped ? {} : {
        "group_wait: 10s": "group_wait: 0s",
        "group_interval: 1m": "group_interval: 1s",
      },
    },
  );
  const rules = await Deno.readTextFile(
    `${ROOT}security/monitoring-alerts.yaml`,
  );
  await put(
    "monitoring-alerts.yaml",
    asShipped ? rules : rules.replace(/^ +for: \w+\n/gm, ""),
  );
  const config = await adapted(
    `${ROOT}security/monitoring/prometheus.yml`,
    folder,
    {
      ...asShipped ? {} : { "15s": "1s", "timeout: 5s": "timeout: 1s" },
      "/run/secrets/prometheus_key": await put("scraper", scraper),
      '"superego:8000", "second:8000"': `"${new URL(server.url).host}"`,
      "127.0.0.1:9090": `127.0.0.1:${web}`,
      "alertmanager:9093": `127.0.0.1:${alertmanager}`,
    },
  );
  stack.use(running(folder, "prometheus-alertmanager", [
    `--config.file=${routes}`,
    `--storage.path=${folder}/alertmanager`,
    `--web.listen-address=127.0.0.1:${alertmanager}`,
    "--cluster.listen-address=",
  ]));
  stack.use(running(folder, "prometheus", [
    `--config.file=${config}`,
    `--storage.tsdb.path=${folder}/data`,
    `--web.listen-address=127.0.0.1:${web}`,
  ]));
  return {
    folder,
    url: server.url,
    told,
    redis,
    other,
    ending: () => made("ending", "--days", "3", "--another"),
    kill: () => server.kill(),
    async query(expression) {
      try {
        const answer = await fetch(
          `http://127.0.0.1:${web}/api/v1/query?query=${
            encodeURIComponent(expression)
          }`,
        );
        return (await answer.json()).data?.result ?? [];
      } catch {
        // It has not started yet.
        return [];
      }
    },
    async metrics() {
      const headers = { Authorization: `Bearer ${scraper}` };
      return await (await fetch(`${server.url}/metrics`, { headers })).text();
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
