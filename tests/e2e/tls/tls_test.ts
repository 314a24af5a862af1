/** The server with TLS, asked by curl and openssl. */
import assert from "node:assert/strict";
import { inFolder } from "../../cli/process.ts";
import { until } from "../faults/until.ts";
import { environment, KEY, program, run, serve } from "../program.ts";
import { certify, type Files, speaking } from "./certificates.ts";

const tools = await Promise.all(
  ["curl", "openssl"].map((tool) =>
    new Deno.Command(tool, {
      args: ["version"],
      stdout: "null",
      stderr: "null",
    })
      .output().then(() => true, () => false)
  ),
);
const ignore = tools.includes(false);
const note = ignore ? " (not run: curl or openssl is not installed)" : "";

function test(name: string, body: (home: string) => Promise<void>): void {
  Deno.test({ name: `${name}${note}`, ignore }, () => inFolder(body));
}

const tool = (command: string, args: readonly string[]) =>
  run(command, args, { env: { PATH: Deno.env.get("PATH") ?? "" } });

async function curl(url: string, { ca }: Files, more: readonly string[] = []) {
  const args = ["-s", "-i", "--max-time", "30", "--cacert", ca, ...more, url];
  return await tool("curl", args);
}

const withKey = ["-H", `Authorization: Bearer ${KEY}`];

async function subject(url: string, { ca }: Files): Promise<string> {
  const { out } = await tool("openssl", [
    ...["s_client", "-connect", new URL(url).host, "-CAfile", ca],
    ...["-verify_return_error", "-servername", "localhost"],
  ]);
  return /subject=.*CN ?= ?(\S+)/.exec(out)?.[1] ?? "";
}

test("curl is answered over TLS, and told to come back over TLS alone", async (home) => {
  const files = await certify(home, "one");
  await using server = await serve(home, {
    SUPEREGO_API_KEY: KEY,
    ...speaking(files),
  });
  const { out } = await curl(`${server.url}/v1/evaluate`, files, [
    ...withKey,
    ...["-H", "Content-Type: application/json"],
    ...["-d", '{"tool_name":"Read","parameters":{"file_path":"a"}}'],
  ]);
  assert.match(out, /^HTTP\/1\.1 200 /);
  assert.match(out, /strict-transport-security: max-age=\d{8}/i);
  assert.match(out, /"action":/);
  const plain = await curl(server.url.replace("https", "http"), files);
  assert.match(plain.out, /^HTTP\/1\.1 400 [\s\S]*https:\/\//);
  const stranger = await tool("curl", ["-s", `${server.url}/healthz`]);
  assert.equal(stranger.code, 60, "an authority that is not known");
  const metrics = await curl(`${server.url}/metrics`, files, withKey);
  assert.match(metrics.out, /superego_tls_refused_total\{reason="plain"\} 1/);
  const end = /certificate_end_timestamp_seconds (\d+)/.exec(metrics.out)?.[1];
  assert.ok(Number(end) * 1000 > Date.now());
});

test("an answer over plain HTTP does not speak of TLS", async (home) => {
  await using server = await serve(home);
  const { headers, body } = await fetch(`${server.url}/healthz`);
  await body?.cancel();
  assert.equal(headers.get("strict-transport-security"), null);
});

test("no old version and no weak cipher is spoken", async (home) => {
  const files = await certify(home, "one");
  await using server = await serve(home, {
    SUPEREGO_API_KEY: KEY,
    ...speaking(files),
  });
  const shake = async (...args: readonly string[]) =>
    (await tool("openssl", [
      ...["s_client", "-connect", new URL(server.url).host, ...args],
    ])).out;
  for (
    const refused of [
      ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"],
      ["-tls1", "-cipher", "ALL:@SECLEVEL=0"],
      ["-tls1_2", "-cipher", "AES128-SHA:AES256-GCM-SHA384:@SECLEVEL=0"],
      ["-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0"],
    ]
  ) {
    assert.match(await shake(...refused), /Cipher is \(NONE\)/, refused.join());
  }
  assert.match(await shake("-tls1_2"), /ECDHE-ECDSA-AES256-GCM-SHA384/);
  assert.match(await shake("-tls1_3"), /TLS_AES_256_GCM_SHA384/);
});

test("`superego health` asks over TLS", async (home) => {
  const files = await certify(home, "one");
  const env = { SUPEREGO_API_KEY: KEY, ...speaking(files) };
  await using server = await serve(home, env);
  const [command, ...args] = program();
  const health = (more: Readonly<Record<string, string>>) =>
    run(command, [...args, "health", "--listen", new URL(server.url).host], {
      env: environment(home, more),
    });
  // Machines that have authorities of their own name them in this variable.
  const { code, out } = await health({ ...env, NODE_EXTRA_CA_CERTS: files.ca });
  assert.equal(code, 0);
  assert.match(out, /"status":"ready"/);
  assert.equal((await health({})).code, 1, "without TLS it is refused");
});

test("a pair that is replaced comes into force, and half of one does not", async (home) => {
  const [one, two] = [await certify(home, "one"), await certify(home, "two")];
  const files = {
    ca: one.ca,
    certificate: `${home}/tls.crt`,
    key: `${home}/tls.key`,
  };
  const put = async (from: string, to: string) => {
    await Deno.copyFile(from, `${to}.new`);
    await Deno.rename(`${to}.new`, to);
  };
  await put(one.certificate, files.certificate);
  await put(one.key, files.key);
  await using server = await serve(home, {
    SUPEREGO_API_KEY: KEY,
    ...speaking(files),
  });
  assert.equal(await subject(server.url, one), "one");
  await put(two.certificate, files.certificate);
  const count = async (result: string) => {
    const { out } = await curl(`${server.url}/metrics`, one, withKey);
    const text = `superego_tls_reloads_total{result="${result}"}`;
    return Number(out.split(`${text} `)[1]?.split("\n")[0] ?? 0);
  };
  await until(async () => await count("failure") > 0, "half of the pair");
  assert.equal(await subject(server.url, one), "one");
  await put(two.key, files.key);
  await until(async () => await subject(server.url, two) === "two", "the pair");
});

for (const [mode, starts] of [[0o600, true], [0o644, false]] as const) {
  test(
    `in production an address that others reach ${
      starts ? "is fine with TLS" : "is refused with a key that others may read"
    }`,
    async (home) => {
      const files = await certify(home, "one");
      await Deno.chmod(files.key, mode);
      const [command, ...args] = program();
      const child = new Deno.Command(command, {
        args: [...args, "serve", "--listen", "0.0.0.0:0"],
        clearEnv: true,
        env: environment(home, {
          SUPEREGO_API_KEY: KEY,
          SUPEREGO_PRODUCTION: "true",
          ...speaking(files),
        }),
        stdin: "null",
        stdout: "piped",
        stderr: "piped",
      }).spawn();
      const told = { out: "", err: "" };
      const hear = async (
        name: "out" | "err",
        from: ReadableStream<Uint8Array>,
      ) => {
        for await (const text of from.pipeThrough(new TextDecoderStream())) {
          told[name] += text;
        }
      };
      const heard = [hear("out", child.stdout), hear("err", child.stderr)];
      let ended = false;
      child.status.then(() => ended = true);
      await until(
        () => ended || told.out.includes("A first call"),
        "an outcome",
      );
      assert.equal(ended, !starts, told.err);
      if (starts) {
        assert.match(told.out, /https:\/\/127\.0\.0\.1:\d+/);
        child.kill("SIGTERM");
      } else assert.match(told.err, /SETUP-009/);
      await child.status;
      await Promise.all(heard);
    },
  );
}
