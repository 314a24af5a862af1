/** Reads `((…))` a second time as commands: to sh it is one subshell inside another, to bash arithmetic. */
import type { ArithmeticCommand, CommandNode, Script } from "unbash";
import type { Programs } from "../programs/programs.ts";
import type { Frame } from "./frame.ts";
import { parseShell } from "./parse.ts";
import { Scope } from "./scope.ts";
import { deeper, runScript } from "./walk.ts";

/**
 * Runs what stands between double parentheses, where it names a program that we know or is no arithmetic.
 *
 * Which shell reads it is not known, so the effects are only presumed; plain counting such as `((i++))` has none.
 */
export function runDoubleParentheses(
  frame: Frame,
  node: ArithmeticCommand,
): void {
  const { machine } = frame;
  if (!machine.meter.enter(frame.depth + 1)) return;
  const script = parseShell(node.body, machine);
  if (script === undefined || (script.errors ?? []).length > 0) return;
  if (
    node.expression !== undefined && !runsSomething(script, machine.programs)
  ) return;
  const scope = new Scope(frame.scope);
  const inner = { ...deeper(frame), text: node.body, presumed: true, scope };
  runScript(inner, script);
}

function runsSomething({ commands }: Script, programs: Programs): boolean {
  return commands.some(({ command }) =>
    (command.type === "AndOr" ? command.commands : [command])
      .flatMap((one) => one.type === "Pipeline" ? one.commands : [one])
      .some((one) => runsKnown(one, programs))
  );
}

function runsKnown(node: CommandNode, programs: Programs): boolean {
  if (node.type !== "Command") return true;
  const name = node.name?.value.split("/").at(-1);
  return name !== undefined && programs.of(name) !== undefined;
}
