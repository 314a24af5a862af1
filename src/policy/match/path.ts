/**
 * Works out the ways in which a path can be read and written.
 *
 * INVARIANT (spelling quantifier): a rule that stops or questions a call (deny, ask, sample) holds if any spelling
 * of a path matches; a rule that lets it run (allow, defer) holds only if every reading matches. NOT flips the two.
 */

/** Which spellings of a path must match: see the invariant (spelling quantifier). */
export type Quantifier = "any" | "every";

/** The other quantifier, for what stands below a NOT. */
export function flip(quantifier: Quantifier): Quantifier {
  return quantifier === "any" ? "every" : "any";
}

/** A path's readings (as written, and with `.` and `..` resolved), each in all its notations. */
export interface Readings {
  /** As written, relative paths joined to the working directory. */
  readonly written: readonly string[];
  /** With `.`, `..` and repeated slashes worked out. */
  readonly resolved: readonly string[];
  /** Whether the file system that the path is on takes `A` and `a` for the same. */
  readonly folds: boolean;
}

const DRIVE = /^[A-Za-z]:(?=[\\/]|$)/;
const HOME =
  /^(?:\/(?:home|Users)\/[^/]+|\/root|[A-Za-z]:\/Users\/[^/]+)(?=\/|$)/;
const HOME_WORD =
  /^(?:~|\$HOME|\$\{HOME\}|%USERPROFILE%|\$env:USERPROFILE)(?=[\\/]|$)/;
const HERE_WORD = /^(?:\$PWD|\$\{PWD\})(?=\/|$)/;

/** All readings of a path that an agent with this working directory names. */
export function readPath(written: string, cwd?: string): Readings {
  const here = cwd === undefined ? undefined : plain(cwd, isWindows(cwd));
  const windows = isWindows(written) ||
    (here !== undefined && DRIVE.test(here));
  const trimmed = plain(stripScheme(written.trim()), windows);
  const home = here === undefined ? undefined : HOME.exec(here)?.[0];
  const expanded = expand(trimmed, home, here);
  const absolute = isAbsolute(expanded) || here === undefined
    ? expanded
    : `${here}/${expanded}`;
  const normal = normalisePath(absolute);
  const folds = windows || /^\/Users(\/|$)/i.test(normal) ||
    (here !== undefined && /^\/Users\//i.test(here));
  return {
    written: [
      ...new Set([written, ...notations(absolute, home, here), expanded]),
    ],
    resolved: notations(normal, home ?? HOME.exec(normal)?.[0], here),
    folds,
  };
}

/** Whether a test holds for a path, by the invariant (spelling quantifier). */
export function quantify(
  readings: Readings,
  quantifier: Quantifier,
  test: (path: string) => boolean,
  folded: (path: string) => boolean,
): boolean {
  const { written, resolved } = readings;
  if (quantifier === "every") return written.some(test) && resolved.some(test);
  const loosest = readings.folds ? folded : test;
  return written.some(loosest) || resolved.some(loosest);
}

/** A path with `//`, `.`, `..` and a final slash resolved, as far as that is possible without looking at a disk. */
export function normalisePath(path: string): string {
  const root = DRIVE.exec(path)?.[0] ?? /^~(?=\/|$)/.exec(path)?.[0] ?? "";
  const rest = path.slice(root.length);
  // What is above a home directory is not known, so `..` stays behind it.
  const absolute = root !== "~" && rest.startsWith("/");
  const kept: string[] = [];
  for (const part of rest.split("/")) {
    if (part === "" || part === ".") continue;
    const last = kept.at(-1);
    if (part !== "..") kept.push(part);
    else if (last !== undefined && last !== "..") kept.pop();
    else if (!absolute) kept.push(part);
  }
  if (root === "~") return [root, ...kept].join("/");
  return root + (absolute ? "/" : "") + kept.join("/") || ".";
}

function notations(
  path: string,
  home: string | undefined,
  here: string | undefined,
): readonly string[] {
  const found = [path];
  if (home !== undefined && isWithin(path, home)) {
    found.push(`~${path.slice(home.length)}`);
  }
  if (here !== undefined && isWithin(path, here) && path !== here) {
    found.push(path.slice(here.length + 1));
  }
  return found;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function expand(
  path: string,
  home: string | undefined,
  here: string | undefined,
): string {
  const word = HOME_WORD.exec(path)?.[0];
  if (word !== undefined) return (home ?? "~") + path.slice(word.length);
  const pwd = HERE_WORD.exec(path)?.[0];
  if (pwd !== undefined && here !== undefined) {
    return here + path.slice(pwd.length);
  }
  return path;
}

function isAbsolute(path: string): boolean {
  return path.startsWith("/") || /^~(?=\/|$)/.test(path) || DRIVE.test(path);
}

function isWindows(path: string): boolean {
  return DRIVE.test(path) || path.startsWith("\\\\") ||
    /^(?:%USERPROFILE%|\$env:USERPROFILE)\\/i.test(path);
}

function plain(path: string, windows: boolean): string {
  const slashed = windows ? path.replaceAll("\\", "/") : path;
  return slashed.length > 1 && slashed.endsWith("/")
    ? slashed.replace(/\/+$/, "") || "/"
    : slashed;
}

function stripScheme(path: string): string {
  return /^file:\/\/(?:localhost)?(?=\/)/i.test(path)
    ? path.replace(/^file:\/\/(?:localhost)?/i, "")
    : path;
}
