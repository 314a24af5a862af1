/** Recognises loops that start processes without end. */
import type { Statement, SyntaxNode, While } from "unbash";
import { forEachChild } from "unbash";
import type { Meter } from "../budget.ts";

/** Whether a loop never ends by its condition: `while true`, `until false`, `while [ 1 ]`. */
export function endless(node: While): boolean {
  const { commands } = node.clause;
  const last = commands.at(-1)?.command;
  if (last === undefined) return false;
  const wanted = node.kind === "while";
  if (last.type === "Command") {
    const name = last.name?.value.split("/").at(-1);
    if (name === "true" || name === ":") return wanted;
    if (name === "false") return !wanted;
    if (name !== "[" && name !== "test") return false;
    const words = last.args.map((one) => one.type === "Word" ? one.value : "")
      .filter((one) => one !== "]");
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

/** Whether each turn of the body leaves a process behind: one in the background that nothing waits for. */
export function multiplies(
  body: readonly Statement[],
  meter: Meter,
): boolean {
  let pending = 0;
  // What a subshell leaves behind is nobody's child, so nothing waits for it.
  let orphans = 0;
  for (const statement of body) {
    if (!meter.spend()) return false;
    const name = statement.command.type === "Command"
      ? statement.command.name?.value
      : undefined;
    if (name === "break" || name === "exit" || name === "return") return false;
    if (name === "wait") pending = 0;
    else if (inner(statement, meter)) orphans++;
    else if (statement.background === true) pending++;
  }
  return pending + orphans > 0;
}

/** Whether a subshell in the statement leaves a process behind. */
function inner(statement: Statement, meter: Meter): boolean {
  const { command } = statement;
  if (command.type === "Subshell" || command.type === "BraceGroup") {
    return multiplies(command.body.commands, meter);
  }
  return false;
}

/** Whether the code starts the named function in the background or in a pipeline, so that each call makes more. */
export function callsItself(
  node: SyntaxNode,
  name: string,
  meter: Meter,
): boolean {
  let found = false;
  const visit = (at: SyntaxNode, forked: boolean, depth: number): void => {
    if (found || depth > 24 || !meter.spend()) return;
    if (at.type === "Command" && forked && at.name?.value === name) {
      found = true;
      return;
    }
    const forks = forked || at.type === "Pipeline" ||
      (at.type === "Statement" && at.background === true);
    forEachChild(at, (child) => visit(child, forks, depth + 1));
  };
  visit(node, false, 0);
  return found;
}
