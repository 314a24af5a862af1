/** Stands in for the shell in tests of tools: says what command it was given, and knows some programs. */
import type { Call } from "../../../src/facts/call.ts";
import type { Effect } from "../../../src/facts/effect.ts";
import type { Place } from "../../../src/facts/paths.ts";
import type { Shell } from "../../../src/facts/tools/command.ts";
import { deedEffects } from "../../../src/facts/tools/deeds.ts";
import { mcpEffects } from "../../../src/facts/tools/mcp/effects.ts";
import { composedEffects } from "../../../src/facts/tools/composed.ts";
import { commandOf } from "../../../src/facts/tools/program.ts";
import { writtenEffects } from "../../../src/facts/tools/written.ts";
import { outcomes } from "../../../src/facts/tools/mcp/outcome/outcome.ts";

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
    case "returns":
      return `${effect.kind} ${effect.finds}`;
    case "unresolved":
      return `unresolved ${effect.what}`;
    case "uses":
      return `${effect.known ? "use" : "use unknown"} ${effect.tool}`;
  }
}

/** What any tool does; a call that holds more than is looked at ends with an exhausted budget. */
export function toolEffects(call: Call, shell: Shell): readonly Effect[] {
  let exhausted = false;
  const effects = deedEffects(call, {
    shell,
    mcp: (...args) => mcpEffects(outcomes, ...args),
    composed: composedEffects,
    program: commandOf,
    written: writtenEffects,
    exhaust() {
      exhausted = true;
    },
  });
  const source = { where: "parameters", piece: "", via: [] };
  return exhausted
    ? [...effects, { kind: "unresolved", what: "budget", source }]
    : effects;
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
