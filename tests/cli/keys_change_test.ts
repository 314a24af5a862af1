/** Tests of what a command line changes in the stored keys. */
import assert from "node:assert/strict";
import type { StoredKey } from "../../src/auth/key_file.ts";
import { readArgs } from "../../src/cli/args.ts";
import { changeOf } from "../../src/cli/keys_change.ts";

const NOW = new Date("2026-01-01T00:00:00Z");

function change(stored: readonly StoredKey[], ...args: readonly string[]) {
  const change = changeOf(readArgs("keys", args));
  assert.ok(change !== null);
  return change(stored, NOW);
}

function changed(stored: readonly StoredKey[], ...args: readonly string[]) {
  const after = change(stored, ...args);
  assert.ok(typeof after !== "string", String(after));
  return after.keys;
}

Deno.test("changeOf() makes another key of an owner only when told to", () => {
  const one = changed([], "create", "ci");
  assert.match(String(change(one, "add", "ci")), /holds .*`--another`/);
  assert.equal(changed(one, "add", "ci", "--another").length, 2);
});

Deno.test("changeOf() binds a key to addresses and tools, and an exchanged key as well", () => {
  const [key] = changed(
    [],
    "create",
    "ci",
    "--address",
    "192.0.2.0/24",
    "--address",
    "2001:db8::/32",
    "--tool",
    "Bash",
  );
  const bounds = ({ addresses, tools }: StoredKey) => ({ addresses, tools });
  const want = {
    addresses: ["192.0.2.0/24", "2001:db8::/32"],
    tools: ["Bash"],
  };
  assert.ok(key !== undefined);
  assert.deepEqual(bounds(key), want);
  const both = changed([key], "rotate", "ci", "--grace", "60");
  assert.deepEqual(both.map(bounds), [want, want]);
  assert.notEqual(both[0]?.sha256, both[1]?.sha256);
});
