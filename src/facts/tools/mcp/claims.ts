/** Says what a tool may do because its server claims it, where the call itself does not show it. */
import { findSecrets } from "../../content/find.ts";
import type { Effect } from "../../effect.ts";
import { texts } from "../arguments.ts";
import { deletion, type McpCall, targetOf } from "./family.ts";

/** Kinds of effects that already say that something may be lost. */
const LOSING: ReadonlySet<Effect["kind"]> = new Set<Effect["kind"]>([
  "changes",
  "database",
  "deletes",
  "executes",
  "git",
  "writes",
]);

/**
 * What follows from a server's claims beside what was found.
 *
 * INVARIANT (claims only add): nobody has to believe a server, so no claim takes an effect away.
 */
export function claimed(
  call: McpCall,
  found: readonly Effect[],
): readonly Effect[] {
  const { destructiveHint, openWorldHint } = call.claims;
  const effects: Effect[] = [];
  if (
    destructiveHint === true && !found.some(({ kind }) => LOSING.has(kind))
  ) {
    effects.push(...lost(call, found));
  }
  if (
    openWorldHint === true && !found.some(({ kind }) => kind === "network") &&
    carriesSecret(call, found)
  ) {
    effects.push(outwards(call, "secret"));
  }
  return effects;
}

/** A file that a destructive tool names may be gone afterwards; else something that the server keeps is. */
function lost(call: McpCall, found: readonly Effect[]): readonly Effect[] {
  const files = found.flatMap((effect): readonly Effect[] => {
    if (effect.kind !== "reads") return [];
    const { kind: _, names_only: __, ...rest } = effect;
    return [{ kind: "deletes", presumed: true, ...rest }];
  });
  return files.length > 0
    ? files
    : [{ ...deletion(call, targetOf(call)), irreversible: true } as Effect];
}

/** Whether the arguments carry a secret, or name a file that is one; other paths may well be the server's own. */
function carriesSecret(call: McpCall, found: readonly Effect[]): boolean {
  return texts(call.parameters).some(({ text }) =>
    findSecrets(text).length > 0
  ) || found.some((effect) =>
    effect.kind === "reads" && effect.path_class?.includes("credential")
  );
}

/** A connection to whoever a server speaks to, which its name alone tells. */
export function outwards(
  call: McpCall,
  sends: "data" | "file" | "secret",
): Effect {
  return {
    kind: "network",
    host: call.server === "" ? call.tool : call.server,
    host_class: "unknown",
    direction: "out",
    sends,
    by: call.by,
    source: { where: "tool_name", piece: call.tool.slice(0, 200), via: [] },
  };
}
