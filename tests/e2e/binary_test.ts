/** Tests of the finished binary: how it was built, and that the same sources give the same bytes. */
import assert from "node:assert/strict";
import { IGNORED } from "../../src/config/environment.ts";
import { BINARY_GRANTS } from "../../src/config/grants.ts";
import { VERSION } from "../../src/config/version.ts";
import { compile, V8_FLAGS } from "../repo/compile.ts";
import { readBaked } from "./baked.ts";

const ROOT = decodeURIComponent(new URL("../..", import.meta.url).pathname)
  .replace(/\/$/, "");
const BINARY = `${ROOT}/dist/superego`;

async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
) {
  const { code, stdout, stderr } = await new Deno.Command(BINARY, {
    args: [...args],
    env: { ...env },
    clearEnv: true,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, out: text(stdout), err: text(stderr) };
}

Deno.test("the binary has exactly the rights of the table", async () => {
  const { permissions } = readBaked(await Deno.readFile(BINARY));
  for (const { kind, allow } of BINARY_GRANTS) {
    if (kind === "import") continue;
    const baked = permissions[`allow_${kind}`] ?? null;
    const wanted = allow === "all" ? [] : allow.length === 0 ? null : allow;
    assert.deepEqual(baked, wanted, kind);
  }
  assert.deepEqual(permissions["deny_import"], [], "import is denied whole");
  assert.deepEqual(permissions["ignore_env"], IGNORED);
  assert.ok(!permissions["allow_all"]);
});

Deno.test("the binary never asks for rights, and trusts no code cache", async () => {
  const baked = readBaked(await Deno.readFile(BINARY));
  assert.ok(
    baked.permissions["prompt"] === false ||
      baked.permissions["no_prompt"] === true,
  );
  assert.equal(baked.code_cache_key, null);
  // The runtime's exporter would send requests' addresses, unmasked, to a host that no right names.
  const { tracing_enabled, metrics_enabled, console } = baked.otel_config;
  assert.deepEqual([tracing_enabled, metrics_enabled, console], [
    false,
    false,
    "Ignore",
  ]);
  // The runtime puts flags of its own before ours.
  assert.deepEqual(baked.v8_flags?.slice(-V8_FLAGS.length), V8_FLAGS);
});

Deno.test("the binary runs in an empty environment", async () => {
  assert.deepEqual(await run(["--version"]), {
    code: 0,
    out: `superego ${VERSION}\n`,
    err: "",
  });
});

Deno.test("the binary proves its posture", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const { code, out, err } = await run(["posture", "--format", "json"], {
      SUPEREGO_STATE_DIR: folder,
    });
    assert.equal(code, 0, err);
    const report = JSON.parse(out);
    assert.deepEqual(report.grants.read, [`${folder}/keys.json`, folder]);
    assert.ok(
      report.server.every(({ refused }: { refused: boolean }) => refused),
      out,
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

for (
  const name of [
    "DENO_SERVE_ADDRESS",
    "DENO_TRUST_PROXY_HEADERS",
    "SSLKEYLOGFILE",
  ]
) {
  Deno.test(`the binary refuses to serve with ${name}`, async () => {
    const { code, err } = await run(["serve", "--listen", "127.0.0.1:0"], {
      HOME: "/nonexistent",
      // One of them names a file that the runtime would create.
      [name]: "/dev/null",
    });
    assert.equal(code, 1);
    assert.match(err, new RegExp(name));
  });
}

Deno.test("compile() makes the same bytes from the same sources in another folder", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const other = `${folder}/elsewhere/checkout`;
    await Deno.mkdir(other, { recursive: true });
    for (
      const part of [
        "src",
        "security",
        "node_modules",
        "deno.json",
        "deno.lock",
      ]
    ) {
      const copied = await new Deno.Command("cp", {
        args: ["-a", `${ROOT}/${part}`, other],
      }).output();
      // Another Deno at work on the same packages may take its lock away meanwhile.
      const said = new TextDecoder().decode(copied.stderr);
      assert.ok(
        copied.success || /^[^\n]*\.deno\.lock\.poll[^\n]*\n$/.test(said),
        said,
      );
    }
    await compile(ROOT, `${folder}/one`);
    await compile(other, `${folder}/two`);
    assert.equal(await sha256(`${folder}/two`), await sha256(`${folder}/one`));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

async function sha256(path: string): Promise<string> {
  return new Uint8Array(
    await crypto.subtle.digest("SHA-256", await Deno.readFile(path)),
  ).toHex();
}
