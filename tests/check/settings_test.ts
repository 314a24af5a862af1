/** Holds the judgement of settings: each unsafe value is found, the defaults are not. */
import assert from "node:assert/strict";
import { judgeSettings } from "../../src/check/settings.ts";
import { loadConfig } from "../../src/config/load.ts";

async function judge(variables: Record<string, string>) {
  const config = await loadConfig(
    {},
    { variables, home: "/home/me", loosening: [] } as never,
  );
  assert.ok(config.ok, JSON.stringify(config));
  return judgeSettings(config.value).map((
    { id, file, severity },
  ) => [id, file, severity]);
}

Deno.test("judgeSettings() finds each unsafe setting and where it was set", async (t) => {
  const table = [
    [{}, []],
    [{ SUPEREGO_ALLOW_ANONYMOUS_LOOPBACK: "true" }, [[
      "SETUP-001",
      "environment",
      "medium",
    ]]],
    [{ SUPEREGO_ON_UNREACHABLE: "defer" }, [[
      "SETUP-002",
      "environment",
      "high",
    ]]],
    [{ SUPEREGO_LISTEN: "0.0.0.0:8000" }, [[
      "SETUP-003",
      "environment",
      "high",
    ]]],
    [{ SUPEREGO_AUDIT_REDACT: "false" }, [[
      "SETUP-004",
      "environment",
      "medium",
    ]]],
    [{ SUPEREGO_PROFILE: "audit" }, [["SETUP-006", "environment", "medium"]]],
    [{ SUPEREGO_TRUSTED_PROXIES: "::/0" }, [[
      "SETUP-012",
      "environment",
      "high",
    ]]],
    [{ SUPEREGO_CORS_ORIGINS: "https://a.example,*" }, [[
      "SETUP-015",
      "environment",
      "high",
    ]]],
    [{ SUPEREGO_CORS_ORIGINS: "https://a.example" }, []],
    [{ SUPEREGO_REDIS_URL: "redis://redis.internal" }, [[
      "SETUP-016",
      "environment",
      "low",
    ]]],
    [{ SUPEREGO_REDIS_URL: "rediss://redis.internal" }, []],
    [{ SUPEREGO_REDIS_URL: "redis://[::1]:6380" }, []],
    [{ SUPEREGO_LOCKOUT_FAILURES: "0" }, [[
      "SETUP-013",
      "environment",
      "medium",
    ]]],
    [{ SUPEREGO_RATE_ALL: "0", SUPEREGO_RATE_ADDRESS: "0" }, [[
      "SETUP-014",
      "environment",
      "medium",
    ]]],
    [{ SUPEREGO_PROFILE: "strict" }, []],
    [{ SUPEREGO_POLICY_OFF: "git=why; self_protection=why" }, [
      ["SETUP-007", "environment", "info"],
      ["SETUP-005", "environment", "high"],
    ]],
    [{ SUPEREGO_POLICY_OFF: "self_protection.change_guard=why" }, [
      ["SETUP-005", "environment", "high"],
    ]],
  ] as const;
  for (const [variables, want] of table) {
    await t.step(JSON.stringify(variables), async () => {
      assert.deepEqual(await judge({ ...variables }), want);
    });
  }
});
