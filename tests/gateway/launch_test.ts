/** Tests of starting, of refusing to start, and of coming to an end. */
import assert from "node:assert/strict";
import { superego } from "../cli/process.ts";
import { startThread } from "../../src/gateway/thread.ts";
import { drop, freePort, KEY, until, withServer } from "./process.ts";

async function inFolder(run: (folder: string) => Promise<void>) {
  const folder = await Deno.realPath(await Deno.makeTempDir());
  try {
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  Deno.test(`serve drains on ${signal}: the open request is answered, new ones are refused, status 0`, () =>
    inFolder((folder) =>
      withServer(folder, [], async (server) => {
        const body = new TransformStream<Uint8Array, Uint8Array>();
        const writer = body.writable.getWriter();
        const open = server.ask("/v1/evaluate", undefined, {
          method: "POST",
          body: body.readable,
        });
        await writer.write(new TextEncoder().encode('{"tool_name": "Read", '));
        await new Promise((resolve) => setTimeout(resolve, 200));
        server.process.kill(signal);
        await until(() => server.written().err.includes("Stopping"));
        await assert.rejects(fetch(`${server.url}/healthz`));
        await writer.write(
          new TextEncoder().encode('"parameters": {"file_path": "/tmp/x"}}'),
        );
        await writer.close();
        const response = await open;
        assert.equal(response.status, 200);
        const verdict = await response.json();
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
      const body = new TransformStream<Uint8Array, Uint8Array>();
      const writer = body.writable.getWriter();
      const open = server.ask("/v1/evaluate", undefined, {
        method: "POST",
        body: body.readable,
      });
      open.catch(() => {});
      await writer.write(new TextEncoder().encode("{"));
      await new Promise((resolve) => setTimeout(resolve, 200));
      const began = performance.now();
      server.process.kill("SIGTERM");
      assert.equal((await server.process.status).code, 0);
      assert.ok(performance.now() - began < 3_000);
      await writer.abort().catch(() => {});
      await assert.rejects(open);
    }, { SUPEREGO_API_KEY: KEY, SUPEREGO_SHUTDOWN_DEADLINE_MS: "300" })
  ));

Deno.test("serve ends at once on a second signal", () =>
  inFolder((folder) =>
    withServer(folder, [], async (server) => {
      const body = new TransformStream<Uint8Array, Uint8Array>();
      const writer = body.writable.getWriter();
      const open = server.ask("/v1/evaluate", undefined, {
        method: "POST",
        body: body.readable,
      });
      open.catch(() => {});
      await writer.write(new TextEncoder().encode("{"));
      await new Promise((resolve) => setTimeout(resolve, 200));
      server.process.kill("SIGTERM");
      await until(() => server.written().err.includes("Stopping"));
      const began = performance.now();
      server.process.kill("SIGTERM");
      assert.equal((await server.process.status).code, 1);
      assert.ok(performance.now() - began < 2_000);
      await writer.abort().catch(() => {});
      await assert.rejects(open);
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
      const report = await (await server.ask("/v1/posture")).json();
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
  ], /SERVE-00\d/],
  [
    "an audit file that is a device",
    {},
    ["--audit", "/dev/full"],
    /SERVE-00\d/,
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

Deno.test("startThread() tells of a thread that fails", async () => {
  const died = Promise.withResolvers<string>();
  const thread = startThread({ read: [], write: [], net: [] }, {
    heard: (message) => died.reject(new Error(message.say)),
    died: (message) => died.resolve(message),
  });
  thread.say({ say: "start", orders: null as never });
  assert.match(await died.promise, /null|orders|read/i);
  thread.end();
});
