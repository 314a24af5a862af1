/** Tells in which folder a tool runs its command. */
import { type Place, resolvePath } from "../paths.ts";
import { type Arguments, given, textOf } from "./arguments.ts";

const FOLDERS = [
  "workdir",
  "workingdirectory",
  "workingdir",
  "cwd",
  "cd",
  "dirpath",
  "directory",
  "dir",
] as const;

/** Tools that stay where the call is, whatever folder they are given: they have no such argument. */
const STAYING: ReadonlySet<string> = new Set([
  "Bash",
  "PowerShell",
  "run_terminal_cmd",
  "run_in_terminal",
  "runInTerminal",
]);

/** Tools of which one agent's takes a folder and another's does not. */
const EITHER: ReadonlySet<string> = new Set(["bash"]);

/** The places in which a tool may run its command: the folders that its arguments name, or else the call's. */
export function placesFor(
  tool: string,
  parameters: Arguments,
  place: Place,
): readonly Place[] {
  if (STAYING.has(tool)) return [place];
  const folders = given(parameters, ...FOLDERS).flatMap(({ value }) => {
    const folder = textOf(value);
    return folder === undefined || folder === ""
      ? []
      : [resolvePath(folder, place).path];
  });
  if (folders.length === 0) return [place];
  const own = EITHER.has(tool) && place.cwd !== undefined ? [place.cwd] : [];
  return [...new Set([...folders, ...own])].map((cwd) => ({ ...place, cwd }));
}
