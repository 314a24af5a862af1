/** Lists files of the repository for the tests that look at its shape. */

/** The files under a folder whose names end so, sorted, with forward slashes, relative to the repository's root. */
export function walk(folder: string, ending: string): readonly string[] {
  return [...Deno.readDirSync(folder)].flatMap((entry) =>
    entry.isDirectory
      ? walk(`${folder}/${entry.name}`, ending)
      : entry.name.endsWith(ending)
      ? [`${folder}/${entry.name}`]
      : []
  ).sort();
}

/** How many lines a file has. */
export function lines(path: string): number {
  return Deno.readTextFileSync(path).split("\n").length - 1;
}
