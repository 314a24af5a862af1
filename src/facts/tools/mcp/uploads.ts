/** Says what tools do that take files of this machine elsewhere, and which arguments name files at all. */
import type { Effect } from "../../effect.ts";
import { type Argument, PATHS, plainName, texts } from "../arguments.ts";
import { one } from "../files.ts";
import { outwards } from "./claims.ts";
import type { McpCall } from "./family.ts";

/** Verbs that take a file of this machine elsewhere. */
const UPLOADS =
  /^(?:upload|uploads|send|publish|share|post|attach|email|mail|backup|sync|transmit|submit)$/;

/** Files that a tool takes away: they are read, and sent to whoever its server speaks to. */
export function sending(call: McpCall): readonly Effect[] | undefined {
  if (!call.verbs.some((word) => UPLOADS.test(word))) return undefined;
  const paths = pathsIn(call);
  if (paths.length === 0) return undefined;
  const reads = paths.map((path) =>
    one("read", path, call.parameters, call.place, call.by)
  );
  const secret = reads.some((effect) =>
    effect.kind === "reads" && effect.path_class?.includes("credential")
  );
  return [...reads, outwards(call, secret ? "secret" : "file")];
}

/** Names that end as those of paths do: `input_directory`, `targetZipFile`. */
const LIKE_PATH =
  /[a-z](?:_|-)(?:path|paths|file|files|dir|directory|folder)$|[a-z](?:Path|Paths|File|Files|Dir|Directory|Folder)$/;

/** The arguments that name files of this machine. */
export function pathsIn(call: McpCall): readonly Argument[] {
  return texts(call.parameters).filter(({ name, text }) =>
    (PATHS.has(plainName(name)) || LIKE_PATH.test(name)) &&
    text !== "" && text.length < 4096 && !/\n/.test(text) &&
    (!/^[a-z][a-z0-9+.-]+:\/\//i.test(text) || /^file:/i.test(text)) &&
    // Names such as `files` and `root` hold paths only where they look like it.
    (/path|file(?:_?name)?$|dir|folder/i.test(name) || /[\\/~]|^\./.test(text))
  );
}
