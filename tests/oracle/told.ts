/** Holds facts to acts: which of the acts that really happened are told by which effects. */
import type { Effect } from "../../src/facts/mod.ts";
import type { Act } from "./journal.ts";
import { isInternal } from "./internals.ts";
import { HOME, PROJECT } from "./sandbox.ts";

/** How well an act is told: by what it really was, only as something unknown, or not at all. */
export type Told = "exactly" | "vaguely" | "not";

/** How well the effects tell of one act. */
export function told(act: Act, effects: readonly Effect[]): Told {
  if (isInternal(act, effects)) return "exactly";
  let best: Told = "not";
  for (const effect of effects) {
    const found = tells(act, effect);
    if (found === "exactly") return found;
    if (found === "vaguely") best = found;
  }
  return best;
}

function tells(act: Act, effect: Effect): Told {
  switch (act.kind) {
    case "run":
      return effect.kind === "executes" ? tellsRun(act, effect) : "not";
    case "write":
      if (effect.kind === "writes") return covers(effect, act.path, true);
      // What is moved over another place is written there.
      return effect.kind === "deletes" && act.by === "rm"
        ? covers(effect, act.path, false)
        : "not";
    case "delete":
      if (effect.kind === "deletes") return covers(effect, act.path, false);
      if (effect.kind === "changes" && effect.operation === "move") {
        return covers(
          { path: effect.target, breadth: "tree" },
          act.path,
          false,
        );
      }
      // What is replaced goes first.
      return effect.kind === "writes" && effect.by === act.by
        ? covers(effect, act.path, false)
        : "not";
    case "mode":
      // A new file gets its mode from the program that writes it.
      if (effect.kind === "writes") {
        return act.mode & 0o6002 ? "not" : covers(effect, act.path, false);
      }
      return effect.kind === "changes" && effect.what === "permissions"
        ? covers({ ...effect, path: effect.target }, act.path, false)
        : "not";
    case "owner":
      if (effect.kind === "writes") {
        return act.own ? covers(effect, act.path, false) : "not";
      }
      return effect.kind === "changes" && effect.what === "owner"
        ? covers({ ...effect, path: effect.target }, act.path, false)
        : "not";
    case "connect":
      if (effect.kind !== "network") return "not";
      // A name is asked for at port 53: which name, the call does not show.
      if (act.port === 53) return "exactly";
      // A server may look whether an address is its own.
      if (/^(?:::|0\.0\.0\.0)$/.test(act.host)) return "exactly";
      if (effect.direction === "in") return "not";
      return pathMatches(effect.host ?? "", act.host);
    case "listen":
      return effect.kind === "network" && effect.direction === "in"
        ? "exactly"
        : "not";
  }
}

function tellsRun(
  act: Act & { kind: "run" },
  effect: Effect & { kind: "executes" },
): Told {
  const seen = act.argv.join(" ");
  const line = effect.line ?? "";
  if (seen === line || line.length > 200 && seen.startsWith(line)) {
    return "exactly";
  }
  const name = baseName(act.argv[0] ?? "");
  const named = effect.program === name ||
    effect.program === baseName(act.path);
  if (!named) return "not";
  // What find has found comes after where it began.
  const last = line.slice(line.lastIndexOf(" ") + 1).replace(/\/$/, "");
  const more = act.argv.slice(line.split(" ").length);
  if (
    seen.startsWith(`${line} `) && /^[.~/]/.test(`${last}/`) &&
    more.every((one) => one.startsWith(`${last}/`))
  ) return "exactly";
  // A wildcard stands for any number of names, which only the disk knows.
  const rest = argumentsOf(line)
    .replace(/\$\((?:[^()]|\([^()]*\))*\)|`[^`]*`/g, "$_")
    .replace(/\S*[*?[]\S*/g, "*");
  return pathMatches(rest, act.argv.slice(1).join(" "), line.length > 200);
}

function argumentsOf(line: string): string {
  const at = line.indexOf(" ");
  return at < 0 ? "" : line.slice(at + 1);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

interface Covering {
  readonly by?: string | undefined;
  readonly recursive?: boolean | undefined;
  readonly path?: string | undefined;
  readonly breadth?: string | undefined;
}

/** Whether an effect on a path is one on another: the same, a wildcard for it, or a whole tree around it. */
function covers(effect: Covering, path: string, above: boolean): Told {
  const stated = effect.path ?? "";
  const found = pathMatches(stated, path);
  if (found !== "not") return found;
  // What is moved brings what is in it.
  const tree = effect.breadth === "tree" || effect.breadth === "everything" ||
    effect.recursive === true || effect.by === "mv";
  if (tree) {
    const folder = stated.replace(/\/(?:\*\*?|\.)?$/, "");
    if (path === folder || path.startsWith(`${folder}/`)) return "exactly";
    if (pathMatches(`${folder}/**`, path) !== "not") return "exactly";
  }
  // Folders on the way are made with the file.
  return above && stated.startsWith(`${path}/`) ? "exactly" : "not";
}

/** Pieces of a text that stand for something else: unknown values, wildcards, descriptors of process substitutions. */
const PIECES =
  /(\$\((?:[^()]|\([^()]*\))*\)|\$\{[^}]*\}|\$\w+|\$[@*#?!$-]|`[^`]*`|[<>]\([^)]*\))|(\*\*\/)|(\*+|\{[^{}]*\})|(\?|\[[^\]]+\])|(\/(?:dev|proc\/(?:thread-)?self)\/fd\/p?\d+|\b4242\b)|[\s\S]/g;

/** Whether a text with wildcards and unknown pieces stands for another text. */
export function pathMatches(
  stated: string,
  seen: string,
  begins = false,
): Told {
  if (stated === seen) return "exactly";
  let unknown = false;
  let special = begins;
  const text = stated.replace(/(^|[\s=:])~(?=\/|\s|$)/g, `$1${HOME}`)
    .replace(/(^|\s)~\+/g, `$1${PROJECT}`);
  const pattern = text.replace(
    PIECES,
    (piece, value, folders, many, one, descriptor) => {
      if (value !== undefined) unknown = true;
      else if (piece.length === 1 && many === undefined && one === undefined) {
        return piece.replace(/[\\^$.|?*+()[\]{}/]/g, "\\$&");
      }
      special = true;
      if (folders !== undefined) return "(?:[\\s\\S]*/)?";
      if (one !== undefined) return "[\\s\\S]";
      // Numbers of descriptors and processes are known only when they are given.
      return descriptor === undefined
        ? "[\\s\\S]*"
        : descriptor.replace(/p?\d+$/, "\\d+");
    },
  );
  if (!special && text === stated) {
    // A folder that is not known leaves the path as it was written.
    return !stated.startsWith("/") && stated !== "" &&
        seen.endsWith(`/${stated}`)
      ? "vaguely"
      : "not";
  }
  if (!new RegExp(`^${pattern}${begins ? "" : "$"}`).test(seen)) return "not";
  return unknown ? "vaguely" : "exactly";
}
