/** The tools of Codex. */
import type { ToolTable } from "./row.ts";

/** Names as they stand in its hooks, of the current version and of earlier ones. */
export const CODEX: ToolTable = {
  shell: "shell",
  shell_command: "shell",
  local_shell: "shell",
  exec_command: "shell",
  unified_exec: "shell",
  "container.exec": "shell",
  write_stdin: "input",
  apply_patch: "patch",
  view_image: "read",
  read_file: "read",
  list_dir: "list",
  grep_files: "search",
  js_repl: "code",
  update_plan: "nothing",
  web_search: "nothing",
  request_user_input: "nothing",
  request_permissions: "nothing",
  spawn_agent: "nothing",
  send_input: "nothing",
  wait_agent: "nothing",
  close_agent: "nothing",
  list_mcp_resources: "nothing",
  list_mcp_resource_templates: "nothing",
  read_mcp_resource: "nothing",
};
