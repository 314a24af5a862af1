/** Tests of starting, of refusing to start, and of coming to an end. */
import assert from "node:assert/strict";
import { SETTINGS } from "../../src/config/schema.ts";
import { superego } from "../cli/process.ts";
import { readAll, readUntil, statuses, write } from "../http/sockets.ts";
import {
  drop,
  freePort,
  KEY,
  type Started,
  until,
  withServer,
} from "./process.ts";

async function inFolder(run: (folder: string) => Promise<void>) {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  try {
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const BODY = '{"tool_name": "Read", "parameters": {"file_path": "/tmp/x"}}';

/** A call whose headers the server has read, and whose body it waits for. */
async function openCall({ url }: Started): Promise<Deno.Conn> {
  const { hostname, port } = new URL(url);
  const connection = await Deno.connect({ hostname, port: Number(port) });
  await write(
    connection,
    [
      "POST /v1/evaluate HTTP/1.1",
      `Host: ${hostname}:${port}`,
      `Authorization: Bearer ${KEY}`,
      "Content-Type: application/json",
      `Content-Length: ${BODY.length}`,
      "Expect: 100-continue",
      "Connection: close",
      "\r\n",
    ].join("\r\n"),
  );
  const said = await readUntil(connection, (text) => /100 Continue/.test(text));
  assert.match(said, /^HTTP\/1\.1 100 Continue/);
  return connection;
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  Deno.test(`serve drains on ${signal}: the open request is answered, new ones are refused, status 0`, () =>
    inFolder((folder) =>
      withServer(folder, [], async (server) => {
        using connection = await openCall(server);
        await write(connection, BODY.slice(0, 20));
        server.process.kill(signal);
        await until(() => server.written().err.includes("Stopping"));
        await assert.rejects(fetch(`${server.url}/healthz`));
        await write(connection, BODY.slice(20));
        const answer = await readAll(connection);
        assert.deepEqual(statuses(answer), [200]);
        const verdict = JSON.parse(answer.split("\r\n\r\n")[1] ?? "");
        assert.equal((await server.process.status).code, 0);
        const audit = await Deno.readTextFile(`${folder}/state/audit.jsonl`);
        assert.ok(
          audit.includes(verdict.decision_id),
          "the last answer was recorded",
        );
      })
    ));
}

Deno.test("serve cuts off what is still open at the deadline, with status 0", () =>
  inFolder((folder) =>
    withServer(folder, [], async (server) => {
      using connection = await openCall(server);
      const began = performance.now();
      server.process.kill("SIGTERM");
      assert.equal((await server.process.status).code, 0);
      assert.ok(
        performance.now() - began < SETTINGS.shutdown_deadline_ms.default / 2,
      );
      assert.equal(await readAll(connection), "");
    }, { SUPEREGO_API_KEY: KEY, SUPEREGO_SHUTDOWN_DEADLINE_MS: "300" })
  ));

Deno.test("serve ends at once on a second signal", () =>
  inFolder((folder) =>
    withServer(folder, [], async (server) => {
      using connection = await openCall(server);
      server.process.kill("SIGTERM");
      await until(() => server.written().err.includes("Stopping"));
      server.process.kill("SIGTERM");
      assert.equal((await server.process.status).code, 1);
      assert.equal(await readAll(connection), "");
    })
  ));

Deno.test("serve without any key makes one, prints it once with a call, and keeps it", () =>
  inFolder(async (folder) => {
    let key = "";
    await withServer(folder, [], async (server) => {
      await until(() => server.written().out.includes("A first call:"));
      key = /API key \(shown once\): (\S+)/.exec(server.written().out)?.[1] ??
        "";
      assert.match(
        server.written().out,
        new RegExp(`curl -s ${server.url}/v1/evaluate.*${key}`),
      );
      assert.ok(
        await drop(
          await fetch(`${server.url}/v1/rules`, {
            headers: { "X-API-Key": key },
          }),
        ),
      );
    }, {});
    await withServer(folder, [], async (server) => {
      await until(() => server.written().out.includes("A first call:"));
      assert.ok(!server.written().out.includes("shown once"));
      assert.ok(!server.written().out.includes(key));
      assert.match(server.written().out, /hashes in .*keys\.json/);
      assert.ok(
        await drop(
          await fetch(`${server.url}/v1/rules`, {
            headers: { "X-API-Key": key },
          }),
        ),
      );
    }, {});
  }));

Deno.test("serve proves its posture to whoever may read it", () =>
  inFolder((folder) =>
    withServer(folder, [], async (server) => {
      const ask = async () => await (await server.ask("/v1/posture")).json();
      let report = await ask();
      // The launcher tries its own rights while the server answers already.
      for (let tries = 0; tries < 600 && report.launcher.length < 9; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        report = await ask();
      }
      assert.ok(report.ok, JSON.stringify(report));
      assert.deepEqual(report.grants.write, [`${folder}/state`]);
      assert.deepEqual(report.grants.net, [new URL(server.url).host]);
      for (const side of ["server", "launcher"]) {
        assert.equal(report[side].length, 9, side);
      }
    })
  ));

const refusals: readonly (readonly [
  string,
  Record<string, string>,
  readonly string[],
  RegExp,
])[] = [
  ["an address that is taken", {}, ["--listen", "TAKEN"], /Cannot listen/],
  [
    "no key where others can reach it",
    { SUPEREGO_API_KEY: "" },
    [],
    /SUPEREGO_API_KEY.*empty/,
  ],
  [
    "a policy that is not there",
    {},
    ["--policy", "/none.yaml"],
    /none\.yaml.*does not exist/s,
  ],
  ["an audit file in a place that cannot be made", {}, [
    "--audit",
    "/proc/none/a.jsonl",
  ], /AUDIT-009/],
  [
    "an audit file that is a device",
    {},
    ["--audit", "/dev/full"],
    /AUDIT-009/,
  ],
  [
    "a weak key",
    { SUPEREGO_API_KEY: "aaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
    [],
    /weak/,
  ],
  [
    "a variable that loosens the runtime",
    { DENO_TRUST_PROXY_HEADERS: "1" },
    [],
    /DENO_TRUST_PROXY_HEADERS/,
  ],
  [
    "a variable that is no setting",
    { SUPEREGO_LISTNE: "x" },
    [],
    /SUPEREGO_LISTEN/,
  ],
];
for (const [what, env, flags, message] of refusals) {
  Deno.test(`serve refuses to start with ${what}: status 1, in words`, () =>
    inFolder(async (folder) => {
      using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
      const listen = flags.includes("--listen")
        ? []
        : ["--listen", `127.0.0.1:${freePort()}`];
      const { code, out, err } = await superego({
        args: [
          "serve",
          ...listen,
          ...flags.map((flag) =>
            flag === "TAKEN" ? `127.0.0.1:${taken.addr.port}` : flag
          ),
        ],
        env: {
          SUPEREGO_STATE_DIR: `${folder}/state`,
          SUPEREGO_API_KEY: KEY,
          ...env,
        },
      });
      assert.equal(code, 1, err);
      assert.match(err, message);
      assert.equal(out, "");
    }));
}
