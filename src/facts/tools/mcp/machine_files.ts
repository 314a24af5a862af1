/** Tools of servers that do to files what a command does: copying elsewhere, unpacking, links, rights, formatting. */
import { firstText, quote, says } from "../arguments.ts";
import type { McpCall } from "./family.ts";

/** One purpose: how its tools are known, and the command line that does the same. */
export interface Purpose {
  /** Words of server and tool, all of which have to be there: one of each list. */
  readonly words: readonly RegExp[];
  /** The command line; `undefined` when the arguments are not enough. */
  readonly line: (call: McpCall) => string | undefined;
}

/** What is done to files and disks. */
export const FILE_PURPOSES: readonly Purpose[] = [
  {
    words: [/^(?:put|mput|upload|send)$/, /^(?:sftp|ftp|ftps|scp)$/],
    line: (call) => {
      const { parameters } = call;
      const local = firstText(
        parameters,
        "local",
        "localpath",
        "localfile",
        "source",
        "file",
        "path",
      );
      const host = firstText(parameters, "host", "hostname", "server");
      const remote = firstText(
        parameters,
        "remote",
        "remotepath",
        "destination",
      );
      return local === undefined
        ? undefined
        : `scp ${quote(local)} ${quote(`${host ?? "remote"}:${remote ?? ""}`)}`;
    },
  },
  {
    words: [/^(?:sync|copy|run|rsync|transfer)$/, /^rsync$/],
    line: ({ parameters }) => {
      const from = firstText(parameters, "source", "src", "from");
      const to = firstText(parameters, "destination", "dest", "to", "target");
      const remove = says(parameters, "delete") ? "--delete " : "";
      return from === undefined || to === undefined
        ? undefined
        : `rsync -a ${remove}${quote(from)} ${quote(to)}`;
    },
  },
  {
    words: [
      /^(?:add|create|link|make|symlink)$/,
      /^(?:hard|sym)?links?$|^symbolic$/,
    ],
    line: ({ parameters }) => {
      const to = firstText(parameters, "target", "source", "src", "existing");
      const link = firstText(
        parameters,
        "linkpath",
        "link",
        "destination",
        "dest",
        "path",
      );
      return to === undefined || link === undefined || !/[\\/]/.test(to) ||
          /^[a-z]+:/i.test(to)
        ? undefined
        : `ln -s ${quote(to)} ${quote(link)}`;
    },
  },
  {
    words: [/^(?:copy|delete|move|purge|sync)$/, /^rclone$/],
    line: ({ parameters, verbs }) => {
      const verb = verbs.find((word) =>
        /^(?:copy|delete|move|purge|sync)$/.test(word)
      );
      const from = firstText(parameters, "source", "src", "from", "path");
      const to = firstText(parameters, "destination", "dest", "to", "target");
      return from === undefined
        ? undefined
        : `rclone ${verb} ${
          [from, ...to === undefined ? [] : [to]].map(quote).join(" ")
        }`;
    },
  },
  {
    words: [/^(?:extract|unpack|unzip|untar|decompress)$/],
    line: (call) => {
      const { parameters } = call;
      const archive = firstText(
        parameters,
        "archive",
        "archivepath",
        "path",
        "file",
        "source",
        "input",
      );
      const folder = firstText(
        parameters,
        "destination",
        "dest",
        "outputdir",
        "outputpath",
        "output",
        "target",
        "directory",
        "folder",
        "to",
      );
      return archive === undefined
        ? undefined
        : `tar -xf ${quote(archive)} -C ${quote(folder ?? ".")}`;
    },
  },
  {
    words: [/^(?:chmod|permissions?|mode)$/],
    line: (call) => {
      const path = firstText(call.parameters, "path", "file", "filepath");
      const mode = firstText(
        call.parameters,
        "mode",
        "permissions",
        "permission",
      );
      const deep = says(call.parameters, "recursive", "recurse") ? "-R " : "";
      return path === undefined || mode === undefined
        ? undefined
        : `chmod ${deep}${quote(mode)} ${quote(path)}`;
    },
  },
  {
    words: [/^(?:chown|owner|ownership)$/],
    line: (call) => {
      const path = firstText(call.parameters, "path", "file", "filepath");
      const owner = firstText(call.parameters, "owner", "user");
      const deep = says(call.parameters, "recursive", "recurse") ? "-R " : "";
      return path === undefined || owner === undefined
        ? undefined
        : `chown ${deep}${quote(owner)} ${quote(path)}`;
    },
  },
  {
    words: [
      /^(?:format|mkfs|wipe|erase)$/,
      /^(?:disk|drive|partition|device|volume|mkfs)$/,
    ],
    line: (call) => {
      const device = firstText(
        call.parameters,
        "device",
        "disk",
        "drive",
        "partition",
        "path",
      );
      return device === undefined ? undefined : `mkfs ${quote(device)}`;
    },
  },
];
