/** The tools of Gemini CLI, which Qwen Code and others have inherited. */
import type { ToolTable } from "./row.ts";

/** Names as they stand in its hooks, of the current version and of earlier ones. */
export const GEMINI: ToolTable = {
  run_shell_command: "shell",
  read_file: "read",
  read_many_files: "read",
  write_file: "write",
  replace: "edit",
  list_directory: "list",
  glob: "list",
  search_file_content: "search",
  grep_search: "search",
  web_fetch: "fetch",
  google_web_search: "nothing",
  save_memory: "remember",
  write_todos: "nothing",
  activate_skill: "nothing",
  ask_user: "nothing",
  get_internal_docs: "nothing",
  enter_plan_mode: "nothing",
  exit_plan_mode: "nothing",
  complete_task: "nothing",
  codebase_investigator: "nothing",
  cli_help: "nothing",
  list_mcp_resources: "nothing",
  read_mcp_resource: "resource",
  update_topic: "nothing",
  invoke_agent: "nothing",
  list_background_processes: "nothing",
  read_background_output: "nothing",
};
