/** The tools of Windsurf's Cascade, and the events that its hooks name instead of tools. */
import type { ToolTable } from "./row.ts";

/** Names as they stand in its hooks, and inside its agent. */
export const WINDSURF: ToolTable = {
  pre_run_command: "shell",
  pre_write_code: "edit",
  pre_read_code: "read",
  pre_mcp_tool_use: "mcp",
  run_command: "shell",
  send_command_input: "input",
  command_status: "nothing",
  read_terminal: "nothing",
  write_code: "edit",
  read_code: "read",
  write_to_file: "write",
  replace_file_content: "edit",
  multi_replace_file_content: "edit",
  edit_file: "edit",
  view_file: "read",
  view_file_outline: "read",
  view_code_item: "read",
  list_dir: "list",
  find_by_name: "list",
  grep_search: "search",
  codebase_search: "nothing",
  read_url_content: "fetch",
  search_web: "nothing",
  browser_preview: "fetch",
  create_memory: "nothing",
  trajectory_search: "nothing",
  suggested_responses: "nothing",
  todo_list: "nothing",
};
