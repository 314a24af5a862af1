/** Whether a matcher of Claude Code fits a tool that it has. */
import { KNOWN_TOOLS } from "../policy/known_tools.ts";
import { nearest } from "../problem/nearest.ts";

const TOOLS = KNOWN_TOOLS["claude-code"] ?? [];

/**
 * Why a matcher would guard nothing, or less than it says, with the nearest name; `null` when all of it fits.
 *
 * Claude Code compares letters, digits, `_` and `|` with whole names, and searches with anything else as a regular
 * expression; one that does not compile matches nothing, without a word.
 */
export function matcherProblem(matcher: string): string | null {
  if (matcher === "" || matcher === "*") return null;
  if (/^[A-Za-z0-9_|]+$/.test(matcher)) {
    const odd = matcher.split("|").find((name) => !isName(name));
    return odd === undefined ? null : noTool(odd);
  }
  let pattern: RegExp;
  try {
    pattern = new RegExp(matcher);
  } catch {
    return `\`${matcher}\` is no regular expression, so no tool matches it`;
  }
  // What MCP servers there are is not known here.
  if (matcher.includes("mcp__") || TOOLS.some((name) => pattern.test(name))) {
    return null;
  }
  return noTool(matcher);
}

function isName(name: string): boolean {
  return TOOLS.includes(name) || /^mcp__.+__./.test(name);
}

function noTool(name: string): string {
  if (/^mcp__[^_]+(_[^_]+)*_*$/.test(name)) {
    return `\`${name}\` is no whole name of a tool: write \`${
      name.replace(/_*$/, "")
    }__.*\` for all tools of that server`;
  }
  const plain = name.replace(/[^A-Za-z0-9_]/g, "");
  const best = nearest(plain, TOOLS) ??
    TOOLS.find((tool) => tool.toLowerCase().includes(plain.toLowerCase()));
  return `Claude Code has no tool that \`${name}\` matches${
    best === undefined || plain === "" ? "" : `; did you mean \`${best}\`?`
  }`;
}
