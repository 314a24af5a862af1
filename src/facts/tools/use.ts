/** The fact that a tool is used, and what its server claims of it. */
import type { Annotations } from "../call.ts";
import type { Effect } from "../effect.ts";

/** The use of a tool, of a server or of none. */
export function use(tool: string, server: string, known: boolean): Effect {
  return {
    kind: "uses",
    tool,
    ...(server === "" ? {} : { server }),
    known,
    source: { where: "tool_name", piece: tool.slice(0, 200), via: [] },
  };
}

/** The same effects, with a server's claims where the use of its tool is told. */
export function withClaims(
  effects: readonly Effect[],
  { readOnlyHint, destructiveHint, openWorldHint }: Annotations,
): readonly Effect[] {
  return effects.map((effect) =>
    effect.kind === "uses"
      ? {
        ...effect,
        read_only: readOnlyHint === true,
        destructive: destructiveHint === true,
        open_world: openWorldHint === true,
      }
      : effect
  );
}
