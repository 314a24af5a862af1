/** Reads SQL: which statements change or lose something, and how much. */

/** One statement that does more than look. */
export interface Statement {
  /** Its verb in lower case: `drop`, `truncate`, `delete`, `update`, `insert`, `alter`, `create`, `grant`, ... */
  readonly verb: string;
  /** Whether it is restricted to some rows; absent where that has no meaning. */
  readonly bounded?: boolean;
  /** The table, schema or database. */
  readonly target?: string;
  /** It gives more rights than before, or reaches out of the database. */
  readonly loosens?: true;
  /** A command for the operating system that it runs. */
  readonly runs?: string;
}

/** How many statements of one text are looked at. */
const MOST_STATEMENTS = 200;

const LOOKS =
  /^(?:select|show|explain|describe|desc|values|table|pragma|use|set|begin|start|commit|rollback|savepoint|release|end|analyze|help|with|fetch|close|declare|prepare|deallocate|discard|listen|unlisten|notify|lock|reset|checkpoint)$/;

/** Every statement of a text that changes something, in order; strings and comments are not looked into. */
export function readSql(text: string): readonly Statement[] {
  const found: Statement[] = [];
  for (const statement of split(text)) {
    if (found.length >= MOST_STATEMENTS) break;
    const one = readStatement(statement);
    if (one !== undefined) found.push(one);
  }
  return found;
}

/** Words of one statement, strings as `'...'`, comments gone. */
function split(text: string): readonly string[] {
  const statements: string[] = [];
  const runs = RUNS_TEXT.test(text);
  let [now, at] = ["", 0];
  while (at < text.length) {
    const char = text[at] ?? "";
    const two = text.slice(at, at + 2);
    if (two === "--" || (char === "#" && /\s/.test(text[at + 1] ?? " "))) {
      at = ending(text, "\n", at);
    } else if (two === "/*") {
      now += " ";
      // MySQL runs what stands in `/*! ... */`.
      if (/^!\d*/.test(text.slice(at + 2))) {
        at += 3 + (/^\d*/.exec(text.slice(at + 3))?.[0].length ?? 0);
      } else at = ending(text, "*/", at + 2) + 1;
    } else if (two === "*/") at++;
    else if (char === "'" || char === '"' || char === "`") {
      const end = ending(text, char, at + 1);
      if (char === "'" && isRun(text.slice(Math.max(0, at - 80), at), runs)) {
        statements.push(...split(joined(text, at)));
      }
      now += char === "'" ? "'...'" : ` ${text.slice(at + 1, end)} `;
      at = end;
    } else if (char === "$" && /^\$\w*\$/.test(text.slice(at, at + 64))) {
      const mark = /^\$\w*\$/.exec(text.slice(at))?.[0] ?? "$$";
      const end = ending(text, mark, at + mark.length);
      // The body of a function or of DO is code of its own.
      statements.push(...split(text.slice(at + mark.length, end)));
      at = end + mark.length - 1;
    } else if (char === ";") {
      statements.push(now);
      now = "";
    } else now += char;
    at++;
  }
  statements.push(now);
  return statements;
}

/** Statements that run what a variable holds. */
const RUNS_TEXT = /\b(?:prepare|execute|exec|sp_executesql)\b/i;

/** Whether a string that follows is a statement that will be run: `EXECUTE '...'`, `EXEC(N'...')`, `@sql = '...'`. */
function isRun(tail: string, runs: boolean): boolean {
  return /\b(?:do|execute(?:\s+immediate)?|exec|sp_executesql|prepare\s+\w+\s+from)\s*\(?\s*(?:format\s*\(|concat\s*\()?\s*[NE]?$/i
    .test(tail) ||
    /\w\s*:?=\s*(?:concat\s*\(|format\s*\()?\s*[NE]?$/i.test(tail) && runs;
}

/** A string with those that are joined to it: `'DR' || 'OP'`. */
function joined(text: string, from: number): string {
  const parts: string[] = [];
  const piece = /\s*(?:\|\||\+|,)?\s*[NE]?'((?:[^']|'')*)'/y;
  piece.lastIndex = from;
  for (
    let found = piece.exec(text);
    found !== null && parts.length < MOST_STATEMENTS;
    found = piece.exec(text)
  ) parts.push((found[1] ?? "").replaceAll("''", "'"));
  return parts.join("");
}

function ending(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end;
}

function readStatement(text: string): Statement | undefined {
  const words = text.replace(/([(),])/g, " $1 ").trim().split(/\s+/);
  const lower = words.map((word) => word.toLowerCase());
  const runs =
    /\b(?:xp_cmdshell|to\s+program|from\s+program|sys_exec|sys_eval)\b/i.test(
      text,
    );
  if (runs) {
    return { verb: "execute", loosens: true, runs: text.trim().slice(0, 200) };
  }
  const loosens = OPENS.test(text) ? { loosens: true } as const : {};
  let at = lower.findIndex((word) =>
    word !== "(" && word !== "begin" && word !== "do"
  );
  // WITH x AS (DELETE ...) and EXPLAIN ANALYZE DELETE do what they hold.
  if (lower[at] === "with" || lower[at] === "explain") {
    const inner = lower.findIndex((word, i) =>
      i > at && /^(?:delete|update|insert|merge|truncate|drop)$/.test(word)
    );
    if (inner < 0) return undefined;
    if (lower[at] === "explain" && !lower.includes("analyze")) return undefined;
    at = inner;
  }
  const verb = lower[at] ?? "";
  if (verb === "" || !/^[a-z]+$/.test(verb)) return undefined;
  if (
    verb === "select" && lower.includes("into") &&
    /\binto\s+(?:outfile|dumpfile)\b/i.test(text)
  ) return { verb: "export", loosens: true };
  if (LOOKS.test(verb)) {
    if (ENDS.test(text)) return { verb: "kill" };
    return OUTSIDE.test(text) ? { verb, loosens: true } : undefined;
  }
  const rest = words.slice(at + 1);
  switch (verb) {
    case "delete":
    case "update":
      return { verb, bounded: isBounded(lower.slice(at)), ...targetOf(rest) };
    case "drop":
    case "truncate":
      return { verb, ...targetOf(rest) };
    case "alter": {
      // `ALTER TABLE t DELETE WHERE ...` is how ClickHouse deletes rows.
      const rows = lower.findIndex((word, i) =>
        i > at + 2 && /^(?:delete|update)$/.test(word) &&
        lower[i - 1] !== "on"
      );
      if (rows > 0 && lower.includes("where")) {
        return {
          verb: lower[rows] ?? "delete",
          bounded: isBounded(lower.slice(rows)),
          ...targetOf(rest),
        };
      }
      return {
        verb: /\bdrop\s+(?:column|partition|constraint)?\b/i.test(text)
          ? "drop"
          : "alter",
        ...targetOf(rest),
        ...loosens,
      };
    }
    case "merge":
      return /\bthen\s+delete\b/i.test(text)
        ? { verb: "delete", bounded: false, ...targetOf(rest) }
        : { verb, ...targetOf(rest) };
    case "replace":
    case "insert":
    case "create":
    case "grant":
    case "revoke":
    case "rename":
    case "copy":
    case "load":
    case "vacuum":
    case "reindex":
    case "call":
    case "execute":
    case "exec":
    case "attach":
    case "detach":
    case "comment":
    case "import":
    case "kill":
    case "shutdown":
    case "purge":
    case "flush":
    case "optimize":
      return {
        verb: verb === "exec" ? "execute" : verb,
        ...targetOf(rest),
        ...(OUTSIDE.test(text) ? { loosens: true } : loosens),
      };
    default:
      return undefined;
  }
}

/** Functions that read and write files, run programs, or connect to other hosts. */
const OUTSIDE =
  /\b(?:pg_(?:read_(?:binary_)?file|ls_dir|write_file|file_write)|lo_(?:import|export)|load_file|load_extension|dblink(?:_exec|_connect)?|utl_(?:file|http|tcp)\.\w+|xp_(?:reg\w+|dirtree|subdirs)|sp_(?:oacreate|configure|addextendedproc)|sys_(?:exec|eval))\s*\(|^\s*(?:exec(?:ute)?\s+)?(?:xp_|sp_(?:oacreate|configure|addsrvrolemember))/i;

/** Functions that end the sessions of others. */
const ENDS = /\bpg_(?:terminate|cancel)_backend\s*\(/i;

/** What gives somebody all rights, takes the protection of rows away, or reads and writes files of the server. */
const OPENS =
  /^\s*grant\b.*(?:\bon\s+\*\.\*|\b(?:with\s+(?:grant|admin)\s+option|to\s+public|superuser|sysadmin|db_owner|dba|accountadmin|securityadmin|pg_(?:execute_server_program|(?:read|write)_server_files))\b)|^\s*(?:alter|create)\s+(?:user|role|login)\b.*\b(?:superuser|createrole|bypassrls|sysadmin)\b|\bdisable\s+row\s+level\s+security\b|^\s*alter\s+(?:user|role|login)\b.*\b(?:identified\s+by|password)\b|^\s*alter\s+system\s+(?:set|reset)\b|^\s*create\s+extension\b.*\b(?:pl(?:python|perl|tcl)\w*u|adminpack|file_fdw|dblink)\b|^\s*copy\b.*\b(?:to|from)\s+'/is;

const ASIDE =
  /^(?:table|database|schema|view|materialized|index|user|role|if|exists|not|only|from|into|in|concurrently|column|sequence|function|procedure|trigger|type|extension|cascade|temp|temporary|or|replace|external|as|\*)$/i;

function targetOf(words: readonly string[]): { readonly target?: string } {
  const target = words.find((word) =>
    !ASIDE.test(word) && /^[\w.$-]/.test(word)
  );
  return target === undefined ? {} : { target };
}

/** Whether WHERE or LIMIT leaves rows out; `WHERE 1=1` and `WHERE true` do not. */
function isBounded(words: readonly string[]): boolean {
  if (words.includes("limit") || words.includes("top")) return true;
  const where = words.indexOf("where");
  if (where < 0) return false;
  const condition = words.slice(where + 1).join(" ").replace(
    /\s+(?:returning|order by)\b.*$/,
    "",
  ).replace(/[\s()]/g, "");
  return !/^(?:true|1|1=1|'\.\.\.'='\.\.\.'|0=0|notfalse|1<>0|1)$/.test(
    condition,
  ) && condition !== "";
}
