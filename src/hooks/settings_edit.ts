/** Installs our hook into the text of a settings file, finds it there, and takes it out again. */
import type { Problem, Result } from "../problem/problem.ts";
import {
  type HookEntry,
  INSTALLED_EVENT,
  type InstalledEvent,
  isOurs,
} from "./settings_entry.ts";
import { append, exchange, layoutOf, takeOut } from "./settings_splice.ts";
import {
  memberOf,
  type Node,
  positionOf,
  readTree,
  TreeError,
  valueOf,
} from "./settings_tree.ts";

/** One of our hooks in a settings file. */
export interface Installed {
  /** The event it is asked at. */
  readonly event: string;
  /** Which tools; `*` when the file says nothing. */
  readonly matcher: string;
  /** The hook as the file has it. */
  readonly hook: Readonly<Record<string, unknown>>;
  /** Line of the hook, counted from 1. */
  readonly line: number;
}

/** The text with our hook for `matcher` in it: put in, brought up to date, or untouched when it is there already. */
export function installHook(
  text: string,
  file: string,
  matcher: string,
  entry: HookEntry,
  event: InstalledEvent = INSTALLED_EVENT,
): Result<string> {
  return attempt(text, file, () => {
    let edited = text.trim() === "" || text === "\uFEFF" ? "{}\n" : text;
    const mine = (place: Place) =>
      place.event === event && place.matcher === matcher;
    for (;;) {
      const [first, second] = places(readTree(edited)).filter(mine);
      if (first === undefined) {
        return appendGroup(edited, matcher, entry, event);
      }
      if (second !== undefined) edited = without(edited, second);
      else return update(edited, first.node, entry);
    }
  });
}

/** The text without our hooks, or without those for one matcher; what they leave empty goes too. */
export function removeHooks(
  text: string,
  file: string,
  matcher: string | null,
): Result<string> {
  return attempt(text, file, () => {
    let edited = text;
    const wanted = (place: Place) =>
      matcher === null || place.matcher === matcher;
    for (;;) {
      const place = places(readTree(edited)).findLast(wanted);
      if (place === undefined) return edited;
      edited = without(edited, place);
    }
  });
}

/** Our hooks in a settings file, in its order. */
export function findHooks(
  text: string,
  file: string,
): Result<readonly Installed[]> {
  return attempt(
    text,
    file,
    () =>
      text.trim() === "" ? [] : places(readTree(text)).map((place) => ({
        event: place.event,
        matcher: place.matcher,
        hook: valueOf(place.node) as Record<string, unknown>,
        line: positionOf(text, place.node.start).line,
      })),
  );
}

/** What in the same file keeps hooks from running, in words. */
export function obstacles(text: string, file: string): readonly string[] {
  const found = attempt(
    text,
    file,
    () => memberOf(readTree(text), "disableAllHooks")?.value,
  );
  return found.ok && found.value?.type === "scalar" &&
      found.value.value === true
    ? [`${file} has \`disableAllHooks\`: true, so no hook runs`]
    : [];
}

interface Place {
  readonly event: string;
  readonly matcher: string;
  readonly node: Node;
  /** From the root down to the hook: each container with the index of the next. */
  readonly path: readonly (readonly [container: Node, index: number])[];
}

// Ours are found under any event, since an earlier version or a person may have put them elsewhere.
function places(root: Node): readonly Place[] {
  const found: Place[] = [];
  const hooks = objectAt(root, "hooks");
  if (root.type !== "object" || hooks === null) return found;
  const top = root.members.findIndex(({ key }) => key === "hooks");
  hooks.members.forEach(({ key: event, value: groups }, e) => {
    for (const [g, group] of listOf(groups, `hooks.${event}`).entries()) {
      const list = memberOf(group, "hooks");
      const said = memberOf(group, "matcher");
      if (group.type !== "object" || list === undefined) {
        throw new TreeError(
          `\`hooks.${event}[${g}]\` is no object with \`hooks\``,
          group.start,
        );
      }
      const matcher = said === undefined ? "*" : valueOf(said.value);
      const entries = listOf(list.value, `hooks.${event}[${g}].hooks`);
      for (const [h, node] of entries.entries()) {
        if (!isOurs(valueOf(node))) continue;
        const path = [
          [root, top],
          [hooks, e],
          [groups, g],
          [group, group.members.indexOf(list)],
          [list.value, h],
        ] as const;
        found.push({ event, matcher: String(matcher || "*"), node, path });
      }
    }
  });
  return found;
}

// The outermost thing that holds nothing but this hook is taken out, so that no empty shell is left.
function without(text: string, { path }: Place): string {
  let at = path.length - 1;
  const alone = (index: number) => {
    const [container] = path[index] ?? [];
    return container !== undefined && sizeOf(container) === 1;
  };
  if (alone(at)) at -= 2; // the list is empty: the group goes, whatever its matcher says
  while (at > 0 && at < 3 && alone(at)) at--;
  const [container, index] = path[at] ?? [];
  if (container === undefined || index === undefined) return text;
  return takeOut(text, container, index);
}

function sizeOf(node: Node): number {
  return node.type === "object"
    ? node.members.length
    : node.type === "array"
    ? node.items.length
    : 0;
}

function update(text: string, node: Node, entry: HookEntry): string {
  return JSON.stringify(valueOf(node)) === JSON.stringify(entry)
    ? text
    : exchange(text, node, entry, layoutOf(text, readTree(text)));
}

function appendGroup(
  text: string,
  matcher: string,
  entry: HookEntry,
  event: InstalledEvent,
): string {
  const root = readTree(text);
  const layout = layoutOf(text, root);
  const group = { matcher, hooks: [entry] };
  const hooks = objectAt(root, "hooks");
  if (hooks === null) {
    const value = { [event]: [group] };
    return append(text, root, "hooks", value, layout);
  }
  const groups = memberOf(hooks, event);
  return groups === undefined
    ? append(text, hooks, event, [group], layout)
    : append(text, groups.value, null, group, layout);
}

function objectAt(root: Node, key: string): Node & { type: "object" } | null {
  if (root.type !== "object") {
    throw new TreeError("the settings are no object", root.start);
  }
  const value = memberOf(root, key)?.value;
  if (value === undefined) return null;
  if (value.type !== "object") {
    throw new TreeError(`\`${key}\` is no object`, value.start);
  }
  return value;
}

function listOf(node: Node, name: string): readonly Node[] {
  if (node.type === "array") return node.items;
  throw new TreeError(`\`${name}\` is no list`, node.start);
}

function attempt<T>(text: string, file: string, work: () => T): Result<T> {
  try {
    return { ok: true, value: work() };
  } catch (cause) {
    if (!(cause instanceof TreeError)) throw cause;
    const problem: Problem = {
      id: "HOOK-005",
      severity: "high",
      file,
      ...positionOf(text, cause.at),
      message: `the settings cannot be edited: ${cause.message}`,
      hint: "Mend the file by hand; nothing was changed",
    };
    return { ok: false, problems: [problem] };
  }
}
