/** Reads a tool that nobody knows: by the verb in its name and the names of its arguments. */
import type { Effect } from "../../effect.ts";
import { type Argument, named, PATHS, plainName, texts } from "../arguments.ts";
import { codeEffects, commandEffects, commandIn } from "../command.ts";
import { fileEffects, one } from "../files.ts";
import { intentOf, type McpCall } from "./family.ts";
import { addresses } from "./services.ts";

const CONTENT: ReadonlySet<string> = new Set([
  "content",
  "contents",
  "filetext",
  "text",
  "newstring",
  "newstr",
  "edits",
  "data",
  "newcontent",
  "newtext",
]);

/** Tools of file servers, and any other tool that names files of this machine. */
export function files(call: McpCall): readonly Effect[] | undefined {
  const paths = pathsIn(call);
  const transfer = transferOf(call);
  if (transfer !== undefined) return transfer;
  if (paths.length === 0) return undefined;
  const { parameters, place, by, verbs } = call;
  const folder = verbs.some((word) =>
    /^(?:directory|directories|folder|folders|dir|tree|recursive)$/.test(word)
  );
  switch (intentOf(verbs)) {
    case "delete":
      return paths.map((path) =>
        one(folder ? "delete_tree" : "delete", path, parameters, place, by)
      );
    case "write":
      return paths.map((path) =>
        one(
          verbs.includes("append")
            ? "append"
            : folder
            ? "make_folder"
            : "write",
          path,
          parameters,
          place,
          by,
        )
      );
    case "move":
    case "copy":
    case "run":
      return [];
    case "read":
    case undefined: {
      const names = folder ||
        verbs.some((word) =>
          /^(?:list|ls|tree|stat|info|exists|glob)$/.test(word)
        );
      const changes = intentOf(verbs) === undefined &&
        texts(parameters).some(({ name }) => CONTENT.has(plainName(name)));
      return paths.map((path) =>
        one(
          changes ? "write" : names ? "list" : "read",
          path,
          parameters,
          place,
          by,
        )
      );
    }
  }
}

/** Everything else: commands, addresses, files. */
export function general(call: McpCall): readonly Effect[] {
  const effects: Effect[] = [];
  const running = intentOf(call.verbs) === "run" ||
    call.verbs.some((word) => /^(?:process|ssh|cli|script)$/.test(word));
  const code = call.verbs.some((word) =>
    /^(?:code|python|javascript|js|node|cell|repl)$/.test(word)
  );
  if (code && running && call.parameters.code !== undefined) {
    return codeEffects(call.parameters, call.place, call.tool, call.shell);
  }
  const command = commandIn(call.parameters);
  if (
    command !== undefined &&
    (running ||
      /\.(?:command|cmd|command_?line|shell_?command|bash_?command)$/i.test(
        command.where,
      ))
  ) {
    effects.push(
      ...commandEffects(call.parameters, call.place, call.by, call.shell),
    );
  }
  effects.push(...addresses(call), ...(files(call) ?? []));
  return effects;
}

function pathsIn(call: McpCall): readonly Argument[] {
  return named(call.parameters, PATHS).filter(({ name, text }) =>
    text !== "" && text.length < 4096 && !/\n/.test(text) &&
    (!/^[a-z][a-z0-9+.-]+:\/\//i.test(text) || /^file:/i.test(text)) &&
    // Names such as `files` and `root` hold paths only where they look like it.
    (/path|file(?:_?name)?$|dir|folder/i.test(name) || /[\\/~]|^\./.test(text))
  );
}

function transferOf(call: McpCall): readonly Effect[] | undefined {
  const intent = intentOf(call.verbs);
  if (intent !== "move" && intent !== "copy") return undefined;
  const effects = fileEffects(intent, call.parameters, call.place, call.by);
  return effects.some((effect) => effect.kind === "unresolved")
    ? undefined
    : effects;
}
