/** Acts that are a program's own business, as long as the facts say by an effect of another kind what the program does. */
import type { Effect, EffectKind } from "../../src/facts/mod.ts";
import type { Act } from "./journal.ts";

/** One row: which acts of which programs, and what must be told instead. */
interface Internal {
  /** The programs that act. */
  readonly by: RegExp;
  readonly kinds: readonly Act["kind"][];
  /** What the path, or the command line, looks like. */
  readonly at: RegExp;
  /** Effects of which one must be told, by any of these programs. */
  readonly told: readonly EffectKind[];
  readonly why: string;
}

const GIT = /^git(?:-.*)?$/;

/** Every such row. */
export const INTERNALS: readonly Internal[] = [
  {
    by: /./,
    kinds: ["run"],
    at: /^\/bin\/sh (?:\/bin\/)?sh -c /,
    told: ["executes"],
    why:
      "the C library's system() and popen() run what they are given in a shell, and what that runs must be told",
  },
  {
    by: /^sh$/,
    kinds: ["run"],
    at: /^\S+ git-(?:receive|upload)-pack /,
    told: ["git", "executes"],
    why: "the other half of Git, for a repository on the same machine",
  },
  {
    by: /^git-filter-branch$/,
    kinds: ["run"],
    at: /./,
    told: ["git"],
    why: "a shell script that Git brings along",
  },
  {
    by: /^(?:tar|sh)$/,
    kinds: ["run"],
    at: /^\S+ (?:gzip|bzip2|xz|zstd|lzma|lzip|compress)(?: -d)?$/,
    told: ["executes"],
    why:
      "tar leaves compression to others; a program of the user's choice is no such name",
  },
  {
    by: /^rsync$/,
    kinds: ["run"],
    at: /^\S+ ssh \S+ rsync --server /,
    told: ["network"],
    why:
      "the way by which rsync reaches another machine, when no other is named",
  },
  {
    by: /^(?:ex|vi|vim|vim\.basic|gdb|expect)$/,
    kinds: ["run"],
    at: /^\S*\/(?:ba)?sh \S*sh -c /,
    told: ["executes"],
    why: "the shell in which an editor or a debugger runs what it is given",
  },
  {
    by: /^(?:ex|vi|vim|vim\.basic|sh)$/,
    kinds: ["write", "delete", "mode", "owner"],
    at: /(?:~|\.sw[a-z]|\/4913|\/\.viminfo\S*|^\/tmp\/v\w{6}(?:\/\d+)?)$/,
    told: ["executes"],
    why:
      "files in which Vim keeps what is not saved, and what a command prints",
  },
  {
    by: /^(?:gunzip|zcat|zgrep|bunzip2|xzcat)$/,
    kinds: ["run"],
    at: /^\S*\/(?:gzip|grep|xz|bzip2) /,
    told: ["executes"],
    why: "scripts that hand on to the program whose name they shorten",
  },
  {
    by: /^gawk$/,
    kinds: ["write"],
    at: /^\/inet\//,
    told: ["network"],
    why:
      "a connection that looks like a file, tried as a file when there is no network",
  },
  {
    by: /^gdb$/,
    kinds: ["run", "write"],
    at: /^\S*\/iconv iconv -l$|\/__pycache__$/,
    told: ["executes"],
    why:
      "gdb asks for character sets, and translates the Python that it brings along",
  },
  {
    by: /^(?:expect|sh)$/,
    kinds: ["run"],
    at: /^\S+ \/bin\/stty /,
    told: ["executes"],
    why: "expect prepares the terminal of what it spawns",
  },
  {
    by: /^(?:valgrind(?:\.bin)?|memcheck-\S+)$/,
    kinds: ["run", "write", "delete"],
    at: /\/valgrind(?:\.bin)? |\/tmp\/(?:vgdb|valgrind)|\/memcheck-/,
    told: ["executes"],
    why: "the parts of valgrind, and what they talk through",
  },
  {
    by: /^sqlite3$/,
    kinds: ["write", "delete"],
    at: /\.(?:db|sqlite)(?:-journal|-wal|-shm)?$/,
    told: ["reads", "database"],
    why:
      "a database is opened for writing whatever is asked, with a journal beside it",
  },
  {
    by: GIT,
    kinds: ["run"],
    at: /\/git-core\/|^\S*\/git (?:git|\S*\/git) /,
    told: ["executes"],
    why: "Git is made of programs that run each other",
  },
  {
    by: GIT,
    kinds: ["write", "delete", "mode"],
    at:
      /\/\.git(?:\/(?!hooks\/|config$).*)?$|\/remote\.git\/(?!hooks\/|config$)/,
    told: ["git", "executes"],
    why: "where Git keeps what it knows; hooks and configuration are not meant",
  },
  {
    by: GIT,
    kinds: ["write", "delete", "mode"],
    at: /^\/home\/dev\/(?!.*\/\.git\/)/,
    told: ["git"],
    why: "the files of a work tree, which the effect on the repository says",
  },
];

/** Whether an act is internal to a program, and told in its way. */
export function isInternal(act: Act, effects: readonly Effect[]): boolean {
  const text = act.kind === "run"
    ? `${act.path} ${act.argv.join(" ")}`
    : "path" in act
    ? act.path
    : "";
  return INTERNALS.some(({ by, kinds, at, told }) =>
    kinds.includes(act.kind) && by.test(act.by) && at.test(text) &&
    effects.some(({ kind }) => told.includes(kind))
  );
}
