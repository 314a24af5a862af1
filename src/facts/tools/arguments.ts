/** Reads a tool's arguments by the names that tools give them. */

/** A tool's arguments. */
export type Arguments = Readonly<Record<string, unknown>>;

/** One text among a tool's arguments. */
export interface Argument {
  /** Where it stands, for example `parameters.edits[0].path`. */
  readonly where: string;
  /** The argument's own name, without its list or object. */
  readonly name: string;
  readonly text: string;
}

/** How deep lists and objects in arguments are looked into; a call that nests deeper is not understood. */
export const MOST_DEPTH = 64;

/** How many values of one call are looked at; a call that has more is not understood. */
export const MOST_ARGUMENTS = 2000;

/** Longest name of an argument that means something. */
const LONGEST_NAME = 100;

/** Most names, which need no work. */
const PLAIN = /^[a-z0-9]*$/;

/** A name without case, `_` and `-`, so that `filePath`, `file_path` and `FilePath` are one. */
export function plainName(name: string): string {
  if (name.length > LONGEST_NAME || PLAIN.test(name)) return name;
  return name.replace(/[_\-\s]/g, "").toLowerCase();
}

/** Every text in the arguments, in their order, to {@linkcode MOST_DEPTH} and {@linkcode MOST_ARGUMENTS}. */
export function texts(
  parameters: Arguments,
  from = "parameters",
): readonly Argument[] {
  const found: Argument[] = [];
  collect(parameters, from, "", 0, found);
  return found;
}

function collect(
  value: unknown,
  where: string,
  name: string,
  depth: number,
  found: Argument[],
): void {
  if (found.length >= MOST_ARGUMENTS) return;
  if (typeof value === "string") found.push({ where, name, text: value });
  else if (typeof value !== "object" || value === null) return;
  else if (depth >= MOST_DEPTH) return;
  else if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      collect(item, `${where}[${at}]`, name, depth + 1, found);
    }
  } else {
    for (const [key, item] of Object.entries(value)) {
      collect(item, `${where}.${key}`, key, depth + 1, found);
    }
  }
}

/** The texts whose own name is one of these plain names, at any depth. */
export function named(
  parameters: Arguments,
  names: ReadonlySet<string>,
): readonly Argument[] {
  return texts(parameters).filter(({ name }) => names.has(plainName(name)));
}

/** An argument at the top, whatever its type. */
export interface Given {
  readonly where: string;
  readonly value: unknown;
}

/**
 * Every argument at the top of these plain names, in the order of the names and then of the spellings.
 *
 * Which of several a tool obeys is for the tool to know, so that what matters is asked of all of them.
 */
export function given(
  parameters: Arguments,
  ...names: readonly string[]
): readonly Given[] {
  const found: { key: string; value: unknown; rank: number }[] = [];
  for (const key of Object.keys(parameters)) {
    const rank = names.indexOf(plainName(key));
    if (rank < 0) continue;
    const value = parameters[key];
    if (value === undefined || value === null) continue;
    found.push({ key, value, rank });
  }
  found.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
  return found.map(({ key, value }) => ({ where: `parameters.${key}`, value }));
}

/** The first argument at the top of these plain names, whatever its type. */
export function first(
  parameters: Arguments,
  ...names: readonly string[]
): Given | undefined {
  return given(parameters, ...names)[0];
}

/** The same as text; a list of texts is joined by blanks. */
export function firstText(
  parameters: Arguments,
  ...names: readonly string[]
): string | undefined {
  return textOf(first(parameters, ...names)?.value);
}

/** A value as text; a list of texts is joined by blanks. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  return Array.isArray(value) && value.every((one) => typeof one === "string")
    ? value.join(" ")
    : undefined;
}

/** Whether any of these arguments says yes. */
export function says(
  parameters: Arguments,
  ...names: readonly string[]
): boolean {
  return given(parameters, ...names).some(({ value }) =>
    value === true || value === 1 ||
    (typeof value === "string" && /^(?:true|yes|1|on)$/i.test(value))
  );
}

/** A word as a shell reads it back: quoted when it is not plain. */
export function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word)
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The texts of a list, or the one text; nothing else. */
export function list(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === "string")
    : [];
}

/** Plain names of arguments that hold the path of a file or folder. */
export const PATHS: ReadonlySet<string> = new Set([
  "path",
  "paths",
  "file",
  "files",
  "filepath",
  "filepaths",
  "filename",
  "filenames",
  "absolutepath",
  "relativepath",
  "relativeworkspacepath",
  "relativefilepath",
  "targetfile",
  "targetpath",
  "targetdirectory",
  "targetdir",
  "notebookpath",
  "targetnotebook",
  "dirpath",
  "directory",
  "directorypath",
  "dir",
  "folder",
  "folderpath",
  "searchpath",
  "searchdirectory",
  "root",
  "rootpath",
  "inputpath",
  "outputpath",
  "inputfile",
  "outputfile",
  "savepath",
  "localpath",
  "imagepath",
  "imagepaths",
  "scriptpath",
  "pathorurl",
  "fullpath",
  "attachment",
  "attachments",
  "attachmentpath",
  "attachmentpaths",
  "include",
  "uri",
  "fileuri",
]);

/** Plain names of arguments that hold where something comes from. */
export const SOURCES: ReadonlySet<string> = new Set([
  "source",
  "src",
  "from",
  "sourcepath",
  "sourcefile",
  "oldpath",
  "frompath",
  "srcpath",
  "oldname",
]);

/** Plain names of arguments that hold where something goes. */
export const DESTINATIONS: ReadonlySet<string> = new Set([
  "destination",
  "dest",
  "dst",
  "to",
  "destinationpath",
  "destpath",
  "dstpath",
  "newpath",
  "topath",
  "newname",
  "targetpath",
  "target",
]);
