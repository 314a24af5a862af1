/** Tests what the words of a tool's name are taken to say. */
import assert from "node:assert/strict";
import {
  intentOf,
  looksOnly,
  verbOf,
} from "../../../../src/facts/tools/mcp/family.ts";
import { wordsOf } from "../../../../src/facts/tools/mcp/name.ts";

Deno.test("intentOf() reads the first telling word", () => {
  const table: readonly (readonly [string, string | undefined])[] = [
    ["delete_file", "delete"],
    ["file_remove", "delete"],
    ["getDeletedFiles", "read"],
    ["write_file", "write"],
    ["create_issue", "write"],
    ["rename_file", "move"],
    ["copy_file", "copy"],
    ["execute_sql", "run"],
    ["list_files", "read"],
    ["frobnicate", undefined],
  ];
  for (const [name, wanted] of table) {
    assert.equal(intentOf(wordsOf(name)), wanted, name);
  }
});

Deno.test("verbOf() falls back on the first word", () => {
  assert.equal(verbOf(["pods", "delete"]), "delete");
  assert.equal(verbOf(["frobnicate", "x"]), "frobnicate");
  assert.equal(verbOf([]), "");
});

Deno.test("looksOnly() goes by the first telling word, and by words for looking anywhere", () => {
  for (
    const name of ["get role", "users list", "API post search", "is admin"]
  ) {
    assert.ok(looksOnly(name.split(" ")), name);
  }
  for (const name of ["add role", "users delete", "frobnicate"]) {
    assert.ok(!looksOnly(name.split(" ")), name);
  }
});
