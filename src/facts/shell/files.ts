/** Files as a shell sees them: what is read and written becomes effects, and what was written is remembered. */
import { findSecrets } from "../content/find.ts";
import type { EffectOf } from "../effect.ts";
import { parseHost } from "../hosts.ts";
import { type PathFact, resolvePath } from "../paths.ts";
import {
  type Data,
  type Field,
  join,
  mix,
  NOTHING,
  type Origin,
  UNKNOWN,
} from "./data.ts";
import { emit, type Frame, placeIn } from "./frame.ts";

/** What a field names as a path. */
export function pathFact(frame: Frame, field: Field): PathFact {
  frame.machine.meter.spend(5);
  return resolvePath(field.path, placeIn(frame));
}

/** The attributes that every effect on a path has. */
export function pathAttributes(
  frame: Frame,
  fact: PathFact,
): Required<
  Pick<
    EffectOf<"reads">,
    "path" | "path_class" | "breadth" | "through_link" | "within"
  >
> {
  return {
    // What was quoted is shown as it is.
    path: fact.path.includes("\\")
      ? fact.path.replace(/\\([*?[\]{}])/g, "$1")
      : fact.path,
    path_class: fact.classes,
    breadth: fact.breadth,
    through_link: fact.through_link,
    within: frame.within,
  };
}

/** Whether the path stands for a pipe or a standard stream. */
function isStream(path: string): boolean {
  return path.startsWith("/dev/fd/") || path === "/dev/stdin" ||
    path === "/dev/stdout" || path === "/dev/stderr" ||
    /^\/proc\/(?:self|thread-self)\/fd\//.test(path);
}

/** What a standard stream holds, or `undefined` when the path is none. */
function streamContent(frame: Frame, path: string): Data | undefined {
  if (!isStream(path)) return undefined;
  const stored = frame.machine.files.get(path);
  if (stored !== undefined) return stored;
  const number = path === "/dev/stdin" ? 0 : Number(path.split("/").at(-1));
  if (number === 0) return frame.stdin;
  const channel = (frame.channels ?? frame.scope).channel(number);
  if (channel?.kind === "data") return channel.data;
  if (channel?.kind === "host") {
    return { text: undefined, origins: ["network"] };
  }
  return UNKNOWN;
}

/** Reads a file: the effect, and what is known of the content. */
export function readFile(
  frame: Frame,
  field: Field,
  attributes: Partial<EffectOf<"reads">> = {},
): Data {
  const fact = pathFact(frame, field);
  const stream = streamContent(frame, fact.path);
  if (stream !== undefined) return stream;
  emit(frame, {
    kind: "reads",
    ...pathAttributes(frame, fact),
    ...attributes,
  });
  return contentAt(frame, fact);
}

/** Folders in which installed programs are. */
export const INSTALLED =
  /^(?:\/usr(?:\/local)?|\/opt\/homebrew|\/opt\/local|\/run\/current-system\/sw|\/system)?\/s?bin\/([^/]+)$|^(?:\/usr)?\/lib\w*\/(?:\w+-linux-\w+\/)?ld-[\w.-]+$/;

const ENDLESS: Data = { text: undefined, origins: ["file"], endless: true };

/** What is known of the file's content without reading it as an effect. */
export function contentAt(frame: Frame, fact: PathFact): Data {
  if (fact.path === "/dev/null") return NOTHING;
  if (/^\/dev\/(?:zero|full|u?random)$/.test(fact.path)) return ENDLESS;
  const stored = frame.within === "here" ? storedAt(frame, fact) : undefined;
  const { classes } = fact;
  const origin: Origin =
    classes.includes("credential") || classes.includes("history")
      ? "secret"
      : "file";
  if (stored === undefined) {
    const program = INSTALLED.exec(fact.path)?.[1];
    const data: Data = { text: undefined, origins: [origin] };
    return program === undefined ? data : { ...data, program };
  }
  return origin === "secret"
    ? { ...stored, origins: mix(stored.origins, ["secret"]) }
    : stored;
}

function storedAt(frame: Frame, fact: PathFact): Data | undefined {
  const { files, meter } = frame.machine;
  const exact = files.get(fact.path);
  if (exact !== undefined || files.size === 0) return exact;
  if (fact.breadth === "pattern" || fact.breadth === "everything") {
    // A folder's files may be meant; what flowed into any of them may flow on.
    const folder = fact.path.replace(/[^/]*$/, "");
    return below(files, folder, meter.spend(files.size));
  }
  return below(files, `${fact.path.replace(/\/$/, "")}/`, meter.spend());
}

function below(
  files: ReadonlyMap<string, Data>,
  folder: string,
  may: boolean,
): Data | undefined {
  if (!may) return undefined;
  let found: Data | undefined;
  for (const [path, { origins }] of files) {
    if (!path.startsWith(folder) || origins.length === 0) continue;
    found = {
      text: undefined,
      origins: mix(found?.origins ?? ["file"], origins),
    };
  }
  return found;
}

/** Writes a file: only the effect. The plainest path is the result. */
export function writeFile(
  frame: Frame,
  field: Field,
  append: boolean,
  attributes: Partial<EffectOf<"writes">> = {},
): string {
  const fact = pathFact(frame, field);
  const { sinks } = frame.machine;
  if (isStream(fact.path) || sinks.has(fact.path)) return fact.path;
  emit(frame, {
    kind: "writes",
    ...pathAttributes(frame, fact),
    append,
    ...attributes,
  });
  return fact.path;
}

/** Remembers what now stands in a file, or lets it flow to what reads the path. */
export function fileOf(
  frame: Frame,
  path: string,
  data: Data,
  append = false,
): void {
  const { files, sinks } = frame.machine;
  const sink = sinks.get(path);
  if (sink !== undefined) {
    sinks.delete(path);
    sink(data);
    return;
  }
  if (data.endless === true && !path.startsWith("/dev/")) {
    tellFilling(frame, path);
  }
  const number = /^\/dev\/fd\/(\d+)$/.exec(path)?.[1];
  const channel = number === undefined
    ? undefined
    : (frame.channels ?? frame.scope).channel(Number(number));
  if (channel?.kind === "host") sendTo(frame, channel.field, data);
  if (path.startsWith("/dev/") && !path.startsWith("/dev/fd/p")) return;
  const before = files.get(path) ?? NOTHING;
  files.set(
    path,
    append
      ? join(before, data)
      : frame.scope.conditional
      ? { ...data, origins: mix(data.origins, before.origins) }
      : data,
  );
}

/** Says that a file grows until the disk is full, or by far more than anybody needs. */
export function tellFilling(frame: Frame, path: string): void {
  emit(frame, {
    kind: "changes",
    what: "disk",
    operation: "fill",
    target: path,
    within: frame.within,
  });
}

/** Nothing but the value of one variable. */
const ALONE = /^\s*(?:\$\w+|\$\{\w+\})\s*$/;

/** What is most sensitive in data that is sent; `bare` over a connection that speaks no protocol which takes keys. */
export function sentIn(
  data: Data,
  bare = false,
): NonNullable<EffectOf<"network">["sends"]> {
  const { origins, text } = data;
  if (origins.includes("secret")) return "secret";
  // A key that goes with other things is how a service is asked; one that goes alone is given away.
  if (origins.includes("token") && (bare || ALONE.test(data.shape ?? ""))) {
    return "secret";
  }
  if (text !== undefined && text.length > 7 && findSecrets(text).length > 0) {
    return "secret";
  }
  if (origins.includes("environment")) return "environment";
  if (origins.includes("file")) return "file";
  return text === "" ? "nothing" : "data";
}

/** Sends data through bash's own `/dev/tcp/HOST/PORT`. */
export function sendTo(frame: Frame, field: Field, data: Data): void {
  const [, , scheme = "tcp", host = "", port = ""] = field.text.split("/");
  emit(frame, {
    kind: "network",
    ...parseHost(host),
    ...(/^\d{1,5}$/.test(port) ? { port: Number(port) } : {}),
    scheme,
    direction: "out",
    sends: sentIn(data, true),
    by: "bash",
  });
}
