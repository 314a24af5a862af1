/** Says what tools of MCP servers do. */
import type { Annotations } from "../../call.ts";
import type { Effect } from "../../effect.ts";
import type { Place } from "../../paths.ts";
import type { Arguments } from "../arguments.ts";
import type { Shell } from "../command.ts";
import { browsers } from "./browsers.ts";
import { calledTools } from "./called.ts";
import { databases } from "./databases.ts";
import { type Family, looksOnly, type McpCall, toldIn } from "./family.ts";
import { files, general } from "./general.ts";
import { commandLines } from "./clouds.ts";
import { docker, kubernetes } from "./containers.ts";
import { claimed } from "./claims.ts";
import { git } from "./git.ts";
import { mutations } from "./graphql.ts";
import { keepers } from "./keepers.ts";
import { unwrapped } from "./inner.ts";
import { machines } from "./machines.ts";
import type { outcomes } from "./outcome/outcome.ts";
import { payments } from "./payments.ts";
import { type McpName, wordsOf } from "./name.ts";
import { codeHosts, fetchers, messengers } from "./services.ts";

/** Tells what a tool brings about that nobody would call a deletion. */
export type Outcomes = typeof outcomes;

/** The families, in the order in which they are asked: the more particular ones first. */
const FAMILIES: Readonly<Record<string, Family>> = {
  code_hosts: codeHosts,
  git,
  kubernetes,
  databases,
  docker,
  keepers,
  payments,
  command_lines: commandLines,
  machines,
  browsers,
  messengers,
  fetchers,
};

/** File servers are known by their name; any other server's files are read in general. */
const FILE_SERVERS =
  /^(?:filesystem|files?|fs|desktop-?commander|text-?editor|edit)$/i;

/** What a tool of a server does, and whether its family is known; `outcomes` tells what else it brings about. */
export function mcpEffects(
  outcomes: Outcomes,
  name: McpName,
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
  claims: Annotations = {},
): McpFound {
  const verbs = wordsOf(name.tool);
  const call: McpCall = {
    server: name.server.toLowerCase(),
    tool: name.tool,
    words: new Set([...wordsOf(name.server), ...verbs]),
    verbs,
    parameters,
    place,
    by,
    shell,
    claims,
  };
  const inner = unwrapped(parameters);
  const found = inner === undefined ? everything(call, outcomes) : both(
    everything(call, outcomes),
    everything({ ...call, parameters: inner }, outcomes),
  );
  return {
    ...found,
    effects: [...found.effects, ...claimed(call, found.effects)],
  };
}

/** What a call does by its family, and whatever else follows from it. */
function everything(call: McpCall, outcomes: Outcomes, depth = 0): McpFound {
  const found = withCalled(call, understood(call), outcomes, depth);
  const verbs = [...call.verbs, ...toldIn(call.parameters)];
  return {
    ...found,
    effects: [
      ...found.effects,
      ...looksOnly(verbs) ? [] : outcomes({ ...call, verbs }, found.effects),
    ],
  };
}

/** How deep tools of servers may call each other. */
const MOST_DEPTH = 2;

/** What a call does beside what the tools do that it calls. */
function withCalled(
  call: McpCall,
  found: McpFound,
  outcomes: Outcomes,
  depth: number,
): McpFound {
  if (depth >= MOST_DEPTH) return found;
  return [
    ...calledTools(call.verbs, call.parameters),
    ...mutations(call),
  ].reduce((sum, inner) => {
    const verbs = wordsOf(inner.tool);
    return both(
      sum,
      everything(
        {
          ...call,
          ...inner,
          verbs,
          words: new Set([
            ...call.server === "" ? call.words : wordsOf(call.server),
            ...verbs,
          ]),
        },
        outcomes,
        depth + 1,
      ),
    );
  }, found);
}

/** What a call does as it stands, and with its inner arguments taken for its own. */
function both(one: McpFound, other: McpFound): McpFound {
  return {
    known: one.known || other.known,
    effects: [...one.effects, ...other.effects],
  };
}

/** What a tool of a server does, and whether its family is known. */
export interface McpFound {
  readonly known: boolean;
  readonly effects: readonly Effect[];
}

function understood(call: McpCall): McpFound {
  if (FILE_SERVERS.test(call.server)) {
    const found = files(call);
    if (found !== undefined) return { known: true, effects: found };
  }
  for (const family of Object.values(FAMILIES)) {
    const found = family(call);
    if (found !== undefined) return { known: true, effects: found };
  }
  return { known: false, effects: general(call) };
}
