/** Makes a tree of what a call would do: every effect below the piece of the call that it comes from. */
import type { Call } from "../facts/call.ts";
import { type Effect, type Facts, type Source } from "../facts/mod.ts";
import { type Branch, branch, leaf } from "./draw.ts";

interface Group {
  readonly source: Source;
  readonly effects: Effect[];
  readonly below: Group[];
}

/** The tree of a call's facts. */
export function factsTree(call: Call, facts: Facts): Branch {
  // The title names the tool; a tool that is not known is a fact to be seen.
  const effects = facts.effects.filter((effect) =>
    effect.kind !== "uses" || effect.known !== true
  );
  const notes = [
    ...(facts.exhausted ? [leaf("and more: the budget ran out")] : []),
    ...(facts.unparsed ? [leaf("and more: a command does not parse")] : []),
  ];
  const none = effects.length + notes.length === 0
    ? [leaf("nothing that is known")]
    : [];
  return branch([{
    text: `What ${call.tool_name} would do here`,
    style: "title",
  }], [
    ...groupsOf(effects).map((group) => groupBranch(group, null)),
    ...notes,
    ...none,
  ]);
}

/** Effects by their piece; what is wrapped in something stands below the piece that wraps it. */
function groupsOf(effects: readonly Effect[]): readonly Group[] {
  const roots: Group[] = [];
  const open: Group[] = [];
  for (const effect of effects) {
    const { source } = effect;
    while (open.length > 0 && !holds(open.at(-1)?.source, source)) open.pop();
    const top = open.at(-1);
    if (
      top !== undefined && top.source.via.length === source.via.length
    ) {
      top.effects.push(effect);
      continue;
    }
    const group: Group = { source, effects: [effect], below: [] };
    (top?.below ?? roots).push(group);
    open.push(group);
  }
  return roots;
}

/** Whether an effect belongs to a piece, or to something inside it. */
function holds(outer: Source | undefined, inner: Source): boolean {
  if (outer === undefined || outer.where !== inner.where) return false;
  const { length } = outer.via;
  return length <= inner.via.length &&
    outer.via.every((step, at) => step === inner.via[at]) &&
    (length < inner.via.length || outer.piece === inner.piece);
}

function groupBranch(
  { source, effects, below }: Group,
  outer: Source | null,
): Branch {
  const { piece, via, where } = source;
  const steps = via.slice(outer?.via.length ?? 0).join(" › ");
  const whence = steps === "" ? where : `within ${steps}`;
  const text = piece === "" || piece === outer?.piece
    ? [{ text: whence, style: "quiet" as const }]
    : [
      { text: piece, style: "source" as const },
      { text: `  (${whence})`, style: "quiet" as const },
    ];
  return branch(text, [
    ...effects.map(effectLeaf),
    ...below.map((group) => groupBranch(group, source)),
  ]);
}

/** What says nothing, because it is so nearly always. */
const USUAL: Readonly<Record<string, unknown>> = {
  within: "here",
  privilege: "user",
  from: "path",
  direction: "out",
  sends: "nothing",
  known: true,
};

/** What an effect is about, by the first of these that it has. */
const CHIEF = [
  "line",
  "path",
  "host",
  "statement",
  "operation",
  "finds",
  "what",
  "tool",
];

function effectLeaf(effect: Effect): Branch {
  const { kind, source: _, ...attributes } = effect;
  const entries = Object.entries(attributes);
  const chief = CHIEF.find((name) => entries.some(([own]) => own === name));
  const rest = entries.flatMap(([name, value]) =>
    attribute(name, value, chief)
  );
  if (needsWord(effect)) rest.push("known=false");
  const about = entries.find(([name]) => name === chief)?.[1];
  return leaf(
    { text: kind, style: "kind" },
    ...(about === undefined ? [] : [` ${String(about)}`]),
    ...(rest.length === 0
      ? []
      : [{ text: `  ${rest.join(" ")}`, style: "quiet" as const }]),
  );
}

function attribute(
  name: string,
  value: unknown,
  chief: string | undefined,
): readonly string[] {
  // The line has the program, and the piece above it who does it.
  if (name === chief || name === "by" || name === "program") return [];
  if (value === undefined || value === false || value === USUAL[name]) {
    return [];
  }
  if (value === true) return [name];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.length === 0 ? [] : [`${name}=${list.join(",")}`];
}

function needsWord(effect: Effect): boolean {
  return (effect.kind === "executes" || effect.kind === "uses") &&
    effect.known !== true;
}
