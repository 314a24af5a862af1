/** Tests of secrets that are told apart from their names. */
import assert from "node:assert/strict";
import { loadNodeDigest } from "../../src/audit/digest.ts";
import { pairedSecret, secretItems } from "../../src/audit/pairs.ts";
import { createRedactor } from "../../src/audit/redact.ts";
import { findTold } from "../../src/audit/told_secrets.ts";

Deno.test("pairedSecret() knows a name beside its value", () => {
  const table: readonly [object, string | null][] = [
    [{ name: "Authorization", value: "x" }, "authorization"],
    [{ Key: "db_password", Value: "x" }, "password"],
    [{ header: "X-Api-Key", value: "x" }, "api_key"],
    [{ name: "page", value: "2" }, null],
    [{ name: "token_count", value: "2" }, null],
    [{ value: "x" }, null],
    [{ name: { token: 1 }, value: "x" }, null],
    [{}, null],
  ];
  for (const [value, want] of table) {
    assert.equal(pairedSecret(value), want, JSON.stringify(value));
  }
});

Deno.test("secretItems() knows the arguments of a program that are secrets", () => {
  const table: readonly [readonly unknown[], readonly number[]][] = [
    [["sshpass", "-p", "kitty", "ssh", "h"], [2]],
    [["sshpass", "-p", "kitty cat", "ssh", "h"], [2]],
    [["superctl", "--password", "kitty", "--verbose"], [2]],
    [["Authorization", "kitty"], [1]],
    [["ssh", "-p", "22", "h"], []],
    [["password"], []],
    [["password", 7], []],
    [["a", "b", "c"], []],
    [[], []],
  ];
  for (const [items, want] of table) {
    assert.deepEqual(
      [...secretItems(items, findTold).keys()],
      want,
      JSON.stringify(items),
    );
  }
});

Deno.test("a record keeps names, and of their values a mark", async () => {
  const { call } = createRedactor(findTold, await loadNodeDigest());
  const { parameters } = call({
    tool_name: "http",
    parameters: {
      headers: [
        { name: "Authorization", value: "kitty" },
        { name: "Accept", value: "text/plain" },
      ],
      env: [{ key: "db_password", value: "kitty" }, {
        key: "TZ",
        value: "UTC",
      }],
      form: { key: "secret", values: ["kitty", "cat"] },
      argv: ["redis-cli", "-a", "kitty", "PING"],
      pairs: [["X-Api-Key", "kitty"], ["page", "2"]],
    },
  });
  assert.deepEqual(parameters, {
    headers: [
      { name: "Authorization", value: "[secret:authorization]" },
      { name: "Accept", value: "text/plain" },
    ],
    env: [
      { key: "db_password", value: "[secret:password]" },
      { key: "TZ", value: "UTC" },
    ],
    form: { key: "secret", values: "[secret:secret]" },
    argv: ["redis-cli", "-a", "[secret:program_password]", "PING"],
    pairs: [["X-Api-Key", "[secret:api_key]"], ["page", "2"]],
  });
});

Deno.test("a secret in the name of a parameter or of a tool is replaced, too", async () => {
  const { call } = createRedactor(findTold, await loadNodeDigest());
  const recorded = JSON.stringify(call({
    tool_name: "Bash(DB_PASS=kitty)",
    parameters: { "api_key=kitty": 1, "--password kitty": { "pwd=kitty": 2 } },
  }));
  assert.ok(!recorded.includes("kitty"), recorded);
});
