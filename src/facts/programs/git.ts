/** Git: global options and aliases here, subcommands by what they touch in the files beside. */
import {
  type Data,
  dataOf,
  type Field,
  known,
  literal,
  NOTHING,
  plain,
  UNKNOWN,
} from "../shell/data.ts";
import { configure, runsCode, settingIn, settingsGiven } from "./git_config.ts";
import { HISTORY } from "./git_history.ts";
import { REMOTES } from "./git_remotes.ts";
import { WORK } from "./git_work.ts";
import { Invocation } from "./invocation.ts";
import { optionTable, readOptions } from "./options.ts";
import type { Family, Subcommand } from "./program.ts";

const GLOBAL =
  "C= c= exec-path=? git-dir= work-tree= namespace= config-env= super-prefix= p,paginate P,no-pager no-replace-objects bare literal-pathspecs glob-pathspecs noglob-pathspecs icase-pathspecs no-optional-locks html-path man-path info-path list-cmds= v,version h,help attr-source=";

/** Subcommands that change nothing. */
const LOOKS: ReadonlySet<string> = new Set(
  ("status log show diff blame annotate grep describe shortlog rev-parse rev-list ls-files ls-tree cat-file " +
    "name-rev merge-base reflog whatchanged range-diff count-objects fsck verify-commit verify-tag verify-pack " +
    "for-each-ref show-ref show-branch var version help check-ignore check-attr check-mailmap check-ref-format cherry diff-tree diff-index " +
    "diff-files difftool archive bundle request-pull column stripspace interpret-trailers mailinfo patch-id " +
    "get-tar-commit-id gitk gui citool bugreport diagnose lfs annex maintenance merge-tree")
    .split(" "),
);

/** The rows of all subcommands, for lookups and tests. */
export const GIT_COMMANDS: readonly Subcommand[] = [
  ...WORK,
  ...HISTORY,
  ...REMOTES,
];

let table: ReadonlyMap<string, Subcommand> | undefined;

function rowOf(name: string): Subcommand | undefined {
  table ??= new Map(
    GIT_COMMANDS.flatMap((row) =>
      row.at.split(",").map((one) => [one.trim(), row] as const)
    ),
  );
  return table.get(name);
}

/** How often one alias may lead to the next. */
const MOST_ALIASES = 4;

/** Git itself. */
export const GIT: Family = {
  git: {
    options: GLOBAL,
    style: "posix",
    run: (it) => runGit(it, new Map(), 0),
  },
  "git-lfs,git-annex,gitk,tig,lazygit,gitui": {
    style: "posix",
    run: () => UNKNOWN,
  },
};

function runGit(
  given: Invocation,
  config: Map<string, string>,
  depth: number,
): Data {
  const it = inFolder(given);
  for (const { key, value } of it.options.given) {
    if (key !== "c" || value === undefined) continue;
    const { name, setting } = settingIn(value);
    config.set(name, setting);
    if (!name.startsWith("alias.")) runsCode(it, name, value, setting);
  }
  for (const [name, value] of settingsGiven(it)) {
    config.set(name, value.text);
    if (!name.startsWith("alias.")) runsCode(it, name, value, value.text);
  }
  const [command, ...args] = it.operands;
  if (command === undefined) return NOTHING;
  if (!command.known) return UNKNOWN;
  const name = command.text;
  const row = rowOf(name);
  if (row !== undefined) return runRow(it, row, name, args, config);
  if (name === "config") return configure(it, args);
  if (LOOKS.has(name)) return look(it, name, args);
  const alias = config.get(`alias.${name.toLowerCase()}`);
  if (alias === undefined) {
    it.execution.known = false;
    return UNKNOWN;
  }
  if (alias.startsWith("!")) {
    const words = args.map(({ text }) => `'${text.replaceAll("'", "'\\''")}'`);
    return it.shell(known([alias.slice(1), ...words].join(" ")), {
      via: "git alias",
    });
  }
  if (depth >= MOST_ALIASES) return UNKNOWN;
  const fields = [...alias.trim().split(/\s+/).map(unquoted), ...args];
  const options = readOptions(fields, optionTable(GLOBAL), "posix");
  return runGit(
    new Invocation(it.frame, "git", fields, options, it.execution),
    config,
    depth + 1,
  );
}

function unquoted(text: string): Field {
  return literal(text.replace(/^(["'])(.*)\1$/, "$2"));
}

/** `-C` and `--work-tree` change where everything else is meant. */
function inFolder(it: Invocation): Invocation {
  const folders = it.options.values("C");
  const tree = it.value("work-tree");
  if (folders.length === 0 && tree === undefined) return it;
  let frame = it.frame;
  for (const cwd of [...folders, ...(tree === undefined ? [] : [tree])]) {
    frame = new Invocation(frame, it.name, it.args, it.options, it.execution)
      .wrap({ via: "git -C", cwd, process: false });
  }
  return new Invocation(
    { ...frame, via: it.frame.via },
    it.name,
    it.args,
    it.options,
    it.execution,
  );
}

function runRow(
  it: Invocation,
  row: Subcommand,
  name: string,
  args: readonly Field[],
  config: ReadonlyMap<string, string>,
): Data {
  const options = readOptions(args, optionTable(row.options ?? ""), "gnu");
  if (options.has("help") || (options.has("h") && args.length === 1)) {
    return NOTHING;
  }
  const inner = new Invocation(it.frame, "git", args, options, it.execution);
  inner.settings = config;
  inner.verb = name;
  return row.run?.(inner) ?? UNKNOWN;
}

/** Options of subcommands that look whose value is a command. */
const STARTED: Readonly<Record<string, readonly string[]>> = {
  difftool: ["extcmd"],
  grep: ["open-files-in-pager"],
  archive: ["exec"],
};

/** Looking may still read what is stored in commits, write a file, or run a program. */
function look(it: Invocation, name: string, args: readonly Field[]): Data {
  const options = readOptions(
    args,
    optionTable(
      `o,output= O${
        name === "grep" ? ",open-files-in-pager=?" : "="
      } S= G= n= U= L= format= since= until= author= grep= p batch ext-diff textconv x,extcmd= exec= remote= e= f= t,tool= m=`,
    ),
    "exact",
  );
  const output = options.value("output");
  if (output !== undefined && name !== "ls-files" && name !== "grep") {
    it.write(output, UNKNOWN);
  }
  if (
    name === "bundle" && args[0]?.text === "create" && args[1] !== undefined
  ) {
    it.write(args[1], UNKNOWN);
  }
  if (name === "reflog") return UNKNOWN;
  const started = options.value(...STARTED[name] ?? []);
  if (started !== undefined) it.shell(dataOf(started), { via: `git ${name}` });
  if (name === "diff" && args.some(({ text }) => text === "--no-index")) {
    for (const file of options.operands) it.read(file);
  }
  for (const { text } of options.operands) {
    const path = /^[^:\s]*:([^:\s].*)$/.exec(text)?.[1];
    if (
      path !== undefined && !text.startsWith("http") && !text.startsWith(":")
    ) {
      return it.read(plain(path));
    }
  }
  if (name === "rev-parse" && args[0]?.text === "--show-toplevel") {
    const { place } = it.frame.machine;
    const { cwd } = it.frame.scope;
    // The call is made in the project, most often at its top.
    const below = cwd !== undefined && place.cwd !== undefined &&
      (cwd === place.cwd || cwd.startsWith(`${place.cwd}/`));
    return below ? { text: `${place.cwd}\n`, origins: [] } : UNKNOWN;
  }
  if (name === "ls-files") {
    const paths = options.operands.map(({ path }) =>
      /[*?]/.test(path) ? `./**/${path}` : `${path}/**`
    );
    return {
      text: undefined,
      origins: [],
      paths: paths.length === 0 ? ["./**"] : paths,
    };
  }
  return { text: undefined, origins: name === "log" ? [] : ["file"] };
}
