/** Performs what the table of a program says. */
import {
  type Data,
  type Field,
  join,
  mix,
  NOTHING,
  UNKNOWN,
} from "../shell/data.ts";
import type { Invocation } from "./invocation.ts";
import { runNamedCommands } from "./named_commands.ts";
import { passOn } from "./passing.ts";
import type { Program, Role } from "./program.ts";
import { performSubcommand } from "./subcommands.ts";

/** Lets a program have the effects that its table says; the result is its output. */
export function perform(it: Invocation, program: Program): Data {
  const output = outputOf(it, program);
  return output.origins.length === 0 && output.endless === undefined
    ? output
    : passOn(it, output);
}

function outputOf(it: Invocation, program: Program): Data {
  if (isIdle(it, program)) return NOTHING;
  runNamedCommands(it);
  const content = performRoles(it, program);
  if (program.change !== undefined) {
    const [first] = it.operands;
    it.change(program.change, it.name, first);
  }
  if (program.subcommands !== undefined) {
    const output = performSubcommand(it, program);
    if (output !== undefined) return output;
  }
  const output = program.run?.(it);
  if (output !== undefined) return output;
  return program.copies === true
    ? content
    : program.silent === true
    ? NOTHING
    : { text: undefined, origins: mix(content.origins, it.origins) };
}

/** `--help`, `--version`, and what the table says besides. */
export function isIdle(it: Invocation, program: Program): boolean {
  if (it.options.given.length === 0) return false;
  const idle = program.idle;
  return it.options.given.some(({ key }) =>
    key === "help" || key === "version" ||
    (idle !== undefined && idle.split(" ").includes(key))
  );
}

/** Gives every operand and option value its role; the result is what was read, or standard input. */
function performRoles(it: Invocation, program: Program): Data {
  let content: Data | undefined;
  const note = (data: Data | undefined) => {
    if (data !== undefined) {
      content = content === undefined ? data : join(content, data);
    }
  };
  const { values } = program;
  if (values !== undefined) {
    for (const { key, value } of it.options.given) {
      const role = values[key];
      if (role !== undefined && value !== undefined) {
        note(play(it, value, role));
      }
    }
  }
  const roles = program.operands;
  if (roles !== undefined) {
    const list = typeof roles === "string" ? [roles] : roles;
    const skip = program.skip ?? 0;
    it.operands.slice(skip).forEach((field, at) => {
      note(play(it, field, list[Math.min(at, list.length - 1)] ?? "data"));
    });
  }
  return content ?? it.stdin;
}

/** Does with one word what its role says; the result is what was read, if anything. */
export function play(
  it: Invocation,
  field: Field,
  role: Role,
): Data | undefined {
  switch (role) {
    case "read":
      return field.text === "-" ? it.stdin : it.read(field);
    case "list":
      it.list(field);
      return undefined;
    case "write":
      if (field.text !== "-") it.write(field, content(it));
      return undefined;
    case "append":
      if (field.text !== "-") it.write(field, content(it), { append: true });
      return undefined;
    case "edit": {
      const data = it.read(field);
      it.write(field, { text: undefined, origins: data.origins });
      return data;
    }
    case "delete":
      it.delete(field);
      return undefined;
    case "host":
      return it.connect(field);
    case "url":
      return it.connect(field, { scheme: "https" });
    case "execute":
      return it.run([field], { via: it.name });
    case "data":
      return undefined;
  }
}

function content(it: Invocation): Data {
  const origins = mix(it.stdin.origins, it.origins);
  return origins.length === 0 ? UNKNOWN : { text: undefined, origins };
}
