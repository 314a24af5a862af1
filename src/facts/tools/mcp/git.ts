/** MCP servers that mirror Git: what they do is what `git` would do. */
import type { Effect } from "../../effect.ts";
import { firstText, list, plainName, quote } from "../arguments.ts";
import type { McpCall } from "./family.ts";

/** `git_push {force}` is `git push --force`. */
export function git(call: McpCall): readonly Effect[] | undefined {
  if (!call.words.has("git")) return undefined;
  const words = call.verbs.filter((word) => word !== "git");
  const command = firstText(
    call.parameters,
    "subcommand",
    "command",
    "operation",
    "action",
  ) ?? words.join("-");
  const aliases: Readonly<Record<string, string>> = {
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
  const sub = aliases[command] ?? command;
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
        !["create", "list", "delete", "drop", "pop", "show"].includes(value)
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
