/** Takes apart the names that agents give to the tools of MCP servers. */

/** Which tool of which server. */
export interface McpName {
  /** The server, or an empty text when the name does not tell. */
  readonly server: string;
  /** The tool as the server names it. */
  readonly tool: string;
}

/**
 * The server and tool of a name such as `mcp__github__create_issue` (Claude Code, Codex), `mcp_github_create_issue`
 * (Gemini, where the server ends at the next `_`), `MCP:create_issue` (Cursor) or `github.create_issue`; `undefined`
 * when the name is none of these.
 */
export function mcpName(name: string): McpName | undefined {
  const long = /^mcp__(.+?)__(.+)$/i.exec(name) ??
    /^mcp_([^_]+)_(.+)$/i.exec(name) ??
    /^mcp\.([^.]+)\.(.+)$/i.exec(name) ??
    /^([a-z][\w-]*)(?:__|[./:])([a-z][\w-]*)$/i.exec(name);
  if (/^mcp:/i.test(name)) return { server: "", tool: name.slice(4) };
  return long === null
    ? undefined
    : { server: long[1] ?? "", tool: long[2] ?? "" };
}

/** The words of a name in lower case: `createOrUpdate_file` has four. */
export function wordsOf(name: string): readonly string[] {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase()
    .split(/[^a-z0-9]+/).filter((word) => word !== "");
}
