/** MCP servers of databases: SQL in an argument, or a verb and a filter. */
import type { Effect } from "../../effect.ts";
import {
  type Argument,
  first,
  firstText,
  plainName,
  quote,
  texts,
} from "../arguments.ts";
import {
  intentOf,
  type McpCall,
  mentions,
  sourceOf,
  verbOf,
} from "./family.ts";

const SERVERS = [
  "postgres",
  "postgresql",
  "pg",
  "mysql",
  "mariadb",
  "sqlite",
  "sql",
  "mssql",
  "sqlserver",
  "oracle",
  "duckdb",
  "clickhouse",
  "snowflake",
  "bigquery",
  "redshift",
  "supabase",
  "neon",
  "planetscale",
  "cockroachdb",
  "database",
  "db",
  "dbhub",
  "toolbox",
  "prisma",
] as const;

const DOCUMENTS = [
  "mongodb",
  "mongo",
  "redis",
  "elasticsearch",
  "opensearch",
  "dynamodb",
  "firestore",
  "firebase",
  "couchdb",
  "qdrant",
  "pinecone",
  "chroma",
  "neo4j",
  "collection",
] as const;

const SQL_NAMES: ReadonlySet<string> = new Set([
  "sql",
  "query",
  "statement",
  "statements",
  "sqlquery",
  "rawsql",
  "querytext",
  "sqlstatement",
]);

const SQL_START =
  /^[\s;(]*(?:--[^\n]*\n\s*|\/\*[^*]*\*\/\s*)*(?:select|with|insert|update|delete|drop|truncate|alter|create|grant|revoke|replace|merge|explain|pragma|vacuum|attach|call|exec|execute|copy|begin|set|show|use|rename|load)\b/i;

/** Databases. */
export function databases(call: McpCall): readonly Effect[] | undefined {
  const sql = texts(call.parameters).filter(({ name, text }) =>
    SQL_NAMES.has(plainName(name)) && SQL_START.test(text)
  );
  if (
    sql.length > 0 &&
    (mentions(call, ...SERVERS) || intentOf(call.verbs) !== "read" ||
      sql.some(({ name }) => plainName(name).includes("sql")))
  ) {
    return sql.flatMap((one) => sqlEffects(call, one));
  }
  if (mentions(call, ...DOCUMENTS)) return documentEffects(call);
  return mentions(call, ...SERVERS) ? schemaEffects(call) : undefined;
}

/** What SQL does is worked out where `psql -c` is understood, without the program itself. */
function sqlEffects(call: McpCall, sql: Argument): readonly Effect[] {
  return call.shell(`psql -c ${quote(sql.text)}`, call.place, sql.where)
    .filter((effect) =>
      effect.kind !== "network" &&
      (effect.kind !== "executes" || effect.program !== "psql")
    );
}

function documentEffects(call: McpCall): readonly Effect[] {
  const intent = intentOf(call.verbs);
  if (intent !== "delete" && intent !== "write") return [];
  const whole = call.verbs.some((word) =>
    /^(?:collection|index|indices|database|db|table|all|flushall|flushdb|instance|cluster)$/
      .test(word)
  );
  const filter = first(call.parameters, "filter", "query", "where", "selector")
    ?.value;
  const key = firstText(
    call.parameters,
    "key",
    "keys",
    "id",
    "ids",
    "docid",
    "documentid",
  );
  const bounded = !(whole && intent === "delete") &&
    (key !== undefined
      ? !/^\*$/.test(key)
      : typeof filter === "object" && filter !== null
      ? Object.keys(filter).length > 0
      : typeof filter === "string" && filter.trim() !== "" &&
        filter.trim() !== "{}");
  return [{
    kind: "database",
    statement: intent === "delete"
      ? whole ? "drop" : "delete"
      : /update|set/.test(verbOf(call.verbs))
      ? "update"
      : "insert",
    bounded,
    ...target(call),
    by: call.by,
    source: sourceOf(call),
  }];
}

function schemaEffects(call: McpCall): readonly Effect[] {
  const intent = intentOf(call.verbs);
  if (intent !== "delete" && intent !== "write") return [];
  const project = call.verbs.some((word) =>
    /^(?:project|branch|instance|cluster|organization)$/.test(word)
  );
  if (project) {
    return [{
      kind: "changes",
      what: "cloud",
      operation: intent === "delete" ? "delete" : verbOf(call.verbs),
      ...target(call),
      irreversible: intent === "delete",
      by: call.by,
      source: sourceOf(call),
    }];
  }
  const rows = call.verbs.some((word) =>
    /^(?:row|rows|record|records|data)$/.test(word)
  );
  const filter = firstText(
    call.parameters,
    "where",
    "filter",
    "condition",
    "id",
  );
  return [{
    kind: "database",
    statement: intent === "delete"
      ? rows ? "delete" : "drop"
      : verbOf(call.verbs),
    ...(rows ? { bounded: filter !== undefined && filter !== "" } : {}),
    ...target(call),
    by: call.by,
    source: sourceOf(call),
  }];
}

function target(call: McpCall): { readonly target?: string } {
  const name = firstText(
    call.parameters,
    "collection",
    "table",
    "tablename",
    "index",
    "database",
    "projectid",
    "branchid",
    "name",
    "key",
  );
  return name === undefined ? {} : { target: name };
}
