/** Tests that servers which mirror Git become its commands. */
import assert from "node:assert/strict";
import { deeds } from "../recorder.ts";

const TABLE: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ["git_status", { repo_path: "/r" }, "git -C /r status"],
  ["git_reset", { repo_path: "/r", mode: "hard" }, "git -C /r reset --hard"],
  ["git_reset", { repo_path: "/r" }, "git -C /r reset"],
  [
    "git_push",
    { force: true, remote: "o", branch: "main" },
    "git push --force o main",
  ],
  ["git_push", { forceWithLease: true }, "git push --force-with-lease"],
  ["git_commit", { message: "rm -rf /" }, "git commit -m 'rm -rf /'"],
  ["git_add", { files: ["a", "b c"] }, "git add a 'b c'"],
  ["git_checkout", { branch_name: "x" }, "git checkout x"],
  ["git_create_branch", { branch_name: "x" }, "git branch x"],
  ["git_diff_staged", {}, "git diff --cached"],
  [
    "git_branch",
    { mode: "delete", branch: "x", force: true },
    "git branch delete --force x",
  ],
  ["run_git", { command: "clean", args: ["-fdx"] }, "git clean -fdx"],
  [
    "git_branch",
    { "operation": "delete", "branchName": "x" },
    "git branch --delete x",
  ],
  ["git_branch", { "action": "create", "branchName": "x" }, "git branch x"],
  ["git_tag", { "operation": "delete", "tagName": "v" }, "git tag --delete v"],
  ["git_stash", { "mode": "clear" }, "git stash clear"],
  ["git_stash", { "operation": "drop" }, "git stash drop"],
  ["git_reflog_expire", { "all": true }, "git reflog expire --all"],
  [
    "git_filter_branch",
    { "command": "--all HEAD" },
    "git filter-branch --all HEAD",
  ],
  ["git_command", { "command": "push --force" }, "git push --force"],
];

for (const [tool, parameters, wanted] of TABLE) {
  Deno.test(`mcp git: ${tool} ${JSON.stringify(parameters)}`, () => {
    assert.deepEqual(deeds(`mcp__git__${tool}`, parameters), [`run ${wanted}`]);
  });
}
