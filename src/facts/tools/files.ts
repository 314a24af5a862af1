/** Says what file tools do, in the facts in which shell commands are told. */
import type { Effect } from "../effect.ts";
import { type PathFact, type Place, resolvePath } from "../paths.ts";
import {
  type Argument,
  type Arguments,
  DESTINATIONS,
  firstText,
  named,
  PATHS,
  says,
  SOURCES,
} from "./arguments.ts";
import type { Deed } from "./row.ts";

/** A deed that is done to files. */
export type FileDeed = Extract<
  Deed,
  | "read"
  | "mention"
  | "list"
  | "search"
  | "write"
  | "edit"
  | "append"
  | "delete"
  | "delete_tree"
  | "move"
  | "copy"
  | "make_folder"
>;

/** The effects of a deed on the paths that the arguments name; `unresolved` when it needs a path and has none. */
export function fileEffects(
  deed: FileDeed,
  parameters: Arguments,
  place: Place,
  by: string,
): readonly Effect[] {
  if (deed === "move" || deed === "copy") {
    return transfer(deed, parameters, place, by);
  }
  const paths = named(parameters, PATHS).filter(({ text }) => text !== "");
  if (deed === "list" || deed === "search") {
    return looking(deed, paths, parameters, place, by);
  }
  if (paths.length === 0) return deed === "mention" ? [] : [missing(by)];
  return paths.map((path) => one(deed, path, parameters, place, by));
}

/** One effect on one path. */
export function one(
  deed: Exclude<FileDeed, "move" | "copy">,
  path: Argument,
  parameters: Arguments,
  place: Place,
  by: string,
): Effect {
  const fact = resolvePath(literal(path.text, deed), place);
  const base = {
    ...attributes(fact),
    by,
    source: {
      where: path.where,
      piece: path.text.slice(0, 200),
      via: [],
    },
  };
  switch (deed) {
    case "read":
    case "mention":
      return { kind: "reads", names_only: false, ...base };
    case "list":
      return { kind: "reads", names_only: true, ...base };
    case "search":
      return {
        kind: "reads",
        names_only: false,
        ...base,
        breadth: base.breadth === "single" ? "tree" : base.breadth,
      };
    case "write":
    case "edit":
    case "make_folder":
      return { kind: "writes", append: false, ...base };
    case "append":
      return { kind: "writes", append: true, ...base };
    case "delete":
    case "delete_tree": {
      const recursive = deed === "delete_tree" ||
        says(parameters, "recursive", "recurse");
      return {
        kind: "deletes",
        ...base,
        recursive,
        forced: says(parameters, "force", "forced", "ignoremissing"),
        breadth: recursive && base.breadth === "single" ? "tree" : base.breadth,
      };
    }
  }
}

/** A path's facts under the names that effects give them. */
export function attributes(fact: PathFact): {
  readonly path: string;
  readonly path_class: PathFact["classes"];
  readonly breadth: PathFact["breadth"];
  readonly through_link: boolean;
} {
  return {
    path: fact.path,
    path_class: fact.classes,
    breadth: fact.breadth,
    through_link: fact.through_link,
  };
}

/** Tools that write or delete take names as they are; tools that read may take patterns. */
function literal(text: string, deed: FileDeed): string {
  return deed === "write" || deed === "edit" || deed === "append" ||
      deed === "make_folder"
    ? text.replace(/[*?[\]{}]/g, "\\$&")
    : text;
}

function looking(
  deed: "list" | "search",
  paths: readonly Argument[],
  parameters: Arguments,
  place: Place,
  by: string,
): readonly Effect[] {
  const include = new Set(["include", "glob"]);
  const folders = paths.filter(({ name }) => !include.has(name.toLowerCase()));
  const pattern = deed === "list"
    ? firstText(parameters, "pattern", "globpattern", "filepattern", "query")
    : firstText(parameters, "glob", "include", "includepattern", "fileglob");
  const bases: readonly Argument[] = folders.length > 0 ? folders : [{
    where: pattern === undefined ? "parameters" : "parameters.pattern",
    name: "pattern",
    text: place.cwd ?? ".",
  }];
  const hunts = deed === "search" &&
    HUNTED.test(
      firstText(parameters, "pattern", "regex", "query", "searchpattern") ?? "",
    );
  return bases.map((base) => {
    const text = pattern === undefined || /^(?:\*\*\/)?\*$/.test(pattern)
      ? base.text
      : /^(?:[/~]|[a-z]:)/i.test(pattern)
      ? pattern
      : `${base.text}/${pattern}`;
    const found = one(deed, { ...base, text }, parameters, place, by);
    return hunts ? hunting(found) : found;
  });
}

/** What somebody looks for who looks for keys. */
const HUNTED =
  /private.{0,4}key|BEGIN.{0,12}(?:RSA|OPENSSH|EC\b|PGP)|AKIA|ghp_|sk_live|xox[bp]|aws.?(?:secret|access)|(?:api|secret|access).?key|passw(?:or)?d|credential/i;

/** Who looks for keys in all folders reads those that are found there. */
function hunting(effect: Effect): Effect {
  return effect.kind === "reads" &&
      effect.path_class?.some((one) =>
        one === "root" || one === "home_root" || one === "mount_root"
      )
    ? { ...effect, path_class: [...effect.path_class, "credential"] }
    : effect;
}

function transfer(
  deed: "move" | "copy",
  parameters: Arguments,
  place: Place,
  by: string,
): readonly Effect[] {
  const sources = [
    ...named(parameters, SOURCES),
    ...named(parameters, PATHS).filter(({ name }) =>
      !/target/i.test(name) && !/^new/i.test(name)
    ),
  ];
  const targets = named(parameters, DESTINATIONS);
  if (sources.length === 0 || targets.length === 0) return [missing(by)];
  return [
    ...sources.map((path) =>
      deed === "move"
        ? moved(path, place, by)
        : one("read", path, {}, place, by)
    ),
    ...targets.map((path) => one("write", path, {}, place, by)),
  ];
}

/** A move as `mv` makes it: nothing is lost, but it is gone from where it was. */
function moved(from: Argument, place: Place, by: string): Effect {
  const fact = resolvePath(from.text, place);
  return {
    kind: "changes",
    what: "other",
    operation: "move",
    target: fact.path,
    path_class: fact.classes,
    breadth: fact.breadth,
    by,
    source: { where: from.where, piece: from.text.slice(0, 200), via: [] },
  };
}

/** The fact that a tool's essential argument is not there or not readable. */
export function missing(by: string, where = "parameters"): Effect {
  return {
    kind: "unresolved",
    what: "arguments",
    by,
    source: { where, piece: "", via: [] },
  };
}
