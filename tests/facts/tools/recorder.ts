/** Stands in for the shell in tests of tools: says what command it was given, and knows some programs. */
import type { Effect } from "../../../src/facts/effect.ts";
import { toolEffects } from "../../../src/facts/tools/effects.ts";
import type { Place } from "../../../src/facts/paths.ts";

const KNOWN =
  /^(?:rm|sudo|passwd|nmap|echo|git|cat|ps|find|bash|chmod|psql|kubectl|docker)$/;

/** A shell that only records. */
export function recorder(
  command: string,
  place: Place,
  where: string,
): readonly Effect[] {
  const program = command.split(" ")[0] ?? "";
  return [{
    kind: "executes",
    program,
    known: KNOWN.test(program),
    line: command,
    ...(place.cwd === undefined || place.cwd === "/home/dev/project"
      ? {}
      : { by: `in ${place.cwd}` }),
    source: { where, piece: command.slice(0, 200), via: [] },
  }];
}

/** An effect in one line: its kind, then what matters of it. */
export function brief(effect: Effect): string {
  switch (effect.kind) {
    case "executes":
      return ["run", effect.line, effect.by].filter((part) => part).join(" ");
    case "reads":
      return `${effect.names_only ? "list" : "read"} ${effect.path}`;
    case "writes":
      return `${effect.append ? "append" : "write"} ${effect.path}`;
    case "deletes":
      return `delete${effect.recursive ? " tree" : ""} ${effect.path}`;
    case "network":
      return `send ${effect.sends} to ${effect.host}`;
    case "changes":
      return [effect.operation, effect.what, effect.target].filter((part) =>
        part
      ).join(" ");
    case "database":
      return [
        effect.statement,
        effect.bounded === false ? "all of" : "",
        effect.target,
      ].filter((part) => part).join(" ");
    case "git":
      return `git ${effect.operation} ${effect.ref}`;
    case "content":
      return `content ${effect.finds}`;
    case "unresolved":
      return `unresolved ${effect.what}`;
    case "uses":
      return `${effect.known ? "use" : "use unknown"} ${effect.tool}`;
  }
}

/** What a tool does, in lines, without the fact that it is used. */
export function deeds(
  tool_name: string,
  parameters: Record<string, unknown>,
  cwd = "/home/dev/project",
): readonly string[] {
  return toolEffects({ tool_name, parameters, cwd }, recorder).filter((
    effect,
  ) => effect.kind !== "uses").map(brief);
}
