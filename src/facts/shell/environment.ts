/** Variables by which programs load code that is not their own, and those by which a shell keeps its history. */
import { type Data, plain } from "./data.ts";
import { pathFact } from "./files.ts";
import { emit, type Frame } from "./frame.ts";

/** How many files and folders of one variable are told. */
const MOST_PLACES = 8;

/** Reads a value as the places that it names. */
type Places = (text: string) => readonly string[];

interface Loading {
  readonly from: "preload" | "lookup";
  readonly places: Places;
}

/** Between colons, or on Windows between semicolons; the colon of a drive is none of them. */
function listed(text: string): readonly string[] {
  return text.split(/;|(?<!(?:^|[:;])[A-Za-z]):/);
}

const FILES: Loading = {
  from: "preload",
  places: (text) => text.split(/[:\s]+/),
};

/** A file of settings; the empty device stands for none. */
const SETTINGS: Loading = {
  from: "preload",
  places: (text) => text === "/dev/null" ? [] : [text],
};

const FILE: Loading = { from: "preload", places: (text) => [text] };

const FOLDERS: Loading = { from: "lookup", places: listed };

/** Options that load a file before anything else: `--require /tmp/x.js`, `-javaagent:x.jar`. */
const LOADS =
  /(?:^|\s)(?:--require|--import|--loader|--experimental-loader|-r|-M(?!lib\b)|-javaagent:|-agentpath:)[ =]?(['"]?)([^\s'"=]+)\1/g;

const OPTIONS: Loading = {
  from: "preload",
  places: (text) => [...text.matchAll(LOADS)].map(([, , path = ""]) => path),
};

const VARIABLES: ReadonlyMap<string, Loading> = new Map([
  ["LD_PRELOAD", FILES],
  ["LD_AUDIT", FILES],
  ["DYLD_INSERT_LIBRARIES", FILES],
  ["BASH_ENV", FILE],
  ["ENV", FILE],
  ["PYTHONSTARTUP", FILE],
  ["GIT_CONFIG_GLOBAL", SETTINGS],
  ["GIT_CONFIG_SYSTEM", SETTINGS],
  ["GCONV_PATH", FOLDERS],
  ["LD_LIBRARY_PATH", FOLDERS],
  ["DYLD_LIBRARY_PATH", FOLDERS],
  ["DYLD_FRAMEWORK_PATH", FOLDERS],
  ["PYTHONPATH", FOLDERS],
  ["PYTHONHOME", FOLDERS],
  ["NODE_PATH", FOLDERS],
  ["PERL5LIB", FOLDERS],
  ["PERLLIB", FOLDERS],
  ["RUBYLIB", FOLDERS],
  ["CLASSPATH", FOLDERS],
  ["GIT_EXEC_PATH", FOLDERS],
  ["GIT_TEMPLATE_DIR", FOLDERS],
  ["PATH", FOLDERS],
  ["NODE_OPTIONS", OPTIONS],
  ["BUN_OPTIONS", OPTIONS],
  ["PERL5OPT", OPTIONS],
  ["RUBYOPT", OPTIONS],
  ["JAVA_TOOL_OPTIONS", OPTIONS],
  ["JDK_JAVA_OPTIONS", OPTIONS],
  ["_JAVA_OPTIONS", OPTIONS],
  ["MAVEN_OPTS", OPTIONS],
  ["GRADLE_OPTS", OPTIONS],
]);

/** Values with which a shell writes no history, or writes it nowhere. */
const FORGETS: ReadonlyMap<string, RegExp> = new Map([
  ["HISTFILE", /^(?:|\/dev\/null)$/],
  ["HISTSIZE", /^0$/],
  ["HISTFILESIZE", /^0$/],
  ["SAVEHIST", /^0$/],
  ["HISTIGNORE", /^\*$/],
]);

/** Says what follows from a variable's new value: code that programs load, or a history that is no longer kept. */
export function noteValue(frame: Frame, name: string, value: Data): void {
  const loading = VARIABLES.get(name);
  if (loading === undefined) {
    if (FORGETS.get(name)?.test(value.text ?? "?") === true) {
      forgetHistory(frame);
    }
    return;
  }
  // What is not known may stand beside what is: `PATH=/tmp/x:$PATH`.
  const places = loading.places(value.text ?? value.shape ?? "")
    .filter((place) => place !== "" && !/[$`]/.test(place));
  for (const place of places.slice(0, MOST_PLACES)) {
    loads(frame, name, place, loading.from);
  }
}

/** Says that code, or settings that name it, are loaded from a place. */
export function loads(
  frame: Frame,
  name: string,
  place: string,
  from: Loading["from"] = "preload",
): void {
  emit(frame, {
    kind: "executes",
    program: place.slice(place.lastIndexOf("/") + 1),
    line: `${name}=${place}`.slice(0, 1024),
    from,
    path_class: pathFact(frame, plain(place)).classes,
    privilege: frame.privilege,
    known: true,
  });
}

/** Says that a variable is gone without which a shell writes no history. */
export function noteUnset(frame: Frame, name: string): void {
  if (name === "HISTFILE") forgetHistory(frame);
}

/** Says that the shell no longer keeps what is typed. */
export function forgetHistory(frame: Frame): void {
  emit(frame, {
    kind: "changes",
    what: "other",
    operation: "disable",
    target: "history",
    within: frame.within,
  });
}
