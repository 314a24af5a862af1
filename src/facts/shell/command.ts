/** Runs a simple command: assignments, words, redirections, then a function, a builtin or a program. */
import type { Assignment, Command } from "unbash";
import {
  type Data,
  dataOf,
  type Field,
  known,
  literal,
  mix,
  NOTHING,
  UNKNOWN,
} from "./data.ts";
import { type Frame, LONGEST_PIECE } from "./frame.ts";
import { callFunction } from "./functions.ts";
import { closeProcesses } from "./processes.ts";
import { openRedirects } from "./redirects.ts";
import { Scope } from "./scope.ts";
import { evaluateText } from "./subscripts.ts";
import { assign, elementsOf, valueOf } from "./variables.ts";
import { expandText, expandWord } from "./words.ts";
import { isUnknown, runProgram } from "../programs/run.ts";

/** How many combinations of possible values one command is tried with. */
const MOST_ATTEMPTS = 8;

/** Runs a simple command once for each combination of values that its variables may have. */
export function runCommand(frame: Frame, node: Command): Data {
  const { machine } = frame;
  const outer = machine.consulted;
  machine.consulted = new Map();
  let output = attempt(frame, node);
  const { consulted } = machine;
  if (consulted.size > 0) {
    output = retry(frame, node, [...consulted], output);
  }
  machine.consulted = outer;
  return output;
}

function retry(
  frame: Frame,
  node: Command,
  choices: readonly (readonly [string, number])[],
  first: Data,
): Data {
  const { machine } = frame;
  const uniting = machine.uniting;
  machine.uniting = true;
  let output = first;
  const total = choices.reduce((all, [, count]) => all * count, 1);
  for (let at = 1; at < Math.min(total, MOST_ATTEMPTS); at++) {
    let rest = at;
    for (const [name, count] of choices) {
      machine.picks.set(name, rest % count);
      rest = Math.floor(rest / count);
    }
    const found = attempt(frame, node);
    output = {
      text: found.text === output.text ? output.text : undefined,
      origins: mix(output.origins, found.origins),
    };
    machine.consulted.clear();
  }
  for (const [name] of choices) machine.picks.delete(name);
  machine.uniting = uniting;
  return output;
}

function attempt(given: Frame, node: Command): Data {
  const piece = given.text.slice(
    node.pos,
    Math.min(node.end, node.pos + LONGEST_PIECE),
  );
  let frame: Frame = { ...given, piece };
  const { serial } = given.machine;
  const fields: Field[] = [];
  if (node.name !== undefined) expandWord(frame, node.name, fields);
  for (const argument of node.args) {
    if (argument.type === "Word") expandWord(frame, argument, fields);
    else expandDeclaration(frame, argument, fields);
  }
  const assignments = node.prefix.filter((one) => one.type === "Assignment");
  if (assignments.length > 0) {
    // Before a command they are the command's own; alone they stay.
    const target = fields.length > 0
      ? { ...frame, scope: new Scope(frame.scope) }
      : frame;
    for (const one of assignments) {
      assignOne(target, one, fields.length > 0);
    }
    if (fields.length > 0) {
      const cwd = frame.scope.cwd;
      frame = target;
      frame.scope.cwd = cwd;
    }
  }
  const { redirects } = node;
  const output = redirects.length === 0
    ? runFields(frame, fields)
    : redirected(frame, node, fields);
  // What `exec` opens stays open, and what was open before.
  const opens = fields.length === 1 && fields[0]?.text === "exec";
  if (frame.machine.sinks.size > 0 && !opens) closeProcesses(frame, serial);
  if (frame.scope !== given.scope) {
    frame.scope.settle(given.scope, assignments.map(({ name }) => name));
  }
  return output;
}

function redirected(
  frame: Frame,
  node: Command,
  fields: readonly Field[],
): Data {
  const name = fields[0]?.text;
  const stays = name === "exec" && fields.length === 1;
  const keep = stays ? frame.scope : new Scope(frame.scope);
  const opened = openRedirects(frame, node.redirects, keep);
  // Descriptors end with the command, variables do not: the command runs in its own shell's scope.
  const inner = { ...opened.frame, channels: keep };
  if (fields.length === 0) {
    return opened.finish(
      node.prefix.length === node.redirects.length ? inner.stdin : NOTHING,
    );
  }
  return opened.finish(runFields(inner, fields));
}

/** Runs a command whose words are known. */
export function runFields(frame: Frame, fields: readonly Field[]): Data {
  const [first, ...args] = fields;
  if (first === undefined) return NOTHING;
  const { machine, scope } = frame;
  if (!machine.meter.spend() || !machine.meter.enter(frame.depth + 1)) {
    return UNKNOWN;
  }
  const inner = { ...frame, depth: frame.depth + 1 };
  const { text: name } = first;
  if (first.known) {
    const alias = scope.alias(name);
    if (alias !== undefined && !frame.calls.includes(`alias ${name}`)) {
      return runAlias(inner, name, alias, args);
    }
    const definition = scope.fn(name);
    if (definition !== undefined) {
      return callFunction(inner, name, definition, args);
    }
    const remembered = scope.remembered(name);
    if (remembered !== undefined) {
      return runProgram(inner, [literal(remembered), ...args]);
    }
  }
  const handler = scope.fn("command_not_found_handle");
  if (handler !== undefined && isUnknown(frame, name)) {
    return callFunction(inner, "command_not_found_handle", handler, fields);
  }
  return runProgram(inner, fields);
}

function runAlias(
  frame: Frame,
  name: string,
  alias: string,
  args: readonly Field[],
): Data {
  const quoted = args.map(({ text }) => `'${text.replaceAll("'", "'\\''")}'`);
  return frame.machine.source(
    { ...frame, calls: [...frame.calls, `alias ${name}`] },
    known([alias, ...quoted].join(" ")),
  );
}

/** `export X=1`, `declare -a X=(1 2)`: the whole assignment is one argument. */
function expandDeclaration(
  frame: Frame,
  node: Assignment,
  out: Field[],
): void {
  if (node.value.type === "ArrayValue") {
    assignOne(frame, node, false);
    out.push(literal(node.name));
    return;
  }
  const { parts } = node.value;
  if (parts?.some(({ type }) => type === "BraceExpansion") === true) {
    const start = out.length;
    expandWord(frame, node.value, out);
    for (let at = start; at < out.length; at++) {
      out[at] = prefixed(node, out[at] as Field);
    }
    return;
  }
  out.push(prefixed(node, expandText(frame, node.value)));
}

/** A value as one argument with the name before it. */
function prefixed(node: Assignment, value: Field): Field {
  const sign = node.append === true ? "+=" : "=";
  return {
    ...value,
    text: `${node.name}${sign}${value.text}`,
    path: `${node.name}${sign}${value.path}`,
  };
}

function assignOne(frame: Frame, node: Assignment, exported: boolean): void {
  const change = exported ? { exported } : {};
  if (node.value.type === "ArrayValue") {
    const fields: Field[] = [];
    for (const word of node.value.elements) expandWord(frame, word, fields);
    const before = node.append === true
      ? elementsOf(frame, node.name) ?? []
      : [];
    const elements = [...before, ...fields.map(dataOf)];
    assign(frame, node.name, elements[0] ?? NOTHING, { ...change, elements });
    return;
  }
  const value = dataOf(expandText(frame, node.value));
  if (node.index !== undefined) {
    const elements = [...elementsOf(frame, node.name) ?? []];
    const { text } = dataOf(expandText(frame, node.index));
    const index = text === undefined
      ? NaN
      : evaluateText(frame, text, 0) ?? NaN;
    const at = Number.isSafeInteger(index) && index >= 0 && index < 256
      ? index
      : elements.length;
    elements[at] = value;
    const filled = Array.from(elements, (one) => one ?? NOTHING);
    assign(frame, node.name, filled[0] ?? NOTHING, {
      ...change,
      elements: filled,
    });
    return;
  }
  if (node.append !== true) {
    assign(frame, node.name, value, change);
    return;
  }
  const before = valueOf(frame, node.name);
  assign(frame, node.name, {
    text: before === undefined || before?.text === undefined ||
        value.text === undefined
      ? before === null ? value.text : undefined
      : before.text + value.text,
    origins: mix(before?.origins ?? [], value.origins),
  }, change);
}
