/** Says what a tool does, given what understands command lines and what understands the tools of MCP servers. */
import type { Annotations, Call } from "../call.ts";
import type { Effect } from "../effect.ts";
import { type Place, placeOf } from "../paths.ts";
import { type Arguments, given, named, PATHS, says } from "./arguments.ts";
import { codeEffects } from "./code.ts";
import type { composedEffects } from "./composed.ts";
import {
  commandEffects,
  inputEffects,
  powershellEffects,
  type Shell,
} from "./command.ts";
import { placesFor } from "./places.ts";
import { editorEffects } from "./editor.ts";
import { fileEffects } from "./files.ts";

import type { McpFound } from "./mcp/effects.ts";
import { type McpName, mcpName } from "./mcp/name.ts";
import { batchEffects, calledEffects, type Nesting } from "./nested.ts";
import { patchEffects } from "./patch.ts";
import type { commandOf } from "./program.ts";
import type { Deed } from "./row.ts";
import { deedOf } from "./table.ts";
import { use, withClaims } from "./use.ts";
import { browseEffects, fetchEffects, resourceEffects } from "./web.ts";
import type { writtenEffects } from "./written.ts";

/** What understands what is no matter of a single tool. */
export interface Readers {
  /** Says that the call holds more than is looked at. */
  readonly exhaust: () => void;
  /** Understands a command line; `where` is the path of the argument that holds it. */
  readonly shell: Shell;
  /** Turns a tool that is named like a program into a command line. */
  readonly program: (
    ...args: Parameters<typeof commandOf>
  ) => string | undefined;
  /** Understands tools whose arguments make up a command line. */
  readonly composed: typeof composedEffects;
  /** Understands what is written into files that run later. */
  readonly written: typeof writtenEffects;
  /** Understands what no table has. */
  readonly mcp: (
    name: McpName,
    parameters: Arguments,
    place: Place,
    by: string,
    shell: Shell,
    claims?: Annotations,
  ) => McpFound;
}

/** What files end or begin with that run later, or that say what does. */
const LATER =
  /\.(?:sh|bash|zsh|ksh|command|ipynb|json|toml|code-workspace)$|hooks|husky|\.cargo/i;

/** What names of programs look like. */
const PROGRAM = /^[a-z][a-z0-9.+-]{0,40}$/;

/** Everything that a call's tool does, beginning with the fact that it is used. */
export function deedEffects(call: Call, readers: Readers): readonly Effect[] {
  const { annotations } = call;
  if (annotations === undefined) {
    const setting = { place: placeOf(call), readers, depth: 0 };
    return of(call.tool_name, call.parameters, setting);
  }
  const told: Readers = {
    ...readers,
    mcp: (name, parameters, place, by, shell) =>
      readers.mcp(name, parameters, place, by, shell, annotations),
  };
  const setting = { place: placeOf(call), readers: told, depth: 0 };
  return withClaims(of(call.tool_name, call.parameters, setting), annotations);
}

/** What every tool of one call has in common. */
interface Setting {
  readonly place: Place;
  readonly readers: Readers;
  /** How many tools have called each other so far. */
  readonly depth: number;
}

function of(
  tool: string,
  parameters: Arguments,
  setting: Setting,
): readonly Effect[] {
  const { place, readers } = setting;
  const deed = deedOf(tool);
  const effects = deed === undefined
    ? undefined
    : done(deed, tool, parameters, setting);
  if (effects !== undefined && !effects.some(isMissing)) {
    return [use(tool, "", true), ...effects];
  }
  // `bash {args: [...]}` is the program of that name, not the agent's tool.
  const command = deed !== undefined && CALLING.has(deed)
    ? undefined
    : PROGRAM.test(tool)
    ? readers.program(tool, parameters)
    : undefined;
  if (command !== undefined) {
    const run = placesFor(tool, parameters, place).flatMap((there) =>
      readers.shell(command, there, "parameters")
    );
    const first = run.find((effect) => effect.kind === "executes");
    if (first?.kind === "executes" && first.known === true) {
      return [use(tool, "", true), ...run];
    }
  }
  if (effects !== undefined) return [use(tool, "", true), ...effects];
  const served = mcpName(tool);
  const name = served ?? { server: "", tool };
  // A server may offer the very tools that agents have.
  const same = served === undefined ? undefined : deedOf(name.tool);
  if (same !== undefined && LOCAL.has(same) && !HOSTED.test(name.server)) {
    const effects = done(same, tool, parameters, setting);
    if (!effects.some(isMissing)) {
      return [use(tool, name.server, true), ...effects];
    }
  }
  const found = readers.mcp(name, parameters, place, tool, readers.shell);
  return [use(tool, name.server, found.known), ...found.effects];
}

/** Deeds whose tools call others: a program may have their name and never does what they do. */
const CALLING: ReadonlySet<Deed> = new Set<Deed>(["batch", "mcp"]);

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

/** Servers whose files and commands are not those of this machine. */
const HOSTED =
  /git|hub|drive|notion|s3|jira|confluence|dropbox|box|redis|mongo|sql|postgres|elastic|neo4j/i;

function isMissing(effect: Effect): boolean {
  return effect.kind === "unresolved" && effect.what === "arguments";
}

function done(
  deed: Deed,
  tool: string,
  parameters: Arguments,
  { place, readers, depth }: Setting,
): readonly Effect[] {
  const nesting: Nesting = {
    depth,
    exhaust: readers.exhaust,
    again: (name, inner) =>
      of(name, inner, { place, readers, depth: depth + 1 }),
  };
  switch (deed) {
    case "shell":
      return [
        ...says(parameters, "dangerouslydisablesandbox")
          ? [unsandboxed(tool)]
          : [],
        ...commandEffects(parameters, place, tool, readers.shell),
      ];
    case "powershell":
      return powershellEffects(parameters, place, tool, readers.shell);
    case "input":
      return inputEffects(parameters, place, tool, readers.shell);
    case "code":
      return codeEffects(parameters, place, tool, readers.shell);
    case "hidden_code":
      return [hiddenCode(tool)];
    case "monitor":
      return monitorEffects(parameters, place, tool, readers.shell);
    case "aws":
    case "packages":
      return readers.composed(deed, parameters, place, tool, readers.shell);
    case "write":
    case "edit":
    case "append":
      return [
        ...fileEffects(deed, parameters, place, tool),
        ...named(parameters, PATHS).some(({ text }) => LATER.test(text))
          ? readers.written(parameters, place, tool, readers.shell)
          : [],
      ];
    case "read":
    case "list":
    case "search":
    case "delete":
    case "delete_tree":
    case "move":
    case "copy":
    case "make_folder":
    case "mention":
      return fileEffects(deed, parameters, place, tool);
    case "patch":
      return patchEffects(parameters, place, tool);
    case "editor":
      return editorEffects(tool, parameters, place);
    case "fetch":
      return fetchEffects(parameters, place, tool);
    case "browse":
      return browseEffects(parameters, place, tool);
    case "resource":
      return resourceEffects(parameters, place, tool);
    case "remember":
      return [remembered(tool)];
    case "batch":
      return batchEffects(tool, parameters, nesting);
    case "mcp":
      return calledEffects(tool, parameters, nesting);
    case "nothing":
      return [];
  }
}

/** A tool that waits for what a command prints, or for what a socket says. */
function monitorEffects(
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  return given(parameters, "ws").length > 0
    ? [
      ...fetchEffects(parameters, place, by),
      ...given(parameters, "command").length > 0
        ? commandEffects(parameters, place, by, shell)
        : [],
    ]
    : commandEffects(parameters, place, by, shell);
}

/** The command runs outside the sandbox that the agent's commands are kept in. */
function unsandboxed(by: string): Effect {
  return {
    kind: "changes",
    what: "agent",
    operation: "unsandbox",
    by,
    source: { where: "parameters", piece: "", via: [] },
  };
}

/** What an agent keeps for later sessions. */
function remembered(by: string): Effect {
  return {
    kind: "changes",
    what: "memory",
    operation: "remember",
    by,
    source: { where: "parameters", piece: "", via: [] },
  };
}

/** Code that the call only points at. */
function hiddenCode(by: string): Effect {
  return {
    kind: "unresolved",
    what: "code",
    by,
    source: { where: "parameters", piece: "", via: [] },
  };
}
