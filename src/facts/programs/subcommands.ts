/** Programs with subcommands: `docker container rm`, `kubectl delete`, `systemctl stop`. */
import { type Data, type Field, mix } from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import { Invocation as Run } from "./invocation.ts";
import { optionTable, readOptions } from "./options.ts";
import { isIdle, play } from "./perform.ts";
import type { Program, Subcommand } from "./program.ts";

/** How many words a subcommand may have. */
const MOST_WORDS = 4;

const TABLES = new WeakMap<
  readonly Subcommand[],
  ReadonlyMap<string, Subcommand>
>();

function rowsOf(rows: readonly Subcommand[]): ReadonlyMap<string, Subcommand> {
  const cached = TABLES.get(rows);
  if (cached !== undefined) return cached;
  const table = new Map<string, Subcommand>();
  for (const row of rows) {
    for (const path of row.at.split(",")) table.set(path.trim(), row);
  }
  TABLES.set(rows, table);
  return table;
}

/** Performs the subcommand that the operands begin with; `undefined` when the table has none and `run` must decide. */
export function performSubcommand(
  it: Invocation,
  program: Program,
): Data | undefined {
  const rows = rowsOf(program.subcommands ?? []);
  const words = it.operands.slice(0, MOST_WORDS);
  for (let length = words.length; length > 0; length--) {
    const path = words.slice(0, length).map(({ text }) => text).join(" ");
    const row = rows.get(path);
    if (row !== undefined) return performRow(it, program, row, path, length);
  }
  const name = words[0]?.text;
  if (name === undefined) return undefined;
  const looks = program.looks?.split(" ") ?? [];
  const known = words.slice(0, 2).some(({ text }) => looks.includes(text));
  if (!known && program.run === undefined) it.execution.known = false;
  return undefined;
}

function performRow(
  given: Invocation,
  program: Program,
  row: Subcommand,
  path: string,
  length: number,
): Data | undefined {
  const it = row.options === undefined ? given : reread(given, program, row);
  if (isIdle(it, program)) return { text: undefined, origins: [] };
  const operands = it.operands.slice(length);
  const { change, when, unless, connects, operands: role } = row;
  const may = (when === undefined || it.has(...when.split(" "))) &&
    (unless === undefined || !it.has(...unless.split(" ")));
  if (change !== undefined && may) {
    const verb = path.slice(path.lastIndexOf(" ") + 1);
    const targets: readonly (Field | undefined)[] = operands.length === 0
      ? [undefined]
      : operands.slice(0, 16);
    for (const target of targets) {
      it.change(change, verb, target, {
        ...(it.has("force", "yes", "auto-approve") ? { forced: true } : {}),
        ...(it.has("all") ? { breadth: "everything" } : {}),
      });
    }
  }
  if (connects === true) it.connect("", { direction: "out" });
  if (role !== undefined) { for (const one of operands) play(it, one, role); }
  const output = row.run?.(it);
  if (output !== undefined) return output;
  return { text: undefined, origins: mix(it.stdin.origins, it.origins) };
}

/** Reads the arguments again with the options of the subcommand. */
function reread(it: Invocation, program: Program, row: Subcommand): Invocation {
  const table = optionTable(`${program.options ?? ""} ${row.options ?? ""}`);
  const style = row.style ?? program.style ?? "gnu";
  const options = readOptions(it.args, table, style);
  return new Run(it.frame, it.name, it.args, options, it.execution);
}
