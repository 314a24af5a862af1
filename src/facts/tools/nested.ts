/** Says what tools do that call other tools. */
import type { Effect } from "../effect.ts";
import { type Arguments, type Given, given, textOf } from "./arguments.ts";
import { missing } from "./files.ts";

/** Says what one of the tools does that are called. */
export type Again = (tool: string, parameters: Arguments) => readonly Effect[];

/** What calling other tools takes. */
export interface Nesting {
  /** How many tools have called each other so far. */
  readonly depth: number;
  /** Says what a called tool does, one level deeper. */
  readonly again: Again;
  /** Says that the call holds more than is looked at. */
  readonly exhaust: () => void;
}

/** How deep tools may call tools. */
const MOST_NESTING = 3;

/** Most calls that one call may stand for, because it names several tools or gives several lists of arguments. */
const MOST_READINGS = 16;

/** What a tool does that makes several calls at once. */
export function batchEffects(
  tool: string,
  parameters: Arguments,
  nesting: Nesting,
): readonly Effect[] {
  if (nesting.depth >= MOST_NESTING) return beyond(nesting);
  const lists = given(
    parameters,
    "toolcalls",
    "calls",
    "invocations",
    "tooluses",
  )
    .map(({ where, value }) => ({ where, value: read(value) }));
  if (lists.length === 0) return [missing(tool)];
  return lists.flatMap(({ where, value }) =>
    Array.isArray(value)
      ? (value as readonly unknown[]).flatMap((call) =>
        isObject(call)
          ? calledEffects(tool, call, nesting)
          : [missing(tool, where)]
      )
      : [missing(tool, where)]
  );
}

/** What a tool does that calls the tool which its arguments name. */
export function calledEffects(
  tool: string,
  parameters: Arguments,
  nesting: Nesting,
): readonly Effect[] {
  const servers = textsOf(parameters, "servername", "mcpservername", "server");
  const tools = textsOf(
    parameters,
    "toolname",
    "mcptoolname",
    "tool",
    "name",
    "recipientname",
  ).map((name) => name.replace(/^functions\./, ""));
  const found = given(
    parameters,
    "parameters",
    "arguments",
    "args",
    "mcptoolarguments",
    "input",
    "toolinput",
  );
  const inner = found.map(argumentsOf);
  const names = servers.length === 0
    ? tools
    : servers.flatMap((server) =>
      tools.map((name) => `mcp__${server}__${name}`)
    );
  if (names.length === 0) return [missing(tool)];
  const readings = names.length * inner.length;
  if (readings > MOST_READINGS || nesting.depth >= MOST_NESTING) {
    return beyond(nesting);
  }
  // Many tools take no arguments, and then nobody gives any.
  const sets = inner.length === 0 ? [{}] : inner;
  return names.flatMap((name) =>
    sets.flatMap((one, at) =>
      one === undefined
        ? [missing(tool, found[at]?.where)]
        : nesting.again(name, one)
    )
  );
}

/** Calls that are too many, or too deep in each other, are a budget that is spent: nobody knows what they would do. */
function beyond({ exhaust }: Nesting): readonly Effect[] {
  exhaust();
  return [];
}

/** The arguments that are given for a called tool; an empty text is none. */
function argumentsOf({ value }: Given): Arguments | undefined {
  if (value === "") return {};
  const object = read(value);
  return isObject(object) ? object : undefined;
}

function textsOf(
  parameters: Arguments,
  ...names: readonly string[]
): readonly string[] {
  return given(parameters, ...names).flatMap(({ value }) =>
    textOf(value) ?? []
  );
}

/** Agents write lists and objects as JSON, too. */
function read(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Arguments {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
