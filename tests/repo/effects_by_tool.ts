/** The ways that agents and servers have of doing one thing: their tools by their real names, with their real arguments. */

/** A tool with its arguments. */
export type ToolCall = readonly [string, Readonly<Record<string, unknown>>];

/** An effect, the verdict on it, and calls that have it. */
export type Effect = readonly [
  name: string,
  wanted: string,
  calls: readonly ToolCall[],
];

/** Every way to run a command line. */
export function ways(command: string): readonly ToolCall[] {
  const words = ["bash", "-lc", command];
  return [
    ["Bash", { command, description: "Work" }],
    ["Bash", { command, run_in_background: true, timeout: 1000 }],
    ["Monitor", { command }],
    ["shell", { command: words, workdir: PROJECT }],
    ["shell", { command: words }],
    ["shell_command", { command, workdir: PROJECT }],
    ["local_shell", { command: words }],
    ["local_shell", { action: { type: "exec", command: words } }],
    ["exec_command", { cmd: command, workdir: PROJECT }],
    ["unified_exec", { cmd: command }],
    ["container.exec", { cmd: words }],
    ["run_shell_command", { command, dir_path: PROJECT }],
    ["bash", { command, description: "Work" }],
    ["run_in_terminal", { command, explanation: "Work", isBackground: false }],
    ["run_terminal_cmd", { command, is_background: false }],
    ["Shell", { command, working_directory: PROJECT }],
    ["run_command", { CommandLine: command, Cwd: PROJECT }],
    ["write_stdin", { session_id: 1, chars: `${command}\n` }],
    ["mcp__shell__execute_command", { command }],
    ["mcp__desktop-commander__start_process", { command, timeout_ms: 1000 }],
    ["mcp__terminal__run", { cmd: command }],
    ["CallMcpTool", {
      server: "shell",
      toolName: "execute_command",
      arguments: { command },
    }],
    ["batch", { tool_calls: [{ tool: "bash", parameters: { command } }] }],
    ["mcp__hub__execute_tool", {
      name: "execute_command",
      arguments: { command },
    }],
    ["mcp__hub__run_actions", {
      actions: [{ action: "run_command", params: { command } }],
    }],
  ];
}

/** Every way to send a statement to a database. */
export function statements(sql: string): readonly ToolCall[] {
  return [
    ...ways(`psql -c "${sql}"`).slice(0, 3),
    ...ways(`mysql -e "${sql}"`).slice(0, 2),
    ["mcp__postgres__query", { sql }],
    ["mcp__mysql__execute_query", { query: sql }],
    ["mcp__supabase__execute_sql", { project_id: "p", query: sql }],
    ["mcp__odd__run_sql", { statement: sql }],
    ["mcp__hub__execute_tool", { tool: "run_sql", arguments: { sql } }],
  ];
}

/** Every way to run a command line of PowerShell. */
export function powershellWays(command: string): readonly ToolCall[] {
  return [
    ["PowerShell", { command }],
    ["powershell", { command }],
    ["Bash", { command: `pwsh -NoProfile -Command '${command}'` }],
    ["Bash", { command: `powershell.exe -c "${command}"` }],
    ["mcp__powershell__run", { command: `pwsh -c '${command}'` }],
  ];
}

/** Every way to read a file. */
export function readings(path: string): readonly ToolCall[] {
  return [
    ...ways(`cat ${path}`).slice(0, 2),
    ["Read", { file_path: path }],
    ["read_file", { absolute_path: path }],
    ["read_file", { path }],
    ["read_many_files", { paths: [path] }],
    ["view", { path }],
    ["str_replace_editor", { command: "view", path }],
    ["read", { filePath: path }],
    ["view_file", { AbsolutePath: path }],
    ["show_file", { path }],
    ["mcp__filesystem__read_text_file", { path }],
    ["mcp__filesystem__read_multiple_files", { paths: [path] }],
    ["mcp__desktop-commander__read_file", { path }],
    ["batch", {
      tool_calls: [{ tool: "read", parameters: { filePath: path } }],
    }],
  ];
}

/** Every way to write a file. */
export function writings(path: string): readonly ToolCall[] {
  const text = "x = 1\n";
  return [
    ...ways(`echo x > ${path}`).slice(0, 2),
    ["Bash", { command: `tee ${path} < src/a.txt` }],
    ["Bash", { command: `cp src/a.txt ${path}` }],
    ["Write", { file_path: path, content: text }],
    ["Edit", { file_path: path, old_string: "a", new_string: "b" }],
    ["MultiEdit", {
      file_path: path,
      edits: [{ old_string: "a", new_string: "b" }],
    }],
    ["apply_patch", {
      input: `*** Begin Patch\n*** Add File: ${path}\n+x\n*** End Patch`,
    }],
    ["apply_patch", {
      input:
        `*** Begin Patch\n*** Update File: ${path}\n@@\n-a\n+b\n*** End Patch`,
    }],
    ["write_file", { file_path: path, content: text }],
    ["replace", { file_path: path, old_string: "a", new_string: "b" }],
    ["create", { path, file_text: text }],
    ["edit", { path, old_str: "a", new_str: "b" }],
    ["str_replace_editor", { command: "create", path, file_text: text }],
    ["str_replace_based_edit_tool", {
      command: "insert",
      path,
      insert_line: 1,
      new_str: "b",
    }],
    ["create_file", { filePath: path, content: text }],
    ["insert_edit_into_file", { filePath: path, code: text, explanation: "" }],
    ["replace_string_in_file", {
      filePath: path,
      oldString: "a",
      newString: "b",
    }],
    ["StrReplace", { path, old_string: "a", new_string: "b" }],
    ["edit_file", { target_file: path, code_edit: text, instructions: "" }],
    ["search_replace", { file_path: path, old_string: "a", new_string: "b" }],
    ["write", { filePath: path, content: text }],
    ["write_to_file", { TargetFile: path, CodeContent: text }],
    ["replace_file_content", { TargetFile: path, ReplacementChunks: [] }],
    ["mcp__filesystem__write_file", { path, content: text }],
    ["mcp__filesystem__edit_file", {
      path,
      edits: [{ oldText: "a", newText: "b" }],
    }],
    ["mcp__desktop-commander__write_file", { path, content: text }],
    ["CallMcpTool", {
      server: "filesystem",
      toolName: "write_file",
      arguments: { path, content: text },
    }],
  ];
}

/** Every way to delete one file. */
export function deletions(path: string): readonly ToolCall[] {
  return [
    ...ways(`rm ${path}`).slice(0, 2),
    ["Bash", { command: `unlink ${path}` }],
    ["Delete", { path }],
    ["delete_file", { target_file: path, explanation: "" }],
    ["apply_patch", {
      input: `*** Begin Patch\n*** Delete File: ${path}\n*** End Patch`,
    }],
    ["mcp__filesystem__delete_file", { path }],
    ["use_mcp_tool", {
      server_name: "filesystem",
      tool_name: "delete_file",
      arguments: JSON.stringify({ path }),
    }],
    ...powershellWays(`Remove-Item ${path}`).slice(0, 2),
  ];
}

/** Every way to fetch an address. */
export function fetches(url: string): readonly ToolCall[] {
  return [
    ["Bash", { command: `curl -s ${url}` }],
    ["Bash", { command: `wget -qO- ${url}` }],
    ["WebFetch", { url, prompt: "Say what it says" }],
    ["web_fetch", { prompt: `Summarise ${url} for me` }],
    ["web_fetch", { url }],
    ["webfetch", { url, format: "text" }],
    ["fetch_webpage", { urls: [url], query: "" }],
    ["open_simple_browser", { url }],
    ["read_url_content", { Url: url }],
    ["mcp__fetch__fetch", { url, max_length: 1000 }],
    ["mcp__puppeteer__puppeteer_navigate", { url }],
    ["mcp__playwright__browser_navigate", { url }],
    ...powershellWays(`Invoke-WebRequest ${url}`).slice(0, 2),
  ];
}

const PROJECT = "/home/dev/project";
