/** Says what a file will do that runs later, or unseen, by what is written into it. */
import type { Effect } from "../effect.ts";
import { type Place, resolvePath } from "../paths.ts";
import {
  type Argument,
  type Arguments,
  named,
  PATHS,
  plainName,
  texts,
} from "./arguments.ts";
import type { Shell } from "./command.ts";

/** Plain names of arguments that hold what is written. */
const CONTENT =
  /^(?:cells?|content|contents|filecontent|filetext|insertline|inserttext|newcontent|newsource|newstr|newstring|newtext|codeedit|text)$/;

/** Longer texts are not looked through: what they do is known when they are run. */
const MOST_TEXT = 16_384;

/** Where commands stand in files of each kind, and whether they run without being asked for. */
interface Kind {
  readonly path: RegExp;
  readonly unasked: boolean;
  readonly commands: (text: string) => readonly string[];
}

const whole = (text: string) => [text];

const KINDS: readonly Kind[] = [
  {
    path: /\/\.(?:git\/hooks|husky|githooks)\/[^/]+$/,
    unasked: true,
    commands: whole,
  },
  { path: /\.(?:sh|bash|zsh|ksh|command)$/i, unasked: false, commands: whole },
  {
    path: /\.ipynb$/i,
    unasked: true,
    commands: (text) => matches(text, /^\s*(?:!|%sx\s|%system\s)(.+)$/gm),
  },
  {
    path: /(?:^|\/)(?:package|composer)\.json$/,
    unasked: true,
    commands: (text) =>
      matches(
        text,
        /"(?:(?:pre|post)-?)?(?:install|prepare|update|autoload-dump)(?:-cmd)?"\s*:\s*"((?:[^"\\]|\\.)*)"/g,
      ),
  },
  {
    path: /\/\.(?:vscode\/tasks|devcontainer\/devcontainer)\.json$/,
    unasked: true,
    commands: (text) =>
      matches(
        text,
        /"(?:command|\w+Command)"\s*:\s*"((?:[^"\\]|\\.)*)"/g,
      ),
  },
];

/** Settings of editors and builds by which a program runs as soon as somebody opens or builds the project. */
const SETTINGS: readonly (readonly [path: RegExp, content: RegExp])[] = [
  [/\/\.vscode\/tasks\.json$/, /"runOn"\s*:\s*"folderOpen"/],
  [
    /\/\.vscode\/settings\.json$|\.code-workspace$/,
    /"(?:chat\.[\w.]*autoApprove|task\.allowAutomaticTasks|git\.path|security\.workspace\.trust\.[\w.]+|terminal\.integrated\.(?:automationProfile|env|profiles|shell)[\w.]*)"/i,
  ],
  [
    /\/\.cargo\/config(?:\.toml)?$/,
    /^\s*(?:rustc(?:-workspace)?-wrapper|rustc|rustdoc|linker|runner|credential-provider)\s*=/m,
  ],
];

/** What the files that a call writes will do. */
export function writtenEffects(
  parameters: Arguments,
  place: Place,
  by: string,
  shell: Shell,
): readonly Effect[] {
  const paths = named(parameters, PATHS);
  const content = texts(parameters).filter(({ name, text }) =>
    CONTENT.test(plainName(name)) && text.length <= MOST_TEXT
  );
  return paths.flatMap((path) => {
    const file = resolvePath(path.text, place).path;
    return content.flatMap((one) => [
      ...SETTINGS.some(([name, held]) => name.test(file) && held.test(one.text))
        ? [starting(file, one, by)]
        : [],
      ...KINDS.filter((kind) => kind.path.test(file)).flatMap((kind) =>
        kind.commands(one.text).flatMap((command) =>
          shell(command, place, one.where, true)
        ).flatMap((effect) => grave(effect, kind.unasked))
      ),
    ]);
  });
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, found = ""]) =>
    found.replace(/\\(["\\/])/g, "$1")
  );
}

function starting(path: string, content: Argument, by: string): Effect {
  return {
    kind: "changes",
    what: "startup",
    operation: "write",
    target: path,
    by,
    source: {
      where: content.where,
      piece: content.text.slice(0, 200),
      via: [],
    },
  };
}

/** What nobody wants a file to do, whenever it runs; the rest is looked at when it is run. */
function grave(effect: Effect, unasked: boolean): readonly Effect[] {
  switch (effect.kind) {
    case "deletes":
      return effect.recursive === true &&
          effect.path_class?.some((one) => VITAL.has(one))
        ? [{ ...effect, presumed: true }]
        : [];
    case "writes":
      return effect.path_class?.includes("device")
        ? [{ ...effect, presumed: true }]
        : [];
    case "network":
      return effect.host_class !== "loopback" &&
          (effect.sends === "secret" || effect.sends === "environment" ||
            effect.host_class === "metadata" || effect.scheme === "tcp")
        ? [effect]
        : [];
    case "executes":
      return unasked && (effect.from === "network" || effect.from === "decoded")
        ? [effect]
        : [];
    default:
      return [];
  }
}

const VITAL: ReadonlySet<string> = new Set([
  "root",
  "system",
  "home_root",
  "mount_root",
  "device",
]);
