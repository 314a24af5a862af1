/** The tools of OpenCode. */
import type { ToolTable } from "./row.ts";

/** Names as its plugins see them. */
export const OPENCODE: ToolTable = {
  bash: "shell",
  read: "read",
  write: "write",
  edit: "edit",
  multiedit: "edit",
  patch: "patch",
  apply_patch: "patch",
  glob: "list",
  list: "list",
  grep: "search",
  lsp: "read",
  webfetch: "fetch",
  websearch: "nothing",
  codesearch: "nothing",
  todowrite: "nothing",
  todoread: "nothing",
  task: "nothing",
  skill: "nothing",
  question: "nothing",
  batch: "batch",
  plan_enter: "nothing",
  plan_exit: "nothing",
};
