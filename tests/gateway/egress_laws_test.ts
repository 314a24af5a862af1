/** What the server's thread can reach: the hosts that the settings declare, and no others, whatever the way to them. */
import assert from "node:assert/strict";
import { fillDefaults } from "../../src/config/defaults.ts";
import { gatewayGrants } from "../../src/config/grants.ts";
import { rightsOf } from "../../src/gateway/thread.ts";

/** A thread with the rights of the server's, which does what it is told and says what the runtime said. */
const CODE = `self.onmessage = async ({ data: { act, target } }) => {
  try {
    if (act === "fetch") {
      const response = await fetch(target);
      await response.text();
      postMessage("status " + response.status);
    } else if (act === "resolve") {
      await Deno.resolveDns(target, "A");
      postMessage("resolved");
    } else {
      const [, hostname, port] = /^(.*):(\\d+)$/.exec(target);
      (await Deno.connect({ hostname, port: Number(port) })).close();
      postMessage("connected");
    }
  } catch (error) {
    postMessage(error.constructor.name + (error.cause?.constructor?.name ?? ""));
  }
};`;

type Tell = (act: string, target: string) => Promise<string>;

/** Runs with a declared issuer, a declared Redis, and a server that nobody declares. */
async function inThread(
  work: (
    tell: Tell,
    hosts: {
      issuer: number;
      redis: number;
      collector: number;
      other: number;
    },
  ) => Promise<void>,
): Promise<void> {
  const other = Deno.serve({ port: 0, onListen() {} }, () => new Response("x"));
  const issuer = Deno.serve(
    { port: 0, onListen() {} },
    (request) =>
      new URL(request.url).pathname === "/jwks"
        ? new Response("{}")
        : Response.redirect(`http://127.0.0.1:${other.addr.port}/stolen`),
  );
  const redis = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const collector = Deno.serve(
    { port: 0, onListen() {} },
    () => new Response("{}"),
  );
  const hosts = {
    issuer: issuer.addr.port,
    redis: redis.addr.port,
    collector: collector.addr.port,
    other: other.addr.port,
  };
  const filled = fillDefaults({}, { home: "/nowhere", state_home: null });
  assert.ok(filled.ok);
  const grants = gatewayGrants({
    ...filled.value,
    oidc_issuers: [{
      issuer: `http://127.0.0.1:${hosts.issuer}`,
      audience: "superego",
    }] as never,
    redis_url: `redis://127.0.0.1:${hosts.redis}/0`,
    telemetry_endpoint: `http://127.0.0.1:${hosts.collector}`,
  }, "/");
  const worker = new Worker(
    `data:text/javascript,${encodeURIComponent(CODE)}`,
    {
      type: "module",
      deno: { permissions: rightsOf(grants) },
    } as WorkerOptions,
  );
  const tell: Tell = async (act, target) => {
    const said = Promise.withResolvers<string>();
    worker.onmessage = ({ data }: MessageEvent<string>) => said.resolve(data);
    worker.onerror = (event) => {
      event.preventDefault();
      said.reject(new Error(event.message));
    };
    worker.postMessage({ act, target });
    return await said.promise;
  };
  try {
    await work(tell, hosts);
  } finally {
    worker.terminate();
    redis.close();
    await Promise.all(
      [issuer, other, collector].map((server) => server.shutdown()),
    );
  }
}

Deno.test("the server's thread reaches the declared issuer, Redis and collector", () =>
  inThread(async (tell, { issuer, redis, collector }) => {
    for (const path of [`${issuer}/jwks`, `${collector}/v1/traces`]) {
      assert.equal(
        await tell("fetch", `http://127.0.0.1:${path}`),
        "status 200",
      );
    }
    assert.equal(await tell("connect", `127.0.0.1:${redis}`), "connected");
  }));

Deno.test("the server's thread reaches no other host, port, address of metadata, or name", () =>
  inThread(async (tell, { other }) => {
    const table: readonly (readonly [string, string])[] = [
      ["fetch", `http://127.0.0.1:${other}/`],
      ["fetch", `http://localhost:${other}/`],
      ["fetch", `http://[::1]:${other}/`],
      ["fetch", "http://169.254.169.254/latest/meta-data/"],
      ["fetch", "https://collector.example/"],
      ["connect", `127.0.0.1:${other}`],
      ["connect", "127.0.0.1:6379"],
      ["connect", "192.0.2.1:443"],
      ["resolve", "secret.collector.example"],
    ];
    for (const [act, target] of table) {
      assert.match(await tell(act, target), /NotCapable/, target);
    }
  }));

Deno.test("a redirect of a declared host leads the server's thread nowhere else", () =>
  inThread(async (tell, { issuer }) => {
    const said = await tell("fetch", `http://127.0.0.1:${issuer}/moved`);
    assert.match(said, /NotCapable/);
  }));
