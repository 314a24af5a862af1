/** MCP servers that mirror Git: what they do is what `git` would do. */
import type { Effect } from "../../effect.ts";
import { firstText, list, plainName, quote } from "../arguments.ts";
import type { McpCall } from "./family.ts";

/** `git_push {force}` is `git push --force`. */
export function git(call: McpCall): readonly Effect[] | undefined {
  if (!call.words.has("git")) return undefined;
  const words = call.verbs.filter((word) => word !== "git");
  const sub = subcommand(
    words,
    firstText(
      call.parameters,
      "subcommand",
      "command",
      "operation",
      "action",
    ),
  );
  const parts = ["git"];
  const folder = firstText(
    call.parameters,
    "repopath",
    "repositorypath",
    "repository",
    "path",
    "cwd",
    "workingdirectory",
    "directory",
  );
  if (folder !== undefined) parts.push("-C", quote(folder));
  parts.push(sub);
  const last: string[] = [];
  for (const [key, value] of Object.entries(call.parameters)) {
    const name = plainName(key);
    if (
      /^(?:repo|repopath|repositorypath|repository|path|cwd|workingdirectory|directory|subcommand|command|operation|action)$/
        .test(name)
    ) continue;
    if (name === "mode" && typeof value === "string") {
      if (
        /^[a-z-]+$/.test(value) &&
        !STASHING.has(value)
      ) parts.push(`--${value}`);
      else parts.push(String(value));
    } else if (name === "args" || name === "flags" || name === "options") {
      parts.push(...list(value).map(quote));
    } else if (name === "message") parts.push("-m", quote(String(value)));
    else if (value === true) {
      parts.push(
        `--${
          key.replace(/_/g, "-").replace(/([a-z])([A-Z])/g, "$1-$2")
            .toLowerCase()
        }`,
      );
    } else if (/^(?:remote|remotename)$/.test(name)) {
      last.unshift(...list(value).map(quote));
    } else if (
      /^(?:branch|branchname|ref|target|commit|revision|tag|tagname|files|file|paths|startpoint|basebranch|newbranch|refspec|stashref)$/
        .test(name)
    ) {
      last.push(...list(value).map(quote));
    }
  }
  return call.shell([...parts, ...last].join(" "), call.place, "parameters");
}

/** What tools are named after what Git calls otherwise. */
const ALIASES: Readonly<Record<string, string>> = {
  "diff-unstaged": "diff",
  "diff-staged": "diff --cached",
  "create-branch": "branch",
  "delete-branch": "branch --delete",
  "list-branches": "branch --list",
  "create-tag": "tag",
  "delete-tag": "tag --delete",
  "list-tags": "tag --list",
  "set-working-dir": "status",
  "clear-working-dir": "status",
  "log": "log",
  "worktree-remove": "worktree remove",
  "worktree-add": "worktree add",
  "stash-drop": "stash drop",
  "stash-clear": "stash clear",
  "stash-pop": "stash pop",
  "remote-add": "remote add",
  "remote-remove": "remote remove",
};

/** Subcommands that have subcommands of their own. */
const COMPOUND =
  /^(?:stash|remote|worktree|submodule|reflog|bisect|notes|lfs|sparse-checkout)$/;

/** What is done to a branch or a tag is an option. */
const OPTIONS: Readonly<Record<string, string>> = {
  create: "",
  delete: "--delete",
  remove: "--delete",
  list: "--list",
  rename: "--move",
};

/** Values of `mode` that are subcommands of `git stash`, not options. */
const STASHING: ReadonlySet<string> = new Set([
  "create",
  "list",
  "delete",
  "drop",
  "pop",
  "show",
  "clear",
  "apply",
  "push",
  "save",
]);

/** Words that say nothing but that Git is run. */
const GENERIC = /^(?:command|run|exec|execute|cli|operation|operations|tool)$/;

/** The subcommand that a tool's name and its argument for that make together. */
function subcommand(
  words: readonly string[],
  told: string | undefined,
): string {
  const named = words.filter((word) => !GENERIC.test(word));
  const [noun = "", ...rest] = named;
  const name = named.join("-");
  if (told === undefined || told === name) {
    return ALIASES[name] ?? ALIASES[`${rest[0] ?? ""}-${noun}`] ??
      (COMPOUND.test(noun) && rest.length > 0
        ? `${noun} ${rest.join("-")}`
        : name);
  }
  if (name === "") return ALIASES[told] ?? told;
  if (/^-/.test(told)) return `${ALIASES[name] ?? name} ${told}`;
  if (ALIASES[`${name}-${told}`] !== undefined) {
    return ALIASES[`${name}-${told}`] ?? told;
  }
  if (COMPOUND.test(name)) return `${name} ${told}`;
  return (name === "branch" || name === "tag") && Object.hasOwn(OPTIONS, told)
    ? `${name} ${OPTIONS[told]}`.trim()
    : told;
}
