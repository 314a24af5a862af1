/** Clients of databases, and tools that migrate or reset them. */
import type { Data, Field } from "../shell/data.ts";
import { known } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import type { Family, Program } from "./program.ts";
import { readSql } from "./sql.ts";

/** What a dump prints: everything that is stored. */
const STORED: Data = { text: undefined, origins: ["file"] };

/** A client that takes SQL from options, a file, or standard input. */
function client(
  options: string,
  code: readonly string[],
  file: readonly string[] = [],
): Program {
  return {
    options,
    run: (it) => {
      let given = false;
      for (const value of it.options.values(...code)) {
        given = true;
        runSql(it, value.text);
      }
      for (const value of it.options.values(...file)) {
        given = true;
        runFile(it, value);
      }
      if (!given) runInput(it);
    },
  };
}

const PSQL =
  "c,command= d,dbname= f,file= v,set,variable= X,no-psqlrc 1,single-transaction a,echo-all b e E q,quiet s S L,log-file= o,output= A,no-align F= H P,pset= R= t,tuples-only T= x,expanded z 0 h,host= p,port= U,username= w,no-password W,password l,list";
const MYSQL =
  "e,execute= D,database= h,host= P,port= u,user= p,password=? S,socket= B,batch N,skip-column-names t,table v s,silent f,force ssl-mode= default-character-set= init-command= defaults-file= A r,raw q";

/** Programs of databases. */
export const DATABASES: Family = {
  "psql,pgcli,ysqlsh,cockroach-sql": client(PSQL, ["command"], ["file"]),
  "mysql,mariadb,mycli,tidb": client(MYSQL, ["execute", "init-command"]),
  "sqlcmd,isql,osql,bsqldb": client(
    "Q= q= i= d= S= U= P= E N C b r h= s= W o= l= v=",
    ["Q", "q"],
    ["i"],
  ),
  "sqlplus,clickhouse-client,clickhouse,cqlsh,trino,presto,snowsql,vsql,hive,beeline,impala-shell,bteq,spark-sql,usql,ksql,db2":
    client(
      "q,query= e,execute= f,file= S= h,host= port= u,user= password= d,database= n multiquery k= c=",
      ["query", "execute"],
      ["file"],
    ),
  influx: {
    options: "b,bucket= o,org= start= stop= p,predicate= t,token= f,file=",
    run: (it) => {
      const [verb, what] = it.operands;
      if (verb?.text === "delete") {
        it.database({ statement: "delete", bounded: it.has("predicate") });
      } else if (what?.text === "delete") it.database({ statement: "drop" });
    },
  },
  "mongosh,mongo": {
    options:
      "eval= f,file= u,username= p,password= host= port= quiet nodb norc authenticationDatabase= shell",
    run: (it) => {
      for (const value of it.options.values("eval")) runMongo(it, value.text);
      if (!it.has("eval") && it.stdin.text !== undefined) {
        runMongo(it, it.stdin.text);
      }
      for (const file of it.operands) {
        if (/\.m?js$/.test(file.text)) runMongo(it, it.read(file).text ?? "");
      }
    },
  },
  "redis-cli,valkey-cli,keydb-cli": {
    options:
      "h= p= s= a= u= n= user= pass= r= i= x X= d= D= c e raw no-raw csv json stat bigkeys scan pattern= pipe eval= rdb= functions-rdb= tls no-auth-warning",
    style: "posix",
    run: (it) => {
      const dump = it.value("rdb", "functions-rdb");
      if (dump !== undefined) {
        if (dump.text !== "-") it.write(dump, STORED);
        return STORED;
      }
      if (it.operands.length > 0) {
        redis(
          it,
          it.operands.map(({ text }) => text),
          it.operands.every(({ known }) => known),
        );
      } else {for (const line of (it.stdin.text ?? "").split("\n")) {
          redis(it, line.trim().split(/\s+/));
        }}
    },
  },
  "dropdb,dropuser,dropdatabase": {
    options:
      "e,echo f,force i,interactive if-exists h,host= p,port= U,username= w W maintenance-db=",
    run: (it) => it.database({ statement: "drop", ...target(it.operands[0]) }),
  },
  "createdb,createuser,vacuumdb,reindexdb,clusterdb,initdb,pg_ctl,pg_upgrade": {
    options:
      "e h,host= p,port= U,username= a,all D,pgdata= O= T= E= s d= w W P l= m= t=",
    run: (it) =>
      it.database({ statement: "create", ...target(it.operands[0]) }),
  },
  mysqladmin: {
    options: `${MYSQL} i= c=`,
    run: (it) => {
      const [verb, name] = it.operands;
      if (
        /^(?:drop|create|shutdown|flush|password|kill|reload)/.test(
          verb?.text ?? "",
        )
      ) it.database({ statement: verb?.text ?? "", ...target(name) });
    },
  },
  "pg_restore,mongorestore,mysqlimport,mysqlpump-restore": {
    options:
      "d,dbname= c,clean drop C,create j,jobs= h,host= p,port= U,username= v n,schema= t,table= a,data-only s,schema-only if-exists l,list 1 O x uri= db= nsInclude= gzip archive=? dir= dryRun",
    idle: "list dryRun",
    run: (it) => {
      for (const file of it.operands) it.read(file);
      it.database({
        statement: it.has("clean", "drop") ? "drop" : "import",
        ...target(it.value("dbname", "db")),
      });
    },
  },
  "pg_dump,pg_dumpall,mysqldump,mongodump,mongoexport,pg_basebackup,mariadb-dump":
    {
      options:
        "f,file= d,dbname= h,host= p,port= U,username= u,user= F,format= t,table= a s c,clean C o,out= D= r,result-file= all-databases A,all v uri= db= archive=? gzip password=? B,databases T=",
      values: { file: "write", out: "write", "result-file": "write" },
      operands: "data",
      run: () => STORED,
    },
  "prisma,knex,sequelize,sequelize-cli,typeorm,drizzle-kit,alembic,flyway,liquibase,dbmate,goose,migrate,sqlx,diesel,rails,rake,artisan,manage.py,django-admin,ecto,atlas,hasura,supabase-db,sqitch,node-pg-migrate,mikro-orm,umzug":
    {
      options:
        "f,force y,yes c,config= e,env= d,database= url= u= skip-seed accept-data-loss force-reset n path=",
      run: migrate,
    },
};

function target(field: Field | undefined): { readonly target?: string } {
  return field === undefined ? {} : { target: field.text };
}

/** Runs what standard input holds. */
export function runInput(it: Invocation): void {
  if (it.stdin.text !== undefined && it.stdin.text !== "") {
    runSql(it, it.stdin.text);
  } else if (it.stdin.origins.length > 0) it.unresolved("code");
}

/** Runs what a file holds. */
export function runFile(it: Invocation, file: Field): void {
  const data = file.text === "-" ? it.stdin : it.read(file);
  if (data.text === undefined) it.unresolved("code");
  else runSql(it, data.text);
}

/** Effects of SQL that a client is given, and of the client's own commands in it. */
export function runSql(it: Invocation, sql: string): Data | void {
  for (const line of sql.split("\n")) {
    const own =
      /^\s*(?:\\!|\.(?:shell|system)|\\copy\b.*\bprogram\b|system\b(?=\s+[\w./-]+))\s*(.*)$/i
        .exec(line);
    if (own !== null) {
      it.shell(known((own[1] ?? "").replace(/^'(.*)'$/, "$1")), {
        via: it.name,
      });
    }
  }
  for (const { verb, bounded, target: name, runs, loosens } of readSql(sql)) {
    if (runs !== undefined) {
      it.unresolved("code");
      const code = /program\s+'([^']*)'|xp_cmdshell\s+'([^']*)'/i.exec(sql);
      if (code !== null) {
        it.shell(known(code[1] ?? code[2] ?? ""), {
          via: it.name,
          within: "remote",
          privilege: "remote",
        });
      }
    }
    it.database({
      statement: verb,
      ...(bounded === undefined ? {} : { bounded }),
      ...(name === undefined ? {} : { target: name }),
      ...(loosens === true ? { loosens } : {}),
    });
  }
}

function runMongo(it: Invocation, code: string): void {
  for (
    const [, name = "", call = "", args = ""] of code.matchAll(
      /\.?(\w{1,64})?\.(dropDatabase|drop|deleteMany|deleteOne|remove|updateMany|updateOne|dropIndexes|dropIndex|insertMany|insertOne|renameCollection|dropUser|dropAllUsersFromDatabase|bulkWrite)\s*\(\s*(\{\s*\}|[^)]{0,200})?/g,
    )
  ) {
    const empty = args === "" || /^\{\s*\}/.test(args);
    const statement = /^drop/.test(call)
      ? "drop"
      : /^(?:delete|remove)/.test(call)
      ? "delete"
      : /^update/.test(call)
      ? "update"
      : /^insert/.test(call)
      ? "insert"
      : "alter";
    it.database({
      statement,
      ...(statement === "delete" || statement === "update"
        ? { bounded: !empty || /One$/.test(call) }
        : {}),
      ...(name === "" ? {} : { target: name }),
    });
  }
}

/** Settings of Redis that let it write anywhere, load code, let anybody in, or follow another server. */
const REDIS_OPENS =
  /^(?:config\s+set\s+(?:dir|dbfilename|protected-mode|requirepass|unixsocket|enable-\S+|bind)\b|module\s+load|acl\s+setuser|(?:slave|replica)of\s+(?!no\b))/i;

function redis(
  it: Invocation,
  words: readonly string[],
  certain = true,
): void {
  const [verb = "", ...rest] = words;
  switch (verb.toLowerCase()) {
    case "flushall":
    case "flushdb":
      it.database({ statement: "flush", target: verb.toLowerCase() });
      return;
    case "del":
    case "unlink":
      it.database({
        statement: "delete",
        // Keys that are not known by name may be all of them.
        bounded: certain,
        ...(rest[0] === undefined ? {} : { target: rest[0] }),
      });
      return;
    case "shutdown":
      it.database({ statement: "shutdown" });
      return;
    case "config":
    case "debug":
    case "acl":
    case "script":
    case "eval":
    case "module":
    case "slaveof":
    case "replicaof":
      if (!/^get$/i.test(rest[0] ?? "")) {
        it.database({
          statement: /\bflush(?:all|db)\b/i.test(rest.join(" "))
            ? "flush"
            : "alter",
          target: words.slice(0, 3).join(" "),
          ...(REDIS_OPENS.test(words.join(" ")) ? { loosens: true } : {}),
        });
      }
  }
}

const RESETS =
  /^(?:reset|migrate:reset|migrate:fresh|migrate:refresh|migrate:rollback|db:drop|db:reset|db:drop:all|db:migrate:undo|db:migrate:undo:all|db:wipe|drop|schema:drop|down|clean|dropAll|drop-all|rollback|undo|downgrade|db:schema:load|db:truncate_all|force-reset|wipe|flush|reset_db|doctrine:(?:database|schema):drop)$/;
const CHANGES =
  /^(?:migrate|migrate:latest|migrate:up|db:migrate|db:seed|db:create|db:setup|push|deploy|up|upgrade|update|apply|run|migration:run|dev|schema:sync|execute|seed)$/;

function migrate(it: Invocation): void {
  const words = it.operands.slice(0, 4).map(({ text }) => text);
  const reset = words.find((word) => RESETS.test(word));
  if (reset !== undefined || it.has("force-reset", "accept-data-loss")) {
    // Back to the beginning nothing is left.
    const back = /rollback|undo|down/.test(reset ?? "") &&
      !words.some((word) => /^(?:base|zero|0)$/.test(word));
    it.database({ statement: back ? "rollback" : "reset" });
    return;
  }
  const change = words.find((word) => CHANGES.test(word));
  const tool =
    !/^(?:rails|rake|artisan|manage\.py|django-admin)$/.test(it.name) ||
    words.some((word) => /^(?:db|migrate)\b/.test(word));
  if (change !== undefined && tool) it.database({ statement: "migrate" });
  else if (!tool) it.execution.from = "file";
}
