/** start.sh, with a Compose that only notes what it is asked, and the real Valkey or Redis reading the users that it makes. */
import assert from "node:assert/strict";
import { until } from "../faults/until.ts";
import { environment, freePort, run, serve } from "../program.ts";
import { ROOT } from "./compose.ts";
import { adapted, installed, running } from "./programs.ts";

const isRoot = Deno.uid() === 0;
const KEY = "e2e-Bn6xRk3vTq9ZmW4hLp8YcS2d";

/** Notes its arguments; prints a key where one is made. */
const NOTING = `#!/bin/sh
echo "$*" >>"$(dirname "$0")/asked"
case " $* " in *" keys add "*) echo sgk_made ;; esac
`;

interface Checkout extends AsyncDisposable {
  readonly folder: string;
  start(...args: readonly string[]): Promise<string>;
  asked(): Promise<readonly string[]>;
}

async function checkout(): Promise<Checkout> {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  await Deno.mkdir(`${folder}/security`);
  await Deno.copyFile(
    `${ROOT}security/start.sh`,
    `${folder}/security/start.sh`,
  );
  await Deno.writeTextFile(`${folder}/compose`, NOTING, { mode: 0o755 });
  return {
    folder,
    async start(...args) {
      const { code, err } = await run("sh", ["security/start.sh", ...args], {
        env: environment(folder, { COMPOSE: `${folder}/compose` }),
        cwd: folder,
      });
      assert.equal(code, 0, err);
      return err;
    },
    asked: async () =>
      (await Deno.readTextFile(`${folder}/asked`)).trim().split("\n"),
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

function test(name: string, fn: () => Promise<void>, also = true): void {
  const note = isRoot ? "" : " (not run: it needs root)";
  Deno.test({ name: name + note, ignore: !isRoot || !also, fn });
}

test("start.sh makes the key, for the server alone, and brings the hardened server up", async () => {
  await using own = await checkout();
  await own.start();
  const { uid, mode } = await Deno.stat(`${own.folder}/superego.key`);
  assert.deepEqual([uid, mode! & 0o777], [65532, 0o400]);
  assert.deepEqual(await own.asked(), [
    "-f docker-compose.yml -f security/docker-compose.security.yml up --detach --wait --build",
  ]);
});

test("`full` makes each secret for the one service that reads it, and says which it cannot make", async () => {
  await using own = await checkout();
  const said = await own.start("full", "--no-build");
  const secrets = [...Deno.readDirSync(`${own.folder}/security/secrets`)];
  const readers = Object.fromEntries(secrets.map(({ name }) => {
    const { uid, mode, size } = Deno.statSync(
      `${own.folder}/security/secrets/${name}`,
    );
    assert.equal(mode! & 0o777, 0o400, name);
    assert.ok(size > 0, name);
    return [name, uid];
  }));
  assert.deepEqual(readers, {
    grafana_password: 472,
    pagerduty_key: 65534,
    prometheus_key: 65534,
    slack_url: 65534,
    smtp_password: 65534,
    tls_certificate: 101,
    tls_key: 101,
    valkey_password: 65532,
    valkey_users: 999,
    webhook_token: 65534,
  });
  for (
    const name of [
      "slack_url",
      "pagerduty_key",
      "smtp_password",
      "webhook_token",
    ]
  ) assert.match(said, new RegExp(`into security/secrets/${name};`));
  const [made, up] = await own.asked();
  assert.match(
    made!,
    /--env-file security\/full.env .* keys add prometheus --scope metrics$/,
  );
  assert.match(
    up!,
    /--env-file security\/full.env .* up --detach --wait --no-build$/,
  );
});

test("a second start keeps every secret, and asks for nothing that was filled in", async () => {
  await using own = await checkout();
  await own.start("full");
  const folder = `${own.folder}/security/secrets`;
  await Deno.writeTextFile(`${folder}/slack_url`, "https://hooks.slack.com/x");
  const read = () =>
    [...Deno.readDirSync(folder)].map(({ name }) =>
      `${name} ${Deno.readTextFileSync(`${folder}/${name}`)}`
    ).sort();
  const before = read();
  const said = await own.start("full");
  assert.deepEqual(read(), before);
  assert.doesNotMatch(said, /slack_url/);
});

test(
  "servers share their limits through the shipped Valkey as the user that start.sh makes, who may touch nothing else",
  async () => {
    await using own = await checkout();
    await own.start("full");
    const port = freePort();
    const secrets = `${own.folder}/security/secrets`;
    const config = await adapted(
      `${ROOT}security/proxy/valkey.conf`,
      own.folder,
      {
        "port 6379": `port ${port}`,
        "bind * -::*": "bind 127.0.0.1",
        "/run/secrets/valkey_users": `${secrets}/valkey_users`,
      },
    );
    await using valkey = running(own.folder, "redis-server", [config]);
    const password = (await Deno.readTextFile(`${secrets}/valkey_password`))
      .trim();
    const speak = async (...words: readonly string[]) => {
      const { out, err } = await run("redis-cli", [
        ...["-p", String(port), "--user", "superego", "--pass", password],
        ...["--no-auth-warning", ...words],
      ], { env: environment(own.folder) });
      return (out + err).trim();
    };
    await until(
      async () => (await speak("ping")) === "PONG",
      "the user may log in",
    ).catch(async (error) => {
      throw new Error(await valkey.said(), { cause: error });
    });
    await using server = await serve(own.folder, {
      SUPEREGO_STATE_DIR: `${own.folder}/state`,
      SUPEREGO_API_KEY: KEY,
      SUPEREGO_REDIS_URL: `redis://127.0.0.1:${port}/0`,
      SUPEREGO_REDIS_USER: "superego",
      SUPEREGO_REDIS_PASSWORD_FILE: `${secrets}/valkey_password`,
    });
    const headers = { Authorization: `Bearer ${KEY}` };
    await until(async () => {
      const asked = await fetch(`${server.url}/v1/rules`, { headers });
      await asked.body?.cancel();
      const metrics = await fetch(`${server.url}/metrics`, { headers });
      return /^superego_limits_shared 1$/m.test(await metrics.text());
    }, "the limits are shared");
    assert.match(await speak("set", "other", "1"), /NOPERM/);
    assert.match(await speak("config", "get", "*"), /NOPERM/);
    assert.match(await speak("flushall"), /NOPERM/);
    const stranger = await run("redis-cli", ["-p", String(port), "get", "x"], {
      env: environment(own.folder),
    });
    assert.match(stranger.out + stranger.err, /NOAUTH/);
  },
  await installed("redis-server", "redis-cli"),
);
