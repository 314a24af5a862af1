/** Tests clients of databases that are in a file. */
import assert from "node:assert/strict";
import { SQLITE } from "../../../src/facts/programs/sqlite.ts";
import { told, untried } from "./told.ts";

const DB = "/home/dev/project/a.db";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["sqlite3 :memory: '.import /etc/shadow t'", ["read /etc/shadow"]],
  ["duckdb -c \"SELECT * FROM read_csv('a.csv')\"", [
    "read /home/dev/project/a.csv",
  ]],
  ['sqlite3 a.db "drop table x"', [`read ${DB}`, `append ${DB}`, "drop x"]],
  ['sqlite3 -readonly a.db "drop table x"', [`read ${DB}`, "drop x"]],
  ["sqlite3 a.db .tables", [`read ${DB}`]],
  ['sqlite3 a.db "select * from t"', [`read ${DB}`]],
  ["sqlite3 a.db '.shell rm f'", [
    `read ${DB}`,
    "delete /home/dev/project/f",
  ]],
  ["sqlite3 a.db <<< '.system rm f'", [
    `read ${DB}`,
    "delete /home/dev/project/f",
  ]],
  ["sqlite3 -cmd '.shell rm f' :memory:", ["delete /home/dev/project/f"]],
  ["echo '.shell rm f' > i; sqlite3 -init i :memory: 'select 1'", [
    "write /home/dev/project/i",
    "read /home/dev/project/i",
    "delete /home/dev/project/f",
  ]],
  ["sqlite3 :memory: '.output o' 'select 1'", ["write /home/dev/project/o"]],
  ["sqlite3 :memory: '.once -x o'", ["write /home/dev/project/o"]],
  ["sqlite3 :memory: '.output stdout'", []],
  ["sqlite3 :memory: <<< '.save o'", ["write /home/dev/project/o"]],
  ["sqlite3 :memory: \"select writefile('o', 'x')\"", [
    "write /home/dev/project/o",
  ]],
  ["sqlite3 :memory: \"attach 'o' as x\"", [
    "write /home/dev/project/o",
    "attach x",
  ]],
  ["sqlite3 ~/.mozilla/firefox/x/cookies.sqlite 'select 1'", [
    "read /home/dev/.mozilla/firefox/x/cookies.sqlite",
  ]],
  ["sqlite3 :memory: 'create table t(a); drop table t'", []],
  ["sqlite3 :memory: \"attach 'a.db' as x; drop table x.t\"", [
    "write /home/dev/project/a.db",
    "attach x",
    "drop x.t",
  ]],
];

for (const [command, wanted] of CASES) {
  Deno.test(`SQLITE: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("SQLITE has a case for every row", () => {
  assert.deepEqual(untried(SQLITE, CASES.map(([command]) => command)), []);
});
