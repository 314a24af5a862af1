/** An alert from its cause to whoever is woken: the server, Prometheus and Alertmanager for real, and a receiver of every kind. */
import assert from "node:assert/strict";
import { environment, freePort, KEY, serve } from "../program.ts";
import { receiver } from "./receiver.ts";

const ROOT = new URL("../../..", import.meta.url).pathname;
const PROGRAMS = ["prometheus", "prometheus-alertmanager"];

async function isInstalled(program: string): Promise<boolean> {
  const { code } = await new Deno.Command("sh", {
    args: ["-c", `command -v ${program}`],
    stdout: "null",
  }).output();
  return code === 0;
}

/** Runs a program until the end of the block. */
function running(
  folder: string,
  program: string,
  args: readonly string[],
): AsyncDisposable {
  const process = new Deno.Command(program, {
    args: [...args],
    clearEnv: true,
    env: environment(folder),
    cwd: folder,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  return {
    async [Symbol.asyncDispose]() {
      try {
        process.kill("SIGKILL");
      } catch {
        // It has ended already.
      }
      await process.status;
    },
  };
}

/** What Prometheus loads: the shipped rules, evaluated every second, on the server at `url`. */
function scraping(url: string, key: string, alertmanager: number): string {
  return JSON.stringify({
    global: { scrape_interval: "1s", evaluation_interval: "1s" },
    rule_files: [`${ROOT}security/monitoring-alerts.yaml`],
    alerting: {
      alertmanagers: [{
        static_configs: [{ targets: [`127.0.0.1:${alertmanager}`] }],
      }],
    },
    scrape_configs: [{
      job_name: "superego",
      authorization: { credentials_file: key },
      static_configs: [{ targets: [new URL(url).host] }],
    }],
  });
}

/** Alertmanager's routes: everything to every kind of receiver. */
function routing(port: number): string {
  const url = `http://127.0.0.1:${port}`;
  return JSON.stringify({
    route: {
      receiver: "all",
      group_by: ["alertname"],
      group_wait: "0s",
      group_interval: "1s",
    },
    receivers: [{
      name: "all",
      webhook_configs: [{ url: `${url}/webhook` }],
      slack_configs: [{
        api_url: `${url}/slack`,
        channel: "#guard",
        title: "{{ .CommonAnnotations.summary }}",
      }],
      pagerduty_configs: [{ url: `${url}/pagerduty`, routing_key: "key" }],
    }],
  });
}

Deno.test({
  name:
    "an alert of the shipped rules reaches a webhook, Slack and PagerDuty once its cause is there, and not before",
  ignore: !(await Promise.all(PROGRAMS.map(isInstalled))).every(Boolean),
  async fn() {
    const folder = await Deno.makeTempDir();
    try {
      await using server = await serve(folder, {
        SUPEREGO_API_KEY: KEY,
        SUPEREGO_STATE_DIR: `${folder}/state`,
      });
      await using woken = receiver();
      const [port, web] = [freePort(), freePort()];
      await Deno.writeTextFile(`${folder}/key`, KEY);
      await Deno.writeTextFile(`${folder}/routes.yml`, routing(woken.port));
      await Deno.writeTextFile(
        `${folder}/prometheus.yml`,
        scraping(server.url, `${folder}/key`, port),
      );
      await using _alertmanager = running(
        folder,
        "prometheus-alertmanager",
        [
          `--config.file=${folder}/routes.yml`,
          `--storage.path=${folder}/alertmanager`,
          `--web.listen-address=127.0.0.1:${port}`,
          "--cluster.listen-address=",
        ],
      );
      await using _prometheus = running(folder, "prometheus", [
        `--config.file=${folder}/prometheus.yml`,
        `--storage.tsdb.path=${folder}/data`,
        `--web.listen-address=127.0.0.1:${web}`,
      ]);
      const scraped = () =>
        asked(
          `http://127.0.0.1:${web}/api/v1/query?query=superego_audit_displaced_total`,
        );
      await until(
        async () => (await scraped()).length > 0,
        "nothing was scraped",
      );
      assert.deepEqual(woken.seen(), []);

      // Somebody empties the record while the server writes to it.
      const evaluate = () =>
        fetch(`${server.url}/v1/evaluate`, {
          method: "POST",
          headers: {
            Authorization: `Bearer ${KEY}`,
            "Content-Type": "application/json",
          },
          body: JSON.stringify({
            tool_name: "Bash",
            parameters: { command: "ls" },
          }),
        }).then((response) => response.text());
      await evaluate();
      await Deno.truncate(`${folder}/state/audit.jsonl`);
      await until(async () => {
        await evaluate();
        return ["/pagerduty", "/slack", "/webhook"].every((path) =>
          woken.seen().some((one) =>
            one.path === path &&
            one.body.includes("Somebody changed the record")
          )
        );
      }, () => `woken by ${JSON.stringify(woken.seen())}`);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});

async function asked(url: string): Promise<readonly unknown[]> {
  try {
    const answer = await (await fetch(url)).json() as {
      data?: { result?: readonly unknown[] };
    };
    return answer.data?.result ?? [];
  } catch {
    // It has not started yet.
    return [];
  }
}

async function until(
  holds: () => Promise<boolean>,
  otherwise: string | (() => string),
): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  assert.fail(typeof otherwise === "string" ? otherwise : otherwise());
}
