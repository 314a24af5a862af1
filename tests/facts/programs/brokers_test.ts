/** Tests what brokers are said to do and to run. */
import assert from "node:assert/strict";
import { BROKERS } from "../../../src/facts/programs/brokers.ts";
import { runs } from "./seen.ts";
import { told, untried } from "./told.ts";

const CASES: readonly (readonly [string, readonly string[]])[] = [
  [
    "kafka-topics.sh --bootstrap-server b:9092 --delete --topic orders",
    [
      "delete hosted orders for good",
    ],
  ],
  [
    "kafka-topics --bootstrap-server b:9092 --list",
    [],
  ],
  [
    "kafka-consumer-groups --group g --reset-offsets --to-earliest --execute",
    [
      "execute hosted g for good",
    ],
  ],
  [
    "kafka-consumer-groups --group g --reset-offsets --to-earliest --dry-run",
    [],
  ],
  [
    "kafka-delete-records --offset-json-file f.json",
    [
      "offset-json-file hosted for good",
    ],
  ],
  [
    "kafka-acls --add --allow-principal User:x --topic t",
    [
      "grant hosted t loosens",
    ],
  ],
  [
    "kafka-acls --remove --topic t",
    [
      "revoke hosted t for good",
    ],
  ],
  [
    "kafka-configs --alter --entity-type topics --add-config retention.ms=1",
    [
      "alter hosted for good",
    ],
  ],
  [
    "rpk topic delete orders",
    [
      "delete hosted orders for good",
    ],
  ],
  [
    "rpk topic list",
    [],
  ],
  [
    "rpk acl create --allow-principal x",
    [
      "create hosted x loosens",
    ],
  ],
  [
    "rabbitmqctl delete_vhost prod",
    [
      "delete_vhost hosted prod for good",
    ],
  ],
  [
    "rabbitmqctl list_queues",
    [],
  ],
  [
    "rabbitmqctl stop_app",
    [
      "stop hosted",
    ],
  ],
  [
    "rabbitmqctl set_permissions -p / x .* .* .*",
    [
      "set_permissions hosted x loosens",
      "set_permissions hosted .* loosens",
      "set_permissions hosted .* loosens",
      "set_permissions hosted .* loosens",
    ],
  ],
  [
    "rabbitmqctl change_password guest x",
    [
      "change_password secret guest",
      "change_password secret x",
    ],
  ],
  [
    "etcdctl del '' --prefix",
    [
      "del hosted for good",
    ],
  ],
  [
    "etcdctl get /a",
    [],
  ],
  [
    "etcdctl user add x",
    [
      "add hosted x loosens",
    ],
  ],
  [
    "etcdctl lock l rm a",
    [
      "run rm < etcdctl",
      "delete /home/dev/project/a",
    ],
  ],
  [
    "zkCli.sh -server z:2181 deleteall /brokers",
    [
      "delete hosted /brokers for good",
    ],
  ],
  [
    "zkCli.sh -server z:2181 ls /",
    [],
  ],
  [
    "airflow db reset -y",
    [
      "reset",
    ],
  ],
  [
    "airflow dags list",
    [],
  ],
  [
    "airflow dags delete d -y",
    [
      "delete hosted d for good",
    ],
  ],
  [
    "airflow connections export -",
    [
      "read secret -",
    ],
  ],
  [
    "airflow users create -u x",
    [
      "create hosted x loosens",
    ],
  ],
  [
    "celery -A proj purge -f",
    [
      "purge hosted for good",
    ],
  ],
  [
    "celery -A proj worker",
    [],
  ],
  [
    "celery -A proj control shutdown",
    [
      "stop hosted",
    ],
  ],
  [
    "pm2 delete all",
    [
      "kill process for good all",
    ],
  ],
  [
    "pm2 list",
    [],
  ],
  [
    "pm2 startup",
    [
      "install startup",
    ],
  ],
  [
    "pm2 start 'rm a'",
    [
      "run rm < pm2",
      "delete /home/dev/project/a",
    ],
  ],
  [
    "pm2 start app.js",
    [],
  ],
  [
    "hdfs dfs -rm -r -skipTrash /data",
    [
      "delete hosted /data for good",
    ],
  ],
  [
    "hdfs dfs -ls /data",
    [],
  ],
  [
    "hadoop fs -chmod 777 /data",
    [
      "change hosted /data loosens",
    ],
  ],
  [
    "hdfs dfs -put a.csv /data",
    [
      "read /home/dev/project/a.csv",
    ],
  ],
  [
    "hdfs namenode -format",
    [
      "format hosted namenode for good",
    ],
  ],
];

for (const [command, wanted] of CASES) {
  Deno.test(`BROKERS: ${command}`, () => {
    const inner = runs(command).slice(1).map((one) => `run ${one}`);
    assert.deepEqual([...inner, ...told(command)], wanted);
  });
}

Deno.test("BROKERS has a case for every row", () => {
  assert.deepEqual(untried(BROKERS, CASES.map(([command]) => command)), []);
});
