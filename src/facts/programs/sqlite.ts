/** Databases in a file: sqlite and its kin, with commands of their own. */
import { plain, UNKNOWN } from "../shell/data.ts";
import { runFile, runInput, runSql } from "./databases.ts";
import type { Invocation } from "./invocation.ts";
import type { Family } from "./program.ts";

/** Clients of such databases. */
export const SQLITE: Family = {
  "sqlite3,sqlite,duckdb,litecli,sqlite3.exe": {
    style: "single",
    options:
      "init= cmd= csv json line list header noheader readonly batch bail html separator= c= s= f=",
    run: (it) => {
      const [file, ...code] = it.operands;
      const passing = file !== undefined && isInMemory(file.text);
      const all = [...it.options.values("cmd", "c", "s"), ...code];
      if (file !== undefined && !isInMemory(file.text)) {
        it.read(file);
        const texts = [...all.map(({ text }) => text), it.stdin.text ?? ""];
        if (!it.has("readonly") && texts.some((text) => CHANGING.test(text))) {
          it.write(file, UNKNOWN, { append: true });
        }
      }
      if (file !== undefined && it.has("init")) {
        const script = it.value("init") ?? file;
        writeNamed(it, it.peek(script).text ?? "");
        runFile(it, script);
      }
      for (const value of it.options.values("cmd", "c", "s")) {
        runLines(it, value.text, passing);
      }
      for (const value of code) runLines(it, value.text, passing);
      if (code.length === 0 && !it.has("cmd", "c", "s")) {
        writeNamed(it, it.stdin.text ?? "");
        readNamed(it, it.stdin.text ?? "");
        runInput(it);
      }
    },
  },
};

function runLines(it: Invocation, sql: string, passing: boolean): void {
  writeNamed(it, sql);
  readNamed(it, sql);
  // What is in no file is gone anyway; commands of the program's own are not.
  if (passing && !/^\s*\.|\battach\b/im.test(sql)) return;
  runSql(it, sql);
}

/** Statements that change a database. */
const CHANGING =
  /\b(?:insert|update|delete|replace|create|drop|alter|vacuum|reindex|import|restore)\b/i;

/** Whether a database is in no file. */
function isInMemory(name: string): boolean {
  return name === "" || /^:memory:|mode=memory/.test(name);
}

/** Files that sqlite's and DuckDB's own commands and functions read. */
function readNamed(it: Invocation, sql: string): void {
  const names = [
    ...sql.matchAll(
      /^\s*\.(?:import|read|restore|load)\s+(?:-\w+\s+)*['"]?([^\s'"|]+)/gm,
    ),
    ...sql.matchAll(/\b(?:readfile|read_\w+)\s*\(\s*'([^']+)'/gi),
  ];
  for (const [, name = ""] of names) it.read(plain(name));
}

/** Files that sqlite's own commands and functions write. */
function writeNamed(it: Invocation, sql: string): void {
  const names = [
    ...sql.matchAll(
      /^\s*\.(?:output|once|save|backup|clone|log|excel|open)\s+(?:-\w+\s+)*['"]?([^\s'"|]+)/gm,
    ),
    ...sql.matchAll(/\bwritefile\s*\(\s*'([^']+)'/gi),
    ...sql.matchAll(/\battach\s+(?:database\s+)?'([^']+)'/gi),
    ...sql.matchAll(/\bvacuum\s+into\s+'([^']+)'/gi),
  ];
  for (const [, name = ""] of names) {
    if (!isInMemory(name) && !/^(?:stdout|off)$/.test(name)) {
      it.write(plain(name), UNKNOWN);
    }
  }
}
