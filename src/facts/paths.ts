/** Says what a path names: its plainest form, what kind of place it is, and how much it covers. */
import type { Call } from "./call.ts";
import type { PathClass } from "./effect.ts";
import { withoutFormat } from "./format_characters.ts";
import {
  AGENT_CONFIG,
  AGENT_INSTRUCTIONS,
  GUARD,
  STARTUP,
} from "./path/agents.ts";
import { CREDENTIALS } from "./path/credentials.ts";
import { HISTORY, SHADOW } from "./path/histories.ts";
import {
  DEVICE,
  GENERATED,
  KERNEL,
  MOUNT,
  STREAM,
  SYSTEM,
  TEMPORARY,
  VERSION_CONTROL,
} from "./path/locations.ts";
import {
  decodePercent,
  type Place,
  spell,
  type Spelled,
} from "./path/spelling.ts";
import { tableOf } from "./path/table.ts";
import { hasWildcard } from "./path/wildcard.ts";

export type { Place } from "./path/spelling.ts";

/** What is known of a path. */
export interface PathFact {
  /** The plainest form: absolute where `cwd` and home allow, else from `~` or from the current folder. */
  readonly path: string;
  /** Every kind of place that it is, or may be. */
  readonly classes: readonly PathClass[];
  /** How much the operand covers by itself; what a program adds (`-r`) is not known here. */
  readonly breadth: "single" | "pattern" | "tree" | "everything";
  /** Whether a link may have been followed on the way. */
  readonly through_link: boolean;
}

const TABLE = tableOf({
  system: SYSTEM,
  device: DEVICE,
  stream: STREAM,
  mount_root: MOUNT,
  kernel: KERNEL,
  version_control: VERSION_CONTROL,
  generated: GENERATED,
  credential: CREDENTIALS,
  shell_startup: STARTUP,
  shadow: SHADOW,
  history: HISTORY,
  agent_config: AGENT_CONFIG,
  agent_instructions: AGENT_INSTRUCTIONS,
  guard: GUARD,
});

/** Longer paths than any system accepts are not looked at further. */
const MOST_TEXT = 8192;
const HOME =
  /^(?:\/(?:home|Users|export\/home)\/[^/]+|\/root|[A-Za-z]:\/Users\/[^/]+)(?=\/|$)/;
const HOME_HOLDER = /^(?:\/(?:home|Users|export\/home)|[A-Za-z]:\/Users)$/;
const MAC = /^\/(?:Users|Volumes|System|Library|Applications|private)(?:\/|$)/i;

/** The place of a call: its working directory, and the home folder that it lies in. */
export function placeOf(call: Call): Place {
  if (call.cwd === undefined || call.cwd === "") return {};
  const cwd = spell(call.cwd, {}).path;
  const home = HOME.exec(cwd)?.[0];
  return home === undefined
    ? { cwd, project: cwd }
    : { cwd, home, project: cwd };
}

/**
 * Resolves a path as a program would that is given this text.
 *
 * `*`, `?`, `[...]` and `{a,b}` count as wildcards unless a backslash stands before them. A text that can be read in
 * several ways (percent-encoding, look-alike characters, trailing blanks) has the classes of all its readings.
 */
export function resolvePath(text: string, place: Place): PathFact {
  if (text.length > MOST_TEXT) {
    return {
      path: text.slice(0, MOST_TEXT),
      classes: ["unknown"],
      breadth: "everything",
      through_link: true,
    };
  }
  const classes = new Set<PathClass>();
  let first: Spelled | undefined;
  let breadth: PathFact["breadth"] = "single";
  for (const reading of readings(text)) {
    const spelled = spell(reading, place);
    first ??= spelled;
    const cover = breadthOf(spelled.path);
    if (RANK[cover] > RANK[breadth]) breadth = cover;
    classify(canonical(spelled.path), spelled.from, cover, place, classes);
  }
  return {
    path: first?.path ?? text,
    classes: [...classes],
    breadth,
    through_link: first?.through_link ?? false,
  };
}

const RANK = { single: 0, pattern: 1, tree: 2, everything: 3 } as const;

function breadthOf(path: string): PathFact["breadth"] {
  if (!hasWildcard(path)) return "single";
  return /(?:^|\/)(?:\*|\.\*|\*\*|\*\.\*|\.\[!?.+\]\*|\{\*,\.\*\})$/.test(path)
    ? "everything"
    : "pattern";
}

/** The text itself, then what other programs might make of it. */
function readings(text: string): readonly string[] {
  let list = [text];
  if (/%(?:2e|2f|5c)/i.test(text)) list.push(decodePercent(text));
  // deno-lint-ignore no-control-regex
  if (/[^\x00-\x7f]/.test(text)) {
    const plain = text.replace(/[\uFF0F\u2215\u2044\u29F8]/g, "/")
      .replace(/[\uFF0E\u2024]/g, ".").replace(/\u2025/g, "..")
      .replace(/[\uFF3C\u2216\u29F5]/g, "\\");
    const seen = withoutFormat(plain).normalize("NFKC");
    if (seen !== text) list.push(seen);
  }
  const trimmed = text.replace(/^\s+|[\s.]+$/g, "");
  if (trimmed !== text && trimmed !== "" && !/(?:^|[\\/])\.{1,2}$/.test(text)) {
    list.push(trimmed);
  }
  if (text.includes("\\") && !/^[a-z]:|^\\\\/i.test(text)) {
    const slashed = text.replaceAll("\\", "/");
    if (/\\[^*?[\]{}]/.test(text)) list.push(slashed);
  }
  if (text.includes("{") && !text.includes("\\{")) {
    list = list.flatMap((one) => braces(one, 64));
  }
  return list;
}

function braces(text: string, most: number): readonly string[] {
  const done: string[] = [];
  const open = [text];
  while (open.length > 0 && done.length + open.length <= most) {
    const next = open.pop() ?? "";
    const group = /(?<!\$)\{([^{}]*,[^{}]*)\}/.exec(next);
    if (group === null) done.push(next);
    else {
      for (const part of (group[1] ?? "").split(",")) {
        open.push(
          next.slice(0, group.index) + part +
            next.slice(group.index + group[0].length),
        );
      }
    }
  }
  return [text, ...done, ...open];
}

/** One name where a system has several for the same folder. */
function canonical(path: string): string {
  return path.replace(/^\/private(?=\/(?:etc|var|tmp)(?:\/|$))/i, "")
    .replace(/^\/System\/Volumes\/Data(?=\/|$)/i, "")
    .replace(
      /^\/(?:mnt|cygdrive)\/([a-z])(?=\/(?:Windows|Users|Program))/i,
      "$1:",
    )
    .replace(/^\/([a-z])(?=\/(?:Windows|Users|Program))/i, "$1:")
    .replace(/^[a-z](?=:)/, (drive) => drive.toUpperCase()) || "/";
}

function classify(
  path: string,
  from: Spelled["from"],
  cover: PathFact["breadth"],
  place: Place,
  classes: Set<PathClass>,
): void {
  const rooted = from === "root";
  const segments = path.toLowerCase().split("/").filter((one) => one !== "");
  for (const label of TABLE.lookup(segments, rooted)) classes.add(label);
  if (from === "unknown") {
    classes.add("unknown");
    return;
  }
  // All entries of a folder are the folder, as far as losing them goes.
  const whole = cover === "everything"
    ? path.replace(/\/?[^/]*$/, "") || (rooted ? "/" : ".")
    : path;
  if (/^(?:\/|[A-Za-z]:\/?)$/.test(whole) && rooted) {
    classes.add(/^[abd-z]:/i.test(whole) ? "mount_root" : "root");
  }
  if (path.startsWith("//./")) classes.add("device");
  const fold = MAC.test(place.cwd ?? path) || /^[a-z]:/i.test(path);
  const at = fold ? path.toLowerCase() : path;
  addHome(path, whole, from, place, classes);
  if (inAny(at, TEMPORARY, fold)) classes.add("temporary");
  if (TEMPORARY.some((one) => same(path, one, fold))) {
    classes.add("temporary_root");
  }
  if (from === "home" && /^~\/AppData\/Local\/Temp\//i.test(path)) {
    classes.add("temporary");
  }
  addProject(path, whole, from, place, fold, classes);
  // Elsewhere a folder of such a name may be anything.
  if (!classes.has("project") || classes.has("version_control")) {
    classes.delete("generated");
  }
  if (classes.has("home") && KEPT_COPIES.test(path)) classes.add("generated");
  if (
    !["home", "home_root", "project", "project_root", "temporary", "stream"]
      .some((one) => classes.has(one as PathClass))
  ) classes.add("outside");
}

function addHome(
  path: string,
  whole: string,
  from: Spelled["from"],
  place: Place,
  classes: Set<PathClass>,
): void {
  if (from === "home") {
    classes.add(whole === "~" ? "home_root" : "home");
    if (path !== whole) classes.add("home");
    return;
  }
  const folder = HOME.exec(path)?.[0] ??
    (place.home !== undefined && within(path, place.home)
      ? place.home
      : undefined);
  if (HOME_HOLDER.test(whole) || whole === folder) classes.add("home_root");
  if (folder !== undefined && path !== folder) {
    classes.add("home");
    if (/\/AppData\/Local\/Temp(?:\/|$)/i.test(path)) classes.add("temporary");
  }
  if (path !== whole && HOME_HOLDER.test(whole)) classes.add("home_root");
}

function addProject(
  path: string,
  whole: string,
  from: Spelled["from"],
  place: Place,
  fold: boolean,
  classes: Set<PathClass>,
): void {
  const project = place.project ?? place.cwd;
  if (project === undefined) {
    if (from !== "cwd") return;
    classes.add("project");
    if (whole === ".") classes.add("project_root");
    return;
  }
  if (same(whole, project, fold) || within(project, whole, fold)) {
    classes.add("project_root");
  }
  if (project === "/" || HOME_HOLDER.test(project)) return;
  if (!same(path, project, fold) && !within(path, project, fold)) return;
  // Software that lives where servers and images keep it is still the agent's own project.
  const own = OWN_PROJECT.test(project);
  if (own) classes.delete("system");
  if (own || !classes.has("system")) classes.add("project");
}

/** Where tools keep below the home folder what they fetch or make again. */
const KEPT_COPIES =
  /^(?:~|\/(?:home|Users)\/[^/]+|\/root|[A-Za-z]:\/Users\/[^/]+)\/(?:\.cache\/[^/*?]|\.(?:npm\/_(?:cacache|npx|logs)|gradle\/(?:caches|daemon)|m2\/repository|ivy2\/cache|cargo\/(?:registry|git)|pnpm-store|yarn\/cache|bun\/install\/cache|cocoapods|nuget\/packages|pub-cache|conda\/pkgs|local\/share\/pnpm\/store)(?:\/|$)|go\/pkg\/mod(?:\/|$)|Library\/(?:Caches\/[^/*?]|Developer\/(?:Xcode\/(?:DerivedData|iOS DeviceSupport)|CoreSimulator\/Caches)(?:\/|$))|AppData\/Local\/(?:npm-cache|pip\/cache|yarn\/cache)(?:\/|$))/i;

const OWN_PROJECT =
  /^\/(?:opt\/|srv\/|var\/www\/|var\/lib\/[^/]+\/|usr\/src\/|usr\/local\/src\/)./;

function same(a: string, b: string, fold: boolean): boolean {
  return a === b || (fold && a.toLowerCase() === b.toLowerCase());
}

function within(path: string, folder: string, fold = false): boolean {
  const below = folder.endsWith("/") ? folder : `${folder}/`;
  return fold
    ? path.toLowerCase().startsWith(below.toLowerCase())
    : path.startsWith(below);
}

function inAny(path: string, folders: readonly string[], fold: boolean) {
  return folders.some((folder) =>
    same(path, folder, fold) || within(path, folder, fold)
  );
}
