/** Calls shell functions, and notices those that multiply. */
import { type Data, type Field, UNKNOWN } from "./data.ts";
import { emit, type Frame } from "./frame.ts";
import { type Definition, Scope } from "./scope.ts";
import { runNode, runStatements } from "./walk.ts";

/** How often a function that calls itself is followed: with its first arguments, and with those that it gives itself. */
const MOST_CALLS = 2;

/** Runs the body with the arguments as positional parameters. */
export function callFunction(
  frame: Frame,
  name: string,
  definition: Definition,
  args: readonly Field[],
): Data {
  const { node, text } = definition;
  const { machine } = frame;
  const running = frame.calls.filter((one) => one === name).length;
  if (running === MOST_CALLS) {
    const told = machine.effects.some((one) =>
      one.kind === "unresolved" && one.by === name
    );
    if (!told) emit(frame, { kind: "unresolved", what: "code", by: name });
    return UNKNOWN;
  }
  if (running > 0) {
    if (multiplies(frame, name)) {
      emit(frame, {
        kind: "changes",
        what: "process",
        operation: "multiply",
        breadth: "everything",
        within: frame.within,
      });
      return UNKNOWN;
    }
  }
  const scope = new Scope(frame.scope);
  scope.positional = args;
  const inner: Frame = {
    ...frame,
    scope,
    text,
    calls: [...frame.calls, name],
  };
  if (!machine.meter.enter(inner.depth + 1)) return UNKNOWN;
  const { body } = node;
  const output = body.type === "CompoundList"
    ? runStatements(inner, body.commands)
    : runNode({ ...inner, depth: inner.depth + 1 }, body);
  const { positional } = frame.scope;
  frame.scope.merge(scope, true);
  frame.scope.positional = positional;
  return output;
}

/** Whether the function has, since it was called, started something beside itself that now calls it again. */
function multiplies({ calls, forked }: Frame, name: string): boolean {
  return forked !== undefined && forked > calls.lastIndexOf(name);
}
