/** Calls shell functions, and notices those that multiply. */
import { callsItself } from "./bombs.ts";
import { type Data, type Field, UNKNOWN } from "./data.ts";
import { emit, type Frame } from "./frame.ts";
import { type Definition, Scope } from "./scope.ts";
import { runNode, runStatements } from "./walk.ts";

/** Runs the body with the arguments as positional parameters; a function that calls itself is followed once. */
export function callFunction(
  frame: Frame,
  name: string,
  definition: Definition,
  args: readonly Field[],
): Data {
  const { node, text } = definition;
  const { machine } = frame;
  if (frame.calls.includes(name)) {
    if (multiplies(frame, name)) {
      emit(frame, {
        kind: "changes",
        what: "process",
        operation: "multiply",
        breadth: "everything",
        within: frame.within,
      });
    }
    return UNKNOWN;
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

/** Whether some function of the circle starts another of them beside itself. */
function multiplies(frame: Frame, name: string): boolean {
  const circle = frame.calls.slice(frame.calls.indexOf(name));
  return circle.some((one) => {
    const node = frame.scope.fn(one)?.node;
    return node !== undefined &&
      circle.some((other) => callsItself(node, other, frame.machine.meter));
  });
}
