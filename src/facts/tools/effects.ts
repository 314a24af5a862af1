/** Says what any tool does: by its name when an agent has such a tool, else as a program, an MCP tool, or in general. */
import type { Call } from "../call.ts";
import type { Effect } from "../effect.ts";
import { type Place, placeOf } from "../paths.ts";
import {
  type Arguments,
  first,
  firstText,
  MOST_ARGUMENTS,
} from "./arguments.ts";
import {
  codeEffects,
  commandEffects,
  inputEffects,
  placeFor,
  powershellEffects,
  type Shell,
} from "./command.ts";
import { fileEffects, missing } from "./files.ts";
import { mcpEffects } from "./mcp/effects.ts";
import { mcpName } from "./mcp/name.ts";
import { patchEffects } from "./patch.ts";
import { commandOf } from "./program.ts";
import type { Deed } from "./row.ts";
import { deedOf } from "./table.ts";
import { fetchEffects } from "./web.ts";

/** How deep tools may call tools. */
const MOST_NESTING = 3;

/**
 * Everything that a call's tool does, beginning with the fact that it is used.
 *
 * @param shell Understands a command line; `where` is the path of the argument that holds it.
 */
export function toolEffects(call: Call, shell: Shell): readonly Effect[] {
  return of(call.tool_name, call.parameters, placeOf(call), shell, 0);
}

function of(
  tool: string,
  parameters: Arguments,
  place: Place,
  shell: Shell,
  depth: number,
): readonly Effect[] {
  const deed = deedOf(tool);
  const effects = deed === undefined
    ? undefined
    : done(deed, tool, parameters, place, shell, depth);
  if (effects !== undefined && !effects.some(isMissing)) {
    return [use(tool, "", true), ...effects];
  }
  // `bash {args: [...]}` is the program of that name, not the agent's tool.
  const command = commandOf(tool, parameters);
  if (command !== undefined) {
    const run = shell(command, placeFor(parameters, place), "parameters");
    const first = run.find((effect) => effect.kind === "executes");
    if (first?.kind === "executes" && first.known === true) {
      return [use(tool, "", true), ...run];
    }
  }
  if (effects !== undefined) return [use(tool, "", true), ...effects];
  const named = mcpName(tool);
  const name = named ?? { server: "", tool };
  // A server may offer the very tools that agents have.
  const same = named === undefined ? undefined : deedOf(name.tool);
  if (same !== undefined && LOCAL.has(same) && !HOSTED.test(name.server)) {
    const effects = done(same, tool, parameters, place, shell, depth);
    if (!effects.some(isMissing)) {
      return [use(tool, name.server, true), ...effects];
    }
  }
  const found = mcpEffects(name, parameters, place, tool, shell);
  return [use(tool, name.server, found.known), ...found.effects];
}

/** Deeds that do the same whoever offers them. */
const LOCAL: ReadonlySet<Deed> = new Set<Deed>([
  "shell",
  "powershell",
  "code",
  "read",
  "write",
  "edit",
  "append",
  "delete",
  "move",
  "copy",
  "list",
  "search",
  "make_folder",
  "editor",
  "patch",
]);

/** Servers whose files are not on this machine. */
const HOSTED = /git|hub|drive|notion|s3|jira|confluence|dropbox|box/i;

function isMissing(effect: Effect): boolean {
  return effect.kind === "unresolved" && effect.what === "command" &&
    effect.source.where === "parameters" && effect.source.piece === "";
}

function use(tool: string, server: string, known: boolean): Effect {
  return {
    kind: "uses",
    tool,
    ...(server === "" ? {} : { server }),
    known,
    source: { where: "tool_name", piece: tool.slice(0, 200), via: [] },
  };
}

function done(
  deed: Deed,
  tool: string,
  parameters: Arguments,
  place: Place,
  shell: Shell,
  depth: number,
): readonly Effect[] {
  switch (deed) {
    case "shell":
      return commandEffects(parameters, place, tool, shell);
    case "powershell":
      return powershellEffects(parameters, place, tool, shell);
    case "input":
      return inputEffects(parameters, place, tool, shell);
    case "code":
      return codeEffects(parameters, place, tool, shell);
    case "read":
    case "list":
    case "search":
    case "write":
    case "edit":
    case "append":
    case "delete":
    case "delete_tree":
    case "move":
    case "copy":
    case "make_folder":
      return fileEffects(deed, parameters, place, tool);
    case "patch":
      return patchEffects(parameters, place, tool);
    case "editor":
      return editorEffects(tool, parameters, place);
    case "fetch":
      return fetchEffects(parameters, place, tool);
    case "batch":
      return batchEffects(tool, parameters, place, shell, depth);
    case "mcp":
      return nestedEffects(tool, parameters, place, shell, depth);
    case "nothing":
      return [];
  }
}

function editorEffects(
  tool: string,
  parameters: Arguments,
  place: Place,
): readonly Effect[] {
  const command = firstText(parameters, "command") ?? "";
  switch (command) {
    case "view":
      return fileEffects("read", parameters, place, tool);
    case "delete":
      return fileEffects("delete", parameters, place, tool);
    case "rename":
    case "move":
      return fileEffects("move", parameters, place, tool);
    case "append":
      return fileEffects("append", parameters, place, tool);
    default:
      // Whatever else it may be named, it changes the file.
      return fileEffects("edit", parameters, place, tool);
  }
}

function batchEffects(
  tool: string,
  parameters: Arguments,
  place: Place,
  shell: Shell,
  depth: number,
): readonly Effect[] {
  const calls = first(parameters, "toolcalls", "calls", "invocations")?.value;
  if (!Array.isArray(calls) || depth >= MOST_NESTING) return [missing(tool)];
  return calls.slice(0, MOST_ARGUMENTS).flatMap((call: unknown) => {
    if (typeof call !== "object" || call === null) return [missing(tool)];
    return nestedEffects(tool, call as Arguments, place, shell, depth);
  });
}

function nestedEffects(
  tool: string,
  parameters: Arguments,
  place: Place,
  shell: Shell,
  depth: number,
): readonly Effect[] {
  const server = firstText(parameters, "servername", "mcpservername", "server");
  const name = firstText(parameters, "toolname", "mcptoolname", "tool", "name");
  const given = first(
    parameters,
    "parameters",
    "arguments",
    "args",
    "mcptoolarguments",
    "input",
    "toolinput",
  )
    ?.value;
  const inner = typeof given === "string" ? objectIn(given) : given;
  if (
    name === undefined || typeof inner !== "object" || inner === null ||
    depth >= MOST_NESTING
  ) {
    return [missing(tool)];
  }
  const full = server === undefined ? name : `mcp__${server}__${name}`;
  return of(full, inner as Arguments, place, shell, depth + 1);
}

function objectIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
