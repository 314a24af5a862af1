/** Tests of the rights of the server's thread, from inside it. */
import assert from "node:assert/strict";
import { loadConfig } from "../../src/config/load.ts";
import type { Settings } from "../../src/config/schema.ts";
import { probe } from "../../src/gateway/probe.ts";

async function settingsIn(
  folder: string,
  more: Record<string, string> = {},
): Promise<Settings> {
  const config = await loadConfig({}, {
    variables: { SUPEREGO_STATE_DIR: folder, ...more },
    home: null,
    state_home: null,
    loosening: [],
  });
  assert.ok(config.ok);
  return config.value.settings;
}

async function probed(settings: Settings) {
  const found = await probe(settings, "1.0.0");
  assert.ok(found.ok);
  return found.value;
}

Deno.test("probe() says that there is no place for the record", async () => {
  const found = await probe(await settingsIn("/dev/null/state"), "1.0.0");
  assert.ok(!found.ok);
  assert.deepEqual(found.problems.map(({ id, file }) => [id, file]), [[
    "AUDIT-009",
    "/dev/null/state/audit.jsonl",
  ]]);
});

Deno.test("probe() sees every forbidden act refused inside the server's thread", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const report = await probed(await settingsIn(folder));
    assert.ok(report.ok, JSON.stringify(report, null, 2));
    const kinds = new Set(report.server.map(({ kind }) => kind));
    assert.deepEqual([...kinds], [
      "read",
      "write",
      "net",
      "env",
      "run",
      "ffi",
      "sys",
      "import",
    ]);
    for (const { act, refused, said } of report.server) {
      assert.ok(refused, `${act}: ${said}`);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("probe() does not call forbidden what the settings allow", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const report = await probed(
      await settingsIn(folder, { SUPEREGO_PROJECT_POLICY: "true" }),
    );
    assert.ok(report.grants.read.includes("/"));
    assert.ok(report.server.every(({ kind }) => kind !== "read"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
