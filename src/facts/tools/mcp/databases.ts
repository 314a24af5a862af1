/** MCP servers of databases: SQL in an argument, or a verb and a filter. */
import type { Effect } from "../../effect.ts";
import {
  type Argument,
  first,
  firstText,
  list,
  plainName,
  quote,
  says,
  texts,
} from "../arguments.ts";
import {
  intentOf,
  type McpCall,
  mentions,
  sourceOf,
  toldIntent,
  verbOf,
} from "./family.ts";
import { wordsOf } from "./name.ts";
import { general } from "./general.ts";

const SERVERS: readonly string[] = (
  "postgres postgresql pg mysql mariadb sqlite sql mssql sqlserver " +
  "oracle duckdb clickhouse snowflake bigquery redshift supabase neon " +
  "planetscale cockroachdb database db dbhub toolbox prisma cassandra " +
  "scylla cql trino presto athena databricks hive turso libsql tidb " +
  "timescale"
).split(" ");

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
  /^[\s;(]*(?:--[^\n]*\n\s*|\/\*[^*]*\*\/\s*)*(?:select|with|insert|update|delete|drop|truncate|alter|create|grant|revoke|replace|merge|explain|pragma|vacuum|attach|call|exec|execute|copy|begin|set|show|use|rename|load|do|declare|if|kill|shutdown|purge|flush|optimize|reset|lock|detach|backup|restore|unload|import|export|undrop|refresh|prepare)\b/i;

/** What only SQL looks like: where anybody may ask a question in words, its first word alone says nothing. */
const SQL_FORM =
  /^[\s;(]*(?:select\b[\s\S]*\bfrom\b|select\s+\d|with\s+\w+\s+as\s*\(|insert\s+into\b|update\s+\S+\s+set\b|delete\s+from\b|(?:drop|create|alter)\s+(?:table|database|schema|view|index|user|role|column|function|trigger|sequence)\b|truncate\s+(?:table\s+)?[\w."`]+\s*(?:cascade\s*)?;?\s*$|grant\s+\w+|revoke\s+\w+)/i;

/** Databases. */
export function databases(call: McpCall): readonly Effect[] | undefined {
  const sql = texts(call.parameters).filter(({ name, text }) =>
    SQL_NAMES.has(plainName(name)) && SQL_START.test(text)
  );
  if (
    sql.length > 0 &&
    (mentions(call, ...SERVERS) ||
      sql.some(({ name }) => plainName(name).includes("sql")) ||
      intentOf(call.verbs) !== "read" &&
        sql.some(({ text }) => SQL_FORM.test(text)))
  ) {
    const effects = sql.flatMap((one) => sqlEffects(call, one));
    // A tool that is not a database's may do something beside.
    return mentions(call, ...SERVERS)
      ? effects
      : [...effects, ...general(call)];
  }
  if (mentions(call, ...DOCUMENTS)) return documentEffects(call);
  return mentions(call, ...SERVERS) ? schemaEffects(call) : undefined;
}

/** What SQL does is worked out where `psql -c` is understood, without the program itself. */
function sqlEffects(call: McpCall, sql: Argument): readonly Effect[] {
  const explains = call.verbs.includes("explain") &&
    !/^\s*explain\b/i.test(sql.text);
  const run = says(call.parameters, "analyze", "analyse") ? "ANALYZE " : "";
  const text = explains ? `EXPLAIN ${run}${sql.text}` : sql.text;
  return call.shell(`psql -c ${quote(text)}`, call.place, sql.where)
    .filter((effect) =>
      effect.kind !== "network" &&
      (effect.kind !== "executes" || effect.program !== "psql")
    );
}

/** What a command line or a query of the database's own does, where there is one. */
function ownLanguage(call: McpCall): readonly Effect[] | undefined {
  const { parameters } = call;
  const script = call.verbs.includes("eval")
    ? firstText(parameters, "script", "lua", "code")
    : undefined;
  const command = firstText(parameters, "command", "cmd", "commands") ??
    wordLists(first(parameters, "commands")?.value) ??
    (script === undefined ? undefined : `eval ${quote(script)}`);
  if (call.words.has("redis") && command !== undefined) {
    return call.shell(`redis-cli ${command}`, call.place, "parameters.command")
      .filter((effect) =>
        effect.kind !== "network" &&
        (effect.kind !== "executes" || effect.program !== "redis-cli")
      );
  }
  const cypher = firstText(parameters, "query", "cypher", "statement");
  if (
    call.words.has("neo4j") && cypher !== undefined &&
    /\bdelete\b/i.test(cypher)
  ) {
    return [{
      kind: "database",
      statement: "delete",
      bounded: /\bwhere\b|\{[^}]+\}|\blimit\b/i.test(cypher),
      by: call.by,
      source: sourceOf(call),
    }];
  }
  // A pipeline that ends in a collection replaces what is in it.
  const stages = first(parameters, "pipeline")?.value;
  const out = Array.isArray(stages)
    ? stages.map((stage: unknown) =>
      typeof stage === "object" && stage !== null
        ? (stage as Readonly<Record<string, unknown>>).$out
        : undefined
    ).find((one) => one !== undefined)
    : undefined;
  return out === undefined ? undefined : [{
    kind: "database",
    statement: "drop",
    bounded: false,
    target: typeof out === "string" ? out : JSON.stringify(out),
    by: call.by,
    source: sourceOf(call),
  }];
}

/** `{command: {dropDatabase: 1}}` is named by its first member. */
function commanded(call: McpCall): "delete" | undefined {
  const command = first(call.parameters, "command")?.value;
  const name = typeof command === "object" && command !== null
    ? Object.keys(command)[0] ?? ""
    : "";
  return intentOf(wordsOf(name)) === "delete" ? "delete" : undefined;
}

/** Commands that are given as lists of their words, one to a line. */
function wordLists(value: unknown): string | undefined {
  return Array.isArray(value) && value.length > 0 && value.every(Array.isArray)
    ? value.map((one) => list(one).map(quote).join(" ")).join("; redis-cli ")
    : undefined;
}

function documentEffects(call: McpCall): readonly Effect[] {
  const own = ownLanguage(call);
  if (own !== undefined) return own;
  const intent = commanded(call) ?? toldIntent(call);
  if (intent !== "delete" && intent !== "write") return [];
  // `DELETE /_all` and `DELETE /index`: no single document is named.
  const path = firstText(call.parameters, "path", "endpoint");
  const whole = commanded(call) === "delete" ||
    path !== undefined && /^\/?[^/]+\/?$/.test(path) ||
    call.verbs.some((word) =>
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
    !says(call.parameters, "all", "deleteall") &&
    (key !== undefined
      ? !key.includes("*")
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
  if (call.verbs.includes("reset")) {
    return [{
      kind: "database",
      statement: "reset",
      ...target(call),
      by: call.by,
      source: sourceOf(call),
    }];
  }
  const intent = toldIntent(call);
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
    /^(?:row|rows|record|records|data|mutation)$/.test(word)
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
