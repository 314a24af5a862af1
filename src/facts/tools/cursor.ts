/** The tools of Cursor: names that its hooks show, and names inside its agent. */
import type { ToolTable } from "./row.ts";

/** Names as they stand in its hooks. */
export const CURSOR: ToolTable = {
  Shell: "shell",
  Read: "read",
  Write: "write",
  StrReplace: "edit",
  Delete: "delete",
  Grep: "search",
  Glob: "list",
  LS: "list",
  ApplyPatch: "patch",
  EditNotebook: "edit",
  SemanticSearch: "nothing",
  ReadLints: "nothing",
  WebFetch: "fetch",
  WebSearch: "nothing",
  Task: "nothing",
  TodoWrite: "nothing",
  AskQuestion: "nothing",
  SwitchMode: "nothing",
  CallMcpTool: "mcp",
  run_terminal_cmd: "shell",
  edit_file: "edit",
  search_replace: "edit",
  delete_file: "delete",
  list_dir: "list",
  codebase_search: "nothing",
  file_search: "list",
  read_lints: "nothing",
  todo_write: "nothing",
};
