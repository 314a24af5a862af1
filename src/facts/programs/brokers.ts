/** Message brokers, coordination services and schedulers of jobs. */
import { dataOf, type Field } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Change, Family, Program } from "./program.ts";

const LOSS: Change = { what: "hosted", irreversible: true };
const OPENING: Change = { what: "hosted", loosens: true };
const SECRET: Change = { what: "secret" };

/** A program that loses something when one of the options is given. */
function losing(options: string, ...keys: readonly string[]): Program {
  return {
    options,
    style: "single",
    run: (it) => {
      const key = keys.find((one) => it.has(one));
      if (key !== undefined && !it.has("dry-run")) {
        it.change(LOSS, key, it.value("topic", "group"));
      }
    },
  };
}

const KAFKA =
  "bootstrap-server= zookeeper= topic= group= command-config= partitions= replication-factor= config= entity-type= entity-name= add-config= delete-config= offset-json-file= reassignment-json-file=";

/** Brokers, coordination services, schedulers. */
export const BROKERS: Family = {
  "kafka-topics,kafka-topics.sh,kafka-consumer-groups,kafka-consumer-groups.sh":
    losing(KAFKA, "delete", "delete-offsets", "execute", "application-id"),
  "kafka-delete-records,kafka-delete-records.sh": losing(
    KAFKA,
    "offset-json-file",
    "election-type",
  ),
  "kafka-acls,kafka-acls.sh": {
    options: `${KAFKA} allow-principal= operation=`,
    style: "single",
    run: (it) => {
      if (it.has("add")) it.change(OPENING, "grant", it.value("topic"));
      if (it.has("remove")) it.change(LOSS, "revoke", it.value("topic"));
    },
  },
  "kafka-configs,kafka-configs.sh": losing(KAFKA, "alter"),
  "rpk,pulsar-admin": {
    options: "y,yes f,force t,tenant=",
    style: "exact",
    looks: "list describe info get produce consume stats produce peek",
    subcommands: [
      {
        at:
          "topic delete,topics delete,topic trim-prefix,group delete,groups delete,topics truncate,tenants delete,namespaces delete,namespaces clear-backlog,topics clear-backlog,cluster wipe,acl delete,security acl delete",
        change: { ...LOSS, operation: "delete" },
      },
      { at: "acl create,security acl create", change: OPENING },
    ],
  },
  "rabbitmqctl,rabbitmqadmin": {
    options:
      "n,node= p,vhost= q,quiet H,host= P,port= u,username= password= s,silent",
    style: "exact",
    looks:
      "status list_queues list_users list_vhosts list_connections list_exchanges list_bindings cluster_status environment ping report list show get declare await_startup",
    subcommands: [
      {
        at:
          "delete_vhost,delete_queue,purge_queue,delete_user,clear_permissions,clear_policy,delete,purge,force_reset,reset,forget_cluster_node,force_boot,clear_password,delete_shovel,delete_member,close_all_connections",
        change: LOSS,
      },
      {
        at: "stop,stop_app,shutdown",
        change: { what: "hosted", operation: "stop" },
      },
      {
        at: "add_user,set_user_tags,set_permissions,set_topic_permissions",
        change: OPENING,
      },
      { at: "change_password,import_definitions", change: SECRET },
    ],
  },
  etcdctl: {
    options:
      "endpoints= cacert= cert= key= user= password= prefix from-key w,write-out= prev-kv",
    style: "exact",
    looks: "get watch endpoint version check put compaction alarm lease elect",
    subcommands: [
      {
        at:
          "del,user delete,role delete,role revoke-permission,member remove,auth disable,snapshot restore,lease revoke",
        change: LOSS,
      },
      { at: "user add,role grant-permission,user grant-role", change: OPENING },
      {
        at: "lock",
        run: (it) => it.run(it.operands.slice(2), { via: it.name }),
      },
    ],
  },
  "zkCli.sh,zkcli,zkCli": {
    options: "server= timeout=",
    style: "single",
    run: (it) => {
      const words = it.operands.map(({ text }) => text);
      const text = words.length > 0 ? words.join(" ") : it.stdin.text ?? "";
      if (/^\s*(?:delete|deleteall|rmr)\s/m.test(text)) {
        it.change(LOSS, "delete", words[1] ?? "");
      }
    },
  },
  airflow: {
    options:
      "y,yes v,verbose o,output= d,dag-id= s,start-date= e,end-date= clean-before-timestamp=",
    style: "exact",
    looks: "list info version config cheat-sheet plugins providers test show",
    subcommands: [
      {
        at: "db reset,db clean,resetdb,db downgrade",
        run: (it) => it.database({ statement: "reset" }),
      },
      {
        at:
          "dags delete,pools delete,connections delete,variables delete,users delete,roles delete,delete_dag,tasks clear",
        change: { ...LOSS, operation: "delete" },
      },
      {
        at: "connections export,connections get,variables export",
        change: { ...SECRET, operation: "read" },
      },
      { at: "users create,users add-role", change: OPENING },
    ],
  },
  celery: {
    options: "A,app= Q,queues= f,force l,loglevel= c,concurrency= P= b,broker=",
    style: "exact",
    looks: "worker beat inspect status flower events report shell result",
    subcommands: [
      { at: "purge,amqp queue.purge,amqp queue.delete", change: LOSS },
      {
        at: "control shutdown",
        change: { what: "hosted", operation: "stop" },
      },
    ],
  },
  "pm2": {
    options: "n,name= i,instances= interpreter= time watch no-daemon e,env=",
    style: "exact",
    looks: "list ls status logs monit describe info save flush show restart",
    subcommands: [
      {
        at: "kill,delete all,stop all,del all",
        change: {
          what: "process",
          operation: "kill",
          irreversible: true,
          breadth: "everything",
        },
      },
      {
        at: "startup,unstartup",
        change: { what: "startup", operation: "install" },
      },
      {
        at: "start",
        run: (it) => {
          const line = it.operands[1];
          if (line !== undefined && /\s/.test(line.text)) {
            it.shell(dataOf(line), { via: it.name });
          }
        },
      },
    ],
  },
  "hdfs,hadoop": { style: "none", run: hadoop },
};

function hadoop(it: Invocation): void {
  const [group, verb, ...rest] = it.args.map(({ text }) => text);
  const target: Field | undefined = it.args.at(-1);
  if (/^(?:dfs|fs)$/.test(group ?? "")) {
    if (/^-(?:rmr?|rmdir|expunge|truncate|deleteSnapshot)$/.test(verb ?? "")) {
      it.change(LOSS, "delete", target);
    } else if (/^-(?:chmod|chown|setfacl)$/.test(verb ?? "")) {
      it.change(
        {
          what: "hosted",
          loosens: rest.some((word) => /[2367]$|o\+|a\+/.test(word)),
        },
        "change",
        target,
      );
    } else if (/^-(?:put|copyFromLocal|moveFromLocal)$/.test(verb ?? "")) {
      for (const file of it.args.slice(2, -1)) {
        if (!file.text.startsWith("-")) it.read(file);
      }
    }
  } else if (group === "namenode" && verb === "-format") {
    it.change(LOSS, "format", "namenode");
  }
}
