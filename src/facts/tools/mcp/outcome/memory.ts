/** Tools that have an agent remember something in later sessions. */
import type { McpCall } from "../family.ts";
import { type Change, setsWith } from "./named.ts";

/** `memory__add_observations`, `create_memory`, `remember`. */
export function memory({ verbs, words }: McpCall): Change | undefined {
  const remembers = verbs.find((word) =>
    /^(?:remember|memori[sz]e|store|retain|learn)$/.test(word)
  );
  const kept = words.has("memory") || words.has("memories") ||
    words.has("mem0") || words.has("openmemory");
  const verb = kept || /^(?:remember|memori[sz]e)$/.test(remembers ?? "")
    ? remembers ?? setsWith(verbs)
    : undefined;
  return verb === undefined ? undefined : { what: "memory", operation: verb };
}
