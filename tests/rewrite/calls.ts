/** Ways in which a call of a tool can be written otherwise without its doing anything else. */

/** A tool with its arguments. */
export type ToolCall = readonly [string, Readonly<Record<string, unknown>>];

/** A call that does the same as another. */
export interface RewrittenCall {
  /** What was rewritten, in words. */
  readonly name: string;
  readonly call: ToolCall;
}

type Arguments = ToolCall[1];

/** Names of arguments that hold a path of this machine and nothing else. */
const PATH =
  /^(?:path|file_?path|filePath|directory|paths|source_path|destination_path|source|destination|localPath)$/;

/** All rewritings of a call; the folder is the one that it is made in. */
export function rewrittenCalls(
  [tool, parameters]: ToolCall,
  cwd: string,
): readonly RewrittenCall[] {
  const found: RewrittenCall[] = [];
  const add = (name: string, changed: Arguments, by = tool) => {
    const call = [by, changed] as const;
    if (JSON.stringify(call) !== JSON.stringify([tool, parameters])) {
      found.push({ name, call });
    }
  };
  add("arguments turned round", turned(parameters));
  add("a remark beside", { ...parameters, explanation: "as we agreed" });
  add("nothing where nothing is", { ...parameters, unused_option: null });
  add("names in camel case", renamed(parameters, camel));
  add("names in snake case", renamed(parameters, snake));
  add("names in kebab case", renamed(parameters, kebab));
  add("names in Pascal case", renamed(parameters, pascal));
  // What a request goes to is no path of this machine.
  const isRequest = parameters["method"] !== undefined;
  for (const [name, spell] of Object.entries(isRequest ? {} : SPELLINGS)) {
    add(`paths ${name}`, respelled(parameters, (path) => spell(path, cwd)));
  }
  const mcp = /^mcp__(.+?)__(.+)$/.exec(tool);
  if (mcp !== null) {
    const [, server = "", name = ""] = mcp;
    const named = { server_name: server, tool_name: name };
    add("by use_mcp_tool", { ...named, arguments: parameters }, "use_mcp_tool");
    add("by use_mcp_tool with a text", {
      ...named,
      arguments: JSON.stringify(parameters),
    }, "use_mcp_tool");
    add("by CallMcpTool", {
      server,
      toolName: name,
      arguments: parameters,
    }, "CallMcpTool");
  }
  add("in a batch", { tool_calls: [{ tool, parameters }] }, "batch");
  add("in a batch beside another", {
    tool_calls: [
      { tool: "list", parameters: {} },
      { tool, parameters },
    ],
  }, "batch");
  add("at once with others", {
    tool_uses: [{ recipient_name: `functions.${tool}`, parameters }],
  }, "multi_tool_use.parallel");
  return found;
}

/** Other spellings of one path. */
const SPELLINGS: Readonly<
  Record<string, (path: string, cwd: string) => string>
> = {
  "with a dot": (path) => path.replace(/\/(?=[^/]+$)/, "/./"),
  "with two slashes": (path) => path.replace(/\/(?=[^/]+$)/, "//"),
  "with a way back": (path) => path.replace(/\/(?=[^/]+$)/, "/x/../"),
  "made absolute": (path, cwd) => /^[/~]/.test(path) ? path : `${cwd}/${path}`,
  "from the project": (path, cwd) =>
    path.startsWith("/")
      ? `${cwd.replace(/[^/]+/g, "..").slice(1)}${path}`
      : path,
  "by the home folder's sign": (path) => path.replace(/^\/home\/dev\b/, "~"),
};

function respelled(
  parameters: Arguments,
  spell: (path: string) => string,
): Arguments {
  const one = (value: unknown): unknown =>
    typeof value === "string" && /[./~]/.test(value) && !value.includes(":")
      ? spell(value)
      : value;
  return Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [
      key,
      PATH.test(key)
        ? Array.isArray(value) ? value.map(one) : one(value)
        : value,
    ]),
  );
}

function turned(parameters: Arguments): Arguments {
  return Object.fromEntries(Object.entries(parameters).reverse());
}

function renamed(
  parameters: Arguments,
  by: (words: readonly string[]) => string,
): Arguments {
  return Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [
      by(
        key.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase().split(/[_-]/),
      ),
      value,
    ]),
  );
}

function snake(words: readonly string[]): string {
  return words.join("_");
}

function kebab(words: readonly string[]): string {
  return words.join("-");
}

function pascal(words: readonly string[]): string {
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join("");
}

function camel(words: readonly string[]): string {
  const [first = "", ...rest] = words;
  return `${first}${pascal(rest)}`;
}
