/** Counts by group how many checks were held and how many of them nothing failed. */
import type { Problem } from "../problem/problem.ts";
import { CHECKS } from "./problems.ts";

/** One group of checks and how it came out. */
export interface Score {
  /** What the group judges. */
  readonly title: string;
  /** Checks that were held. */
  readonly held: number;
  /** Of these, checks that nothing failed. */
  readonly passed: number;
  /** What was found. */
  readonly problems: readonly Problem[];
}

/** Titles of groups, each with how identifiers of its checks begin and what is judged with them. */
const GROUPS:
  readonly (readonly [title: string, ids: RegExp, kinds: RegExp])[] = [
    [
      "Policies",
      /^POLICY-/,
      /^(?:policy|configuration|security|settings and policies)$/,
    ],
    [
      "Configuration",
      /^(?:CONFIG|SETUP|KEYS)-/,
      /^(?:configuration|security|settings and policies)$/,
    ],
    ["Repository", /^REPO-/, /^repository$/],
    ["Agents' settings", /^AGENT-/, /^agents$/],
    ["Compose", /^COMPOSE-/, /^compose$/],
    ["Kubernetes", /^KUBE-/, /^kubernetes$/],
    ["Images", /^IMAGE-/, /^(?:image|built)$/],
    ["Proxy", /^PROXY-/, /^proxy$/],
    ["Workflows", /^CI-/, /^ci$/],
    ["Monitoring", /^MONITOR-/, /^monitoring$/],
    ["Running server", /^LIVE-/, /^live$/],
  ];

const IDS = Object.keys(CHECKS);

/** Every group of which something was judged or found; what belongs to none is about the input itself. */
export function scoresOf(
  problems: readonly Problem[],
  kinds: readonly string[],
): readonly Score[] {
  const scores = GROUPS.map(([title, ids, judged]): Score => {
    const found = problems.filter(({ id }) => ids.test(id));
    const held = kinds.some((kind) => judged.test(kind)) || found.length > 0
      ? IDS.filter((id) => ids.test(id)).length
      : 0;
    const failed = new Set(found.map(({ id }) => id)).size;
    return { title, held, passed: Math.max(0, held - failed), problems: found };
  });
  const other = problems.filter(({ id }) =>
    !GROUPS.some(([, ids]) => ids.test(id))
  );
  return [
    { title: "Input", held: 0, passed: 0, problems: other },
    ...scores,
  ].filter(({ held, problems }) => held + problems.length > 0);
}

/** How much of a group is well, in percent, rounded down so that 100 means everything. */
export function percent({ held, passed }: Score): number {
  return held === 0 ? 0 : Math.floor(passed / held * 100);
}
