/** Finds the tools that a tool of a server calls for others: `execute_tool {name, arguments}`, `run_actions {actions: [...]}`. */
import { type Arguments, firstText, given } from "../arguments.ts";

/** A tool that is called, with what it is given. */
export interface Called {
  readonly tool: string;
  readonly parameters: Arguments;
}

/** Names of tools that call others: a verb for calling and a word for what is called. */
const CALLS = /^(?:call|dispatch|do|execute|invoke|multi|proxy|run|use)$/;
const TOOLS =
  /^(?:actions?|api|capabilit(?:y|ies)|commands?|endpoints?|functions?|methods?|operations?|tools?|zap)$/;

/** Plain names of arguments that say which tool. */
const NAMES = [
  "toolname",
  "toolslug",
  "tool",
  "actionname",
  "actionid",
  "action",
  "operationname",
  "operationid",
  "operation",
  "functionname",
  "function",
  "capability",
  "method",
  "slug",
  "name",
];

/** Those that name nothing but what is called. */
const TELLING = ["toolname", "toolslug", "actionname", "functionname"];

/** Plain names of arguments that hold several calls. */
const LISTS = ["tools", "toolcalls", "actions", "calls", "operations", "steps"];

/** How many calls of one call are looked at. */
const MOST_CALLS = 50;

/** The tools that a call of this tool calls in turn. */
export function calledTools(
  verbs: readonly string[],
  parameters: Arguments,
): readonly Called[] {
  const lists = given(parameters, ...LISTS).flatMap(({ value }) =>
    Array.isArray(value) ? value.slice(0, MOST_CALLS) : []
  ).filter(isObject).flatMap((one) => called(one));
  const direct = verbs.some((word) => CALLS.test(word)) &&
      (verbs.some((word) => TOOLS.test(word)) ||
        given(parameters, ...TELLING).length > 0)
    ? called(parameters)
    : [];
  return [...direct, ...lists];
}

function called(parameters: Arguments): readonly Called[] {
  const tool = firstText(parameters, ...NAMES);
  if (tool === undefined || !/^[A-Za-z][\w.:/-]{1,100}$/.test(tool)) return [];
  const inner = given(
    parameters,
    "toolarguments",
    "toolinput",
    "toolparams",
    "arguments",
    "parameters",
    "params",
    "args",
    "input",
    "inputs",
    "payload",
  ).map(({ value }) => read(value)).find(isObject);
  return [{ tool, parameters: inner ?? {} }];
}

function read(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*\{/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Arguments {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
