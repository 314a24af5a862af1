/** Tests which statements of SQL are said to lose something, and how much. */
import assert from "node:assert/strict";
import { readSql } from "../../../src/facts/programs/sql.ts";

/** Statements in short: verb, `all` when nothing bounds it, target. */
function short(sql: string): readonly string[] {
  return readSql(sql).map(({ verb, bounded, target }) =>
    [verb, bounded === false ? "all" : "", target ?? ""].filter((part) =>
      part !== ""
    ).join(" ")
  );
}

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["SELECT * FROM t", []],
  ["DO $$ BEGIN EXECUTE 'DROP TABLE ' || 'users'; END $$", [
    "drop users",
    "execute",
  ]],
  ["EXEC sp_executesql N'TRUNCATE TABLE a'", [
    "truncate a",
    "execute sp_executesql",
  ]],
  ["EXECUTE IMMEDIATE 'DR' || 'OP TABLE a'", ["drop a", "execute IMMEDIATE"]],
  ["SET @s = 'DROP TABLE a'; PREPARE p FROM @s; EXECUTE p", [
    "drop a",
    "execute p",
  ]],
  ["SELECT 'DROP TABLE a' AS note", []],
  ["INSERT INTO notes VALUES ('DROP TABLE a')", ["insert notes"]],
  ["MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE", [
    "delete all t",
  ]],
  ["MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN UPDATE SET a = 1", [
    "merge t",
  ]],
  ["SELECT pg_terminate_backend(pid) FROM pg_stat_activity", ["kill"]],
  ["SELECT pid FROM pg_stat_activity", []],
  ["DROP TABLE users", ["drop users"]],
  ["drop table if exists a.users cascade", ["drop a.users"]],
  ["DROP DATABASE prod; DROP SCHEMA x", ["drop prod", "drop x"]],
  ["TRUNCATE TABLE a", ["truncate a"]],
  ["DELETE FROM users", ["delete all users"]],
  ["DELETE FROM users WHERE id = 1", ["delete users"]],
  ["delete from users where 1=1", ["delete all users"]],
  ["delete from users where true", ["delete all users"]],
  ["DELETE FROM users WHERE 'a'='a'", ["delete all users"]],
  ["DELETE FROM users LIMIT 5", ["delete users"]],
  ["UPDATE t SET a = 1", ["update all t"]],
  ["UPDATE t SET a = 1 WHERE b = 2", ["update t"]],
  ["WITH x AS (DELETE FROM t RETURNING *) SELECT 1", ["delete all t"]],
  ["WITH x AS (SELECT 1) SELECT * FROM x", []],
  ["EXPLAIN DELETE FROM t", []],
  ["EXPLAIN ANALYZE DELETE FROM t", ["delete all t"]],
  ["-- DROP TABLE a\nSELECT 1", []],
  ["/* DROP TABLE a */ SELECT 1", []],
  ["/*!50000 DROP TABLE a */", ["drop a"]],
  ["SELECT 'DROP TABLE a; DROP TABLE b'", []],
  ['DROP TABLE "Users"', ["drop Users"]],
  ["DROP/**/TABLE/**/a", ["drop a"]],
  ["ALTER TABLE t DROP COLUMN c", ["drop t"]],
  ["ALTER TABLE t DELETE WHERE 1=1", ["delete all t"]],
  ["ALTER TABLE t UPDATE a = 1 WHERE id = 2", ["update t"]],
  ["ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES b ON DELETE CASCADE", [
    "alter t",
  ]],
  ["ALTER TABLE t ADD COLUMN c int", ["alter t"]],
  ["DO $$ BEGIN DELETE FROM t; END $$", ["delete all t"]],
  ["SELECT 1 INTO OUTFILE '/tmp/x'", ["export"]],
  ["GRANT ALL ON t TO u", ["grant ALL"]],
  ["INSERT INTO t VALUES (1)", ["insert t"]],
  ["COPY t TO PROGRAM 'rm -rf /'", ["execute"]],
  ["EXEC xp_cmdshell 'dir'", ["execute"]],
  ["BEGIN; DELETE FROM t; COMMIT", ["delete all t"]],
  ["nonsense", []],
  ["", []],
];

for (const [sql, wanted] of CASES) {
  Deno.test(`readSql() reads ${JSON.stringify(sql)}`, () => {
    assert.deepEqual(short(sql), wanted);
  });
}

const OPENING: readonly (readonly [string, boolean])[] = [
  ["GRANT ALL PRIVILEGES ON *.* TO u", true],
  ["GRANT SELECT ON t TO PUBLIC", true],
  ["GRANT a TO b WITH ADMIN OPTION", true],
  ["GRANT SELECT ON t TO u", false],
  ["ALTER USER u WITH SUPERUSER", true],
  ["ALTER USER u WITH NOSUPERUSER", false],
  ["ALTER TABLE t DISABLE ROW LEVEL SECURITY", true],
  ["ALTER TABLE t ENABLE ROW LEVEL SECURITY", false],
  ["SELECT pg_read_file('/etc/passwd')", true],
  ["SELECT 'pg_read_file(x)'", false],
  ["SELECT load_file('/etc/passwd')", true],
  ["COPY t FROM '/etc/passwd'", true],
  ["COPY t TO STDOUT", false],
  ["EXEC sp_configure 'xp_cmdshell', 1", true],
  ["EXEC monthly_report", false],
];

for (const [sql, opens] of OPENING) {
  Deno.test(`readSql() says whether it opens the server: ${sql}`, () => {
    assert.equal(readSql(sql).some(({ loosens }) => loosens === true), opens);
  });
}

Deno.test("readSql() stays quick on hostile texts", () => {
  for (const piece of ["'", "/*", "$$", "(", "with ", "delete from t;", "--"]) {
    readSql(piece.repeat(65_536 / piece.length));
  }
});
