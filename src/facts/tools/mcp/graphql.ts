/** Reads the mutations that a call sends to a service in GraphQL: each is what a tool of its name would do. */
import { texts } from "../arguments.ts";
import type { Called } from "./called.ts";
import type { McpCall } from "./family.ts";

/** How many mutations of one call are looked at. */
const MOST_MUTATIONS = 50;

/** The mutations of a call, by their names. */
export function mutations(
  { parameters }: Pick<McpCall, "parameters">,
): readonly Called[] {
  return texts(parameters).flatMap(({ text }) => {
    const start = /^\s*(?:#[^\n]*\n\s*)*mutation\b[^{]{0,2000}\{/i.exec(text);
    if (start === null || text.length > 65_536) return [];
    const names = text.slice(start[0].length).matchAll(
      /(?:^|[\s{,:])([a-z_]\w{1,100})\s*(?:\(|\{)/gi,
    );
    return [...names].slice(0, MOST_MUTATIONS).map(([, tool = ""]) => ({
      tool,
      parameters: { id: tool },
    }));
  });
}
