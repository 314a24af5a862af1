/** Tests of the rights of the server's thread, from inside it. */
import assert from "node:assert/strict";
import { loadConfig } from "../../src/config/load.ts";
import type { Settings } from "../../src/config/schema.ts";
import { postureText } from "../../src/gateway/posture.ts";
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

Deno.test("probe() sees every forbidden act refused inside the server's thread", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const report = await probe(await settingsIn(folder), "1.0.0");
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
    assert.doesNotMatch(postureText(report), /ALLOWED/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("probe() does not call forbidden what the settings allow", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const report = await probe(
      await settingsIn(folder, { SUPEREGO_PROJECT_POLICY: "true" }),
      "1.0.0",
    );
    assert.ok(report.grants.read.includes("/"));
    assert.ok(report.server.every(({ kind }) => kind !== "read"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
