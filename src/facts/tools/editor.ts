/** Says what editors do that pick by their argument `command`. */
import type { Effect } from "../effect.ts";
import type { Place } from "../paths.ts";
import { type Arguments, given, textOf } from "./arguments.ts";
import { fileEffects } from "./files.ts";

/** What an editor does, for every command that its arguments may mean. */
export function editorEffects(
  tool: string,
  parameters: Arguments,
  place: Place,
): readonly Effect[] {
  const commands = new Set(
    given(parameters, "command").map(({ value }) => textOf(value) ?? ""),
  );
  return [...commands.size === 0 ? [""] : commands].flatMap((command) =>
    editing(command, tool, parameters, place)
  );
}

function editing(
  command: string,
  tool: string,
  parameters: Arguments,
  place: Place,
): readonly Effect[] {
  switch (command) {
    case "view":
      return fileEffects("read", parameters, place, tool);
    case "delete":
      return fileEffects("delete", parameters, place, tool);
    case "rename":
    case "move":
      return fileEffects("move", parameters, place, tool);
    case "append":
      return fileEffects("append", parameters, place, tool);
    default:
      // Whatever else it may be named, it changes the file.
      return fileEffects("edit", parameters, place, tool);
  }
}
