/** Reads a tool that nobody knows: by the verb in its name and the names of its arguments. */
import type { Effect } from "../../effect.ts";
import type { Place } from "../../paths.ts";
import { type Arguments, given, list, plainName, texts } from "../arguments.ts";
import { CODE, codeEffects, languagesIn, namedCodeEffects } from "../code.ts";
import {
  commandEffects,
  commandsIn,
  inputEffects,
  powershellEffects,
  type Shell,
} from "../command.ts";
import { fileEffects, one } from "../files.ts";
import { pathsIn, sending } from "./uploads.ts";
import {
  deletion,
  intentOf,
  type McpCall,
  targetOf,
  toldIn,
  toldIntent,
} from "./family.ts";
import { addresses } from "./services.ts";

/** Servers whose files are not those of this machine, or are what somebody has written for himself. */
const ELSEWHERE =
  /^(?:anytype|bear|blob|box|drive|dropbox|evernote|ftp|ftps|gcs|icloud|imap|joplin|logseq|mail|minio|nextcloud|obsidian|onedrive|onenote|r2|s3|sftp|sharepoint|smb|vault|webdav|wordpress|\w+mail)$/;

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
  const folder = [...verbs, ...toldIn(parameters)].some((word) =>
    /^(?:directory|directories|folder|folders|dir|tree|recursive)$/.test(word)
  );
  const intent = toldIntent(call) === "delete" ? "delete" : intentOf(verbs);
  switch (intent) {
    case "delete":
      // What another machine keeps is gone for good.
      if ([...call.words].some((word) => ELSEWHERE.test(word))) {
        return [
          { ...deletion(call, paths[0]?.text), irreversible: true } as Effect,
        ];
      }
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
      // Many at once, or one whose new name is made up from the old.
      return paths.map((path) => one("write", path, parameters, place, by));
    case "copy":
    case "run":
      return [];
    case "read":
    case undefined: {
      const packs = verbs.some((word) =>
        /^(?:zip|tar|archive|compress|pack|bundle)$/.test(word)
      );
      const names = folder && !packs ||
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
  const effects: Effect[] = [...apexEffects(call), ...heldCommands(call)];
  const running = intentOf(call.verbs) === "run" ||
    call.verbs.some((word) =>
      /^(?:process|ssh|cli|script|run|exec|execute|eval|evaluate|spawn|launch)$/
        .test(word)
    );
  const { parameters, place } = call;
  // A shell's code is a command line, which may have its words elsewhere.
  const languages = languagesIn(call.words).filter((one) =>
    commandsIn(parameters).length === 0 ||
    !/^(?:bash|sh|shell|shellscript|zsh)$/.test(one)
  );
  const code = languages.length > 0 ||
    given(parameters, "language", "languageid", "lang").length > 0 &&
      given(parameters, "code").length > 0 ||
    call.verbs.some((word) => /^(?:code|cell|repl|snippet)$/.test(word));
  const told = given(parameters, "language", "languageid", "lang").length > 0 &&
    ![...call.verbs].some((word) => LOOKS_AT_CODE.test(word)) &&
    intentOf(call.verbs) === undefined;
  if (
    code && (running || told || languagesIn(call.verbs).length > 0) &&
    given(parameters, ...CODE).length > 0
  ) {
    return codeEffects(parameters, place, call.tool, call.shell, languages);
  }
  // What a session reads need not be a shell's.
  if (typesIntoShell(call)) {
    return inputEffects(parameters, place, call.by, call.shell);
  }
  if (
    given(parameters, "input", "text", "keys").length > 0 &&
    call.verbs.some((word) =>
      /^(?:interact|type|send|write|input)$/.test(word)
    ) &&
    call.verbs.some((word) =>
      /^(?:process|terminal|session|tty|repl|stdin|input|keys)$/.test(word)
    )
  ) return inputEffects(parameters, place, call.by, call.shell);
  effects.push(...namedCodeEffects(parameters, place, call.by, call.shell));
  const commands = commandsIn(call.parameters);
  const words = list(given(parameters, "args", "arguments")[0]?.value);
  // `run_cmd {args: ["rm", "-r", "x"]}` has no other command.
  if (
    commands.length === 0 && words.length > 1 && !words[0]?.startsWith("-") &&
    call.verbs.some((word) => /^(?:bash|cmd|command|exec|shell)$/.test(word))
  ) {
    effects.push(
      ...commandEffects({ command: words }, place, call.by, call.shell),
    );
  }
  if (
    commands.length > 0 &&
    (running || commands.some(({ where }) => NAMES_COMMAND.test(where)))
  ) {
    // What stands in an argument of another name need not be a shell's.
    const run = commands.every(({ where }) => /\.(?:code|input)$/i.test(where))
      ? inputOfCode
      : call.words.has("powershell") || call.words.has("pwsh")
      ? powershellEffects
      : commandEffects;
    effects.push(...run(call.parameters, call.place, call.by, call.shell));
  }
  const found = sending(call) ?? files(call);
  effects.push(...addresses(call), ...(found ?? []));
  // What is deleted and is no file is something that the server keeps.
  if (
    found === undefined && effects.every(({ kind }) => kind === "network") &&
    toldIntent(call) === "delete"
  ) {
    effects.push(deletion(call, targetOf(call)));
  }
  return effects;
}

/** What is done to code that is not run. */
const LOOKS_AT_CODE =
  /^(?:analy[sz]e|convert|explain|format|highlight|lint|parse|render|review|scan|summari[sz]e|translate|validate)$/;

/** Terminals, by the names of their servers. */
const TERMINALS =
  /^(?:alacritty|console|ghostty|iterm2?|kitty|konsole|screen|terminal|tmux|tty|warp|wezterm|zellij)$/;

/** Whether a shell may be what reads the text: that of a terminal, or of a keyboard while one is in front. */
function typesIntoShell({ words, verbs, parameters }: McpCall): boolean {
  return given(parameters, "text", "keys", "input", "data").length > 0 &&
    verbs.some((word) => /^(?:paste|send|type|write)$/.test(word)) &&
    ([...words].some((word) => TERMINALS.test(word)) ||
      given(parameters, "application", "app", "window", "target").some((
        { value },
      ) =>
        typeof value === "string" &&
        /term|console|shell|\bcmd\b|tty|kitty/i.test(value)
      ));
}

/** Code that a service runs in its own middle: `execute_anonymous {apexCode}`. */
function apexEffects(call: McpCall): readonly Effect[] {
  const code = texts(call.parameters).find(({ name }) =>
    /^(?:apex|apexcode|anonymousapex|anonymousbody)$/.test(plainName(name))
  );
  return code !== undefined &&
      /\b(?:delete|insert|update|upsert|merge|undelete)\b|\b(?:Database|Messaging|System)\s*\.\s*(?!debug\b|assert)\w+\s*\(|\bHttpRequest\b/i
        .test(code.text)
    ? [
      {
        ...deletion(call, undefined),
        operation: "execute",
        irreversible: true,
      } as Effect,
    ]
    : [];
}

/** Commands that something is to run which the call only sets up, such as a node of a workflow. */
function heldCommands(call: McpCall): readonly Effect[] {
  if (intentOf(call.verbs) !== "write") return [];
  return texts(call.parameters).filter(({ name, where }) =>
    /^(?:cmd|command|commandline|shellcommand)$/.test(plainName(name)) &&
    /\.\w+(?:\[\d+\])?\./.test(where.slice("parameters".length))
  ).flatMap(({ text, where }) => call.shell(text, call.place, where, true))
    .filter(({ kind }) => kind !== "unresolved");
}

/** What code does of which nobody says in what language it is. */
function inputOfCode(
  parameters: Arguments,
  ...rest: [Place, string, Shell]
): readonly Effect[] {
  const texts = given(parameters, "code", "input").map(({ value }) => value);
  return texts.flatMap((input) => inputEffects({ input }, ...rest));
}

const NAMES_COMMAND =
  /\.(?:command|cmd|command_?line|shell_?command|bash_?command)$/i;

function transferOf(call: McpCall): readonly Effect[] | undefined {
  const intent = intentOf(call.verbs);
  if (intent !== "move" && intent !== "copy") return undefined;
  const effects = fileEffects(intent, call.parameters, call.place, call.by);
  return effects.some((effect) => effect.kind === "unresolved")
    ? undefined
    : effects;
}
