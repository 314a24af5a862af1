/** The shipped nginx, for real, with TLS in front of two real servers in the hardened configuration. */
import assert from "node:assert/strict";
import { parse } from "yaml";
import { until } from "../faults/until.ts";
import {
  environment,
  freePort,
  program,
  run,
  type Running,
  serve,
} from "../program.ts";
import { certify } from "../tls/certificates.ts";
import { ROOT } from "./compose.ts";
import { adapted, installed, running } from "./programs.ts";

const CONFIG = `${ROOT}security/production-config.yaml`;
const KEY = "e2e-Jw4pZt9xRm6VbQ2hLc8YsN3d";
const ignore = !await installed("nginx", "curl", "openssl");
const note = ignore ? " (not run: nginx, curl or openssl is missing)" : "";

/** What curl has received. */
interface Answer {
  readonly status: number;
  readonly version: string;
  readonly headers: string;
  readonly body: string;
}

interface Behind extends AsyncDisposable {
  readonly port: number;
  readonly folder: string;
  readonly servers: readonly Running[];
  /** Asks through the proxy by curl, with these flags and the bootstrap key unless another is given. */
  ask(path: string, ...flags: readonly string[]): Promise<Answer>;
  /** Makes a key. */
  key(...args: readonly string[]): Promise<string>;
}

const EVALUATE = [
  ...["-H", "Content-Type: application/json"],
  ...["-d", '{"tool_name":"Bash","parameters":{"command":"ls"}}'],
];

async function superego(folder: string, args: readonly string[]) {
  const [command, ...first] = program();
  const env = environment(folder, { SUPEREGO_STATE_DIR: folder });
  return await run(command, [...first, ...args], { env, cwd: folder });
}

/** Two servers with one record, and nginx in front of them. */
async function behindProxy(): Promise<Behind> {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  const stack = new AsyncDisposableStack();
  stack.defer(() => Deno.remove(folder, { recursive: true }));
  await Deno.writeTextFile(`${folder}/key`, KEY, { mode: 0o600 });
  const servers: Running[] = [];
  for (const home of ["first", "second"]) {
    await Deno.mkdir(`${folder}/${home}`);
    servers.push(stack.use(
      await serve(`${folder}/${home}`, {
        SUPEREGO_CONFIG: CONFIG,
        SUPEREGO_STATE_DIR: folder,
        SUPEREGO_API_KEY_FILE: `${folder}/key`,
        SUPEREGO_TRUSTED_PROXIES: "127.0.0.1",
      }),
    ));
  }
  const { ca, certificate, key } = await certify(folder, "proxy");
  const port = freePort();
  const nginx = await adapted(`${ROOT}security/proxy/nginx.conf`, folder, {
    // First, since the other places are in such a folder themselves.
    "/tmp/": `${folder}/`,
    "superego:8000": new URL(servers[0]!.url).host,
    "second:8000": new URL(servers[1]!.url).host,
    "listen 8443": `listen 127.0.0.1:${port}`,
    "/etc/nginx/runbooks.html": `${ROOT}security/proxy/runbooks.html`,
    "/run/secrets/tls_certificate": certificate,
    "/run/secrets/tls_key": key,
    "/dev/std": `${folder}/std`,
  });
  // As root, nginx would give its workers to a user who does not get into this folder.
  const user = Deno.uid() === 0 ? " user root;" : "";
  const proxy = stack.use(
    running(folder, "nginx", ["-c", nginx, "-g", `daemon off;${user}`]),
  );
  const ask = async (path: string, ...flags: readonly string[]) => {
    const keyed = flags.some((flag) => flag.startsWith("Authorization"));
    const { out, err } = await run("curl", [
      ...["-sS", "-m", "60", "--noproxy", "*", "--cacert", ca, "-D", "-"],
      ...keyed ? [] : ["-H", `Authorization: Bearer ${KEY}`],
      ...flags,
      ...["-w", "\n%{http_code} %{http_version}"],
      `https://localhost:${port}${path}`,
    ], { env: environment(folder) });
    const end = out.lastIndexOf("\n");
    const [status, version = ""] = out.slice(end + 1).split(" ");
    const [headers = "", ...body] = out.slice(0, end).split("\r\n\r\n");
    if (status === "000") throw new Error(err);
    return { status: Number(status), version, headers, body: body.join("") };
  };
  await until(
    async () => (await ask("/healthz").catch(() => null))?.status === 200,
    "nginx answers",
  ).catch(async (error) => {
    throw new Error(await proxy.said(), { cause: error });
  });
  return {
    port,
    folder,
    servers,
    ask,
    async key(...args) {
      const { code, out, err } = await superego(folder, ["keys", ...args]);
      assert.equal(code, 0, err);
      return out.trim();
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function bearer(key: string): readonly string[] {
  return ["-H", `Authorization: Bearer ${key}`];
}

function test(name: string, fn: (proxy: Behind) => Promise<void>): void {
  Deno.test({
    name: name + note,
    ignore,
    async fn() {
      await using proxy = await behindProxy();
      await fn(proxy);
    },
  });
}

test("a call gets its verdict through the proxy, over HTTP/2 and over HTTP/1.1", async ({ ask }) => {
  for (const [flag, wanted] of [["--http2", "2"], ["--http1.1", "1.1"]]) {
    const { status, version, body } = await ask(
      "/v1/evaluate",
      flag!,
      ...EVALUATE,
    );
    assert.deepEqual([status, version], [200, wanted]);
    assert.ok(JSON.parse(body).decision_id);
  }
});

test("a server sees the address of who really asks, whatever address that one claims", async ({ ask, key }) => {
  const bound = await key("add", "ci", "--address", "127.0.0.7");
  const from = (address: string, ...claimed: readonly string[]) =>
    ask(
      "/v1/evaluate",
      ...bearer(bound),
      ...["--interface", address],
      ...claimed.flatMap((header) => ["-H", header]),
      ...EVALUATE,
    );
  // The key is found by a server once it has read its file of keys again.
  await until(
    async () => (await from("127.0.0.7")).status === 200,
    "the key is good from its address",
  );
  const forged = [
    "X-Forwarded-For: 127.0.0.7",
    "X-Real-IP: 127.0.0.7",
    "Forwarded: for=127.0.0.7",
  ];
  assert.equal((await from("127.0.0.8", ...forged)).status, 401);
  assert.equal(
    (await from("127.0.0.7", "X-Forwarded-For: 192.0.2.1")).status,
    200,
  );
});

test("every answer has each header of security once, whoever gives it", async ({ ask, folder }) => {
  await Deno.writeTextFile(`${folder}/large`, "x".repeat(1_100_000));
  const large = ["--data-binary", `@${folder}/large`, "-H", "Expect:"];
  for (
    const [path, wanted, ...flags] of [
      ["/v1/evaluate", 200, ...EVALUATE],
      ["/v1/evaluate", 401, ...bearer("wrong"), ...EVALUATE],
      ["/nowhere", 404],
      ["/runbooks", 200],
      ["/metrics", 404],
      ["/v1/admin/config", 404],
      ["/v1/evaluate", 413, ...large],
    ] as const
  ) {
    const { status, headers, body } = await ask(path, ...flags);
    assert.equal(status, wanted, path);
    for (
      const name of [
        "strict-transport-security",
        "x-content-type-options",
        "cache-control",
        "content-security-policy",
      ]
    ) {
      const lines = headers.split("\r\n").filter((line) =>
        line.toLowerCase().startsWith(`${name}:`)
      );
      assert.equal(lines.length, 1, `${path}, ${status}: ${headers}`);
    }
    assert.doesNotMatch(headers, /nginx\/\d/);
    if (status !== 200) assert.equal(JSON.parse(body).status, status);
  }
});

test("a server that ends is passed over, and without any the answer is no verdict", async ({ ask, servers }) => {
  await servers[0]!.kill();
  for (let calls = 0; calls < 20; calls++) {
    const { status } = await ask("/v1/evaluate", ...EVALUATE);
    assert.equal(status, 200);
  }
  await servers[1]!.kill();
  const { status, headers, body } = await ask("/v1/evaluate", ...EVALUATE);
  assert.equal(status, 502);
  assert.match(headers, /application\/problem\+json/);
  assert.equal(JSON.parse(body).status, 502);
});

test("whoever is woken reads the runbooks without a key", async ({ ask }) => {
  const { status, headers, body } = await ask(
    "/runbooks",
    "-H",
    "Authorization:",
  );
  assert.equal(status, 200);
  assert.match(headers, /^content-type: text\/html; charset=utf-8\r?$/im);
  assert.match(body, /<h3 id="no-server-answers">/);
});

test("TLS 1.1, and HTTP without TLS, are refused", async ({ port, folder }) => {
  const env = environment(folder);
  const old = await run("openssl", [
    ...["s_client", "-connect", `127.0.0.1:${port}`, "-tls1_1"],
    ...["-cipher", "DEFAULT@SECLEVEL=0"],
  ], { env });
  assert.notEqual(old.code, 0);
  const plain = await run("curl", [
    ...["-sS", "-m", "60", "--noproxy", "*", "-w", "\n%{http_code}"],
    `http://127.0.0.1:${port}/healthz`,
  ], { env });
  assert.equal(plain.out.split("\n").at(-1), "400");
});

Deno.test("the proxy's time-outs, sizes and limits agree with those of the servers", () => {
  const config = parse(Deno.readTextFileSync(CONFIG));
  const policies = parse(
    Deno.readTextFileSync(`${ROOT}security/security-policies.yaml`),
  );
  const nginx = Deno.readTextFileSync(`${ROOT}security/proxy/nginx.conf`);
  const said = (pattern: RegExp) => Number(pattern.exec(nginx)?.[1]);
  const seconds = (name: string) =>
    said(new RegExp(`\\b${name} (\\d+)s;`)) * 1000;
  assert.equal(seconds("client_header_timeout"), config.headers_timeout_ms);
  assert.equal(seconds("client_body_timeout"), config.request_timeout_ms);
  assert.equal(
    said(/client_max_body_size (\d+)m;/) * 2 ** 20,
    config.max_body_bytes,
  );
  assert.equal(
    said(/large_client_header_buffers 4 (\d+)k;/) * 4 * 1024,
    config.max_header_bytes,
  );
  // A server must not close the connection that the proxy is about to use.
  assert.ok(
    said(/keepalive 64;\s+keepalive_timeout (\d+)s;/) * 1000 <
      config.idle_timeout_ms,
  );
  assert.ok(seconds("proxy_read_timeout") > config.review_deadline_ms);
  assert.equal(said(/rate=(\d+)r/), policies.limits.rate_address);
  assert.equal(said(/burst=(\d+)/), policies.limits.burst_address);
  assert.equal(
    said(/limit_conn connections (\d+)/),
    policies.network.max_connections_per_address,
  );
  assert.ok(
    parse(Deno.readTextFileSync(CONFIG)).allowed_hosts.includes("superego"),
  );
});
