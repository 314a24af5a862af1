/** Starts programs and shells for code, and asks databases. */
import { literal, plain } from "../../shell/data.ts";
import type { Invocation } from "../invocation.ts";
import { dataOfValue, fieldOf, optionsOf, valueOf } from "./access.ts";
import type { Call } from "./call.ts";
import { ANYTHING, isTrue, type Value } from "./values.ts";

/** `execvp("rm", ["rm", "a"])`, `spawnl(P_WAIT, "/bin/rm", "rm", "a")`. */
export function replaceBy(it: Invocation, call: Call): Value {
  const spawns = /spawn[lv]/.test(call.name);
  const [path, ...rest] = call.args.slice(spawns ? 1 : 0);
  const words = rest[0]?.list ??
    rest.filter(({ named }) => named === undefined);
  return valueOf(
    it.run([path, ...words.slice(1)].map(fieldOf), { via: `${it.name} code` }),
  );
}

/** Runs the words of a call as a program, or its text in a shell. */
export function runWords(
  it: Invocation,
  call: Call,
  deed: "shell" | "program",
): Value {
  const via = { via: `${it.name} code` };
  const [first, second] = call.args;
  const words = first?.list ??
    (second?.list !== undefined ? [first, ...second.list] : undefined);
  if (words !== undefined) return valueOf(it.run(words.map(fieldOf), via));
  const shell = deed === "shell" || isTrue(optionsOf(call).get("shell"));
  const texts = call.args.filter((one) =>
    one.named === undefined && one.list === undefined
  );
  if (texts.length > 1 && !shell) {
    return valueOf(it.run(texts.map(fieldOf), via));
  }
  if (texts.length > 1 && (it.name === "ruby" || it.name === "perl")) {
    return valueOf(
      it.run(
        texts.filter(({ text }) => !/^[rw][b+]?$/.test(text ?? "")).map(
          fieldOf,
        ),
        via,
      ),
    );
  }
  if (first === undefined) return ANYTHING;
  // A single text that is no shell command is a program's name or, for some, a whole line.
  return valueOf(it.shell(dataOfValue(first), via));
}

/** What a driver of some database is told to run. */
const ASKS = /(?:^|[.>:])(?:execute|executescript|query|exec_query|run)$/i;

/** SQL that loses or changes something, whatever database it is for. */
const CHANGES =
  /^\s*(?:drop|truncate|delete\s+from|update\s+\S+\s+set|alter)\s/i;

/** Asks a database what a call asks it: `cursor.execute("DROP TABLE users")`. */
export function askDatabase(it: Invocation, call: Call): void {
  const sql = call.args[0]?.text;
  if (sql === undefined || !ASKS.test(call.name) || !CHANGES.test(sql)) return;
  it.run([plain("psql"), plain("-c"), literal(sql)], {
    via: `${it.name} code`,
  });
}
