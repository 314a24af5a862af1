/** Recognises loops that start processes without end. */
import type { Command, Statement, While, Word } from "unbash";
import type { Meter } from "../budget.ts";
import type { Field } from "./data.ts";

/** The fields of a word. */
export type Expand = (word: Word) => readonly Field[];

/** Whether a loop never ends by its condition: `while true`, `until false`, `while [ 1 ]`. */
export function endless(node: While, expand: Expand): boolean {
  const { commands } = node.clause;
  const last = commands.at(-1)?.command;
  if (last === undefined) return false;
  const wanted = node.kind === "while";
  if (last.type === "Command") {
    const [first = "", ...args] = wordsOf(last, expand);
    const name = first.split("/").at(-1);
    if (name === "true" || name === ":") return wanted;
    if (name === "false") return !wanted;
    if (name !== "[" && name !== "test") return false;
    const words = args.filter((one) => one !== "]");
    return wanted && words.length === 1 && /^\w+$/.test(words[0] ?? "");
  }
  if (last.type === "TestCommand") {
    const { expression } = last;
    return wanted && expression.type === "TestUnary" &&
      /^\w+$/.test(expression.operand.text);
  }
  if (last.type === "ArithmeticCommand") {
    return wanted && /^\s*[1-9]\d*\s*$/.test(last.body);
  }
  return false;
}

/** The words of a command; what is not known is empty. */
function wordsOf(command: Command, expand: Expand): readonly string[] {
  const words = command.args.filter((one) => one.type === "Word");
  return [...command.name === undefined ? [] : [command.name], ...words]
    .flatMap((word) =>
      word.parts === undefined
        ? [word.value]
        : expand(word).map(({ text, known }) => known ? text : "")
    );
}

function nameOf(
  { name }: Command,
  expand: Expand,
): string | undefined {
  if (name?.parts === undefined) return name?.value;
  const [first] = expand(name);
  return first?.known === true ? first.text : undefined;
}

/** Whether each turn of the body leaves a process behind: one in the background that nothing waits for. */
export function multiplies(
  body: readonly Statement[],
  meter: Meter,
  expand: Expand,
): boolean {
  let pending = 0;
  // What a subshell leaves behind is nobody's child, so nothing waits for it.
  let orphans = 0;
  for (const statement of body) {
    if (!meter.spend()) return false;
    const name = statement.command.type === "Command"
      ? nameOf(statement.command, expand)
      : undefined;
    if (name === "break" || name === "exit" || name === "return") return false;
    if (name === "wait") pending = 0;
    else if (inner(statement, meter, expand)) orphans++;
    else if (statement.background === true) pending++;
  }
  return pending + orphans > 0;
}

/** Whether a subshell in the statement leaves a process behind. */
function inner(
  statement: Statement,
  meter: Meter,
  expand: Expand,
): boolean {
  const { command } = statement;
  if (command.type === "Subshell" || command.type === "BraceGroup") {
    return multiplies(command.body.commands, meter, expand);
  }
  return false;
}
